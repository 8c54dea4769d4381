// The keys that encrypted files are opened with in one session: the own secret key, those that were named, and
// passphrases that have opened a file before, so that ten files of one colleague ask once. Nothing of it is written.

import { readIdentities } from './identity-file.ts';

export interface FileKeys {
  /** Throws an AppError for an identity file that was named and cannot be read. */
  readonly identities: () => readonly string[];
  readonly passphrases: () => readonly string[];
  /** To be tried from now on. */
  readonly add: (passphrase: string) => void;
  readonly drop: (passphrase: string) => void;
}

export interface FileKeysOptions {
  /** The own identity file, which may not be there; null for none. */
  readonly ownIdentity?: string | null;
  readonly identityFiles?: readonly string[];
  readonly passphrases?: readonly string[];
}

/** Each costs a second for a file that it does not open. */
const MOST_PASSPHRASES = 3;

export function createFileKeys({
  ownIdentity = null,
  identityFiles = [],
  passphrases = [],
}: FileKeysOptions = {}): FileKeys {
  let known = passphrases.slice(0, MOST_PASSPHRASES);
  return {
    identities: () => [
      ...identityFiles.flatMap((path) => readIdentities(path, true)),
      ...(ownIdentity === null ? [] : ownIdentities(ownIdentity)),
    ],
    passphrases: () => known,
    add(passphrase) {
      known = [passphrase, ...known.filter((one) => one !== passphrase)].slice(0, MOST_PASSPHRASES);
    },
    drop(passphrase) {
      known = known.filter((one) => one !== passphrase);
    },
  };
}

/** A damaged one must not keep other keys from being tried. */
function ownIdentities(path: string): readonly string[] {
  try {
    return readIdentities(path);
  } catch {
    return [];
  }
}
