// For whom a file is encrypted (age-encryption.org/v1), and the address book of those who get files.

export type Encryption =
  | { readonly recipients: readonly string[] }
  | { readonly passphrase: string };

export interface Colleague {
  readonly name: string;
  /** Such as `age1…`. */
  readonly key: string;
}

/** What is told of a secret key: that it is there. */
export interface OwnPublicKey {
  readonly publicKey: string;
  /** The file that holds the secret key, so that a copy of it can be kept. */
  readonly path: string;
}
