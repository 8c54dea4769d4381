// For whom a file is encrypted, as it is being chosen: for nobody, for colleagues, or with a passphrase typed twice.

import type { Encryption } from '../../../shared/sharing/encryption.ts';

export interface EncryptionDraft {
  readonly how: 'none' | 'keys' | 'passphrase';
  /** Public keys. */
  readonly keys: readonly string[];
  readonly passphrase: string;
  readonly again: string;
}

export const noEncryption: EncryptionDraft = { how: 'none', keys: [], passphrase: '', again: '' };

let remembered: EncryptionDraft = noEncryption;

/** What was chosen for the file before, until the program ends; a passphrase is typed anew for each. */
export const rememberedDraft = (): EncryptionDraft => remembered;

export function rememberDraft(draft: EncryptionDraft): void {
  remembered = { ...draft, passphrase: '', again: '' };
}

/** What is missing; null where it can be used. */
export function encryptionFault({ how, keys, passphrase, again }: EncryptionDraft): string | null {
  if (how === 'keys') return keys.length === 0 ? 'Choose for whom it is encrypted.' : null;
  if (how === 'none') return null;
  if (passphrase === '') return 'Type a passphrase.';
  return passphrase === again ? null : 'The two passphrases differ.';
}

export function encryptionOf({ how, keys, passphrase }: EncryptionDraft): Encryption | null {
  if (how === 'none') return null;
  return how === 'keys' ? { recipients: [...keys] } : { passphrase };
}
