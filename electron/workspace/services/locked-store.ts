// Encrypted files that no key at hand opens, kept for a while in case the user gives a passphrase. Of files on the disk
// only the place is kept; the oldest go first.

import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/ipc/result.ts';
import type { SourceBytes } from '../importers/read-source.ts';

export interface LockedFile {
  /** As the user named it. */
  readonly file: string;
  readonly read: () => SourceBytes | Promise<SourceBytes>;
}

export interface LockedStore {
  /** Answers the token. */
  readonly keep: (file: LockedFile) => string;
  /** Throws `not-found` when the token is unknown or too old. */
  readonly find: (token: string) => LockedFile;
  readonly forget: (token: string) => void;
}

const MOST_FILES = 200;

export function createLockedStore(): LockedStore {
  const kept = new Map<string, LockedFile>();
  return {
    keep(file) {
      const token = randomUUID();
      kept.set(token, file);
      const [oldest] = kept.keys();
      if (kept.size > MOST_FILES && oldest !== undefined) kept.delete(oldest);
      return token;
    },
    find(token) {
      const file = kept.get(token);
      if (file !== undefined) return file;
      throw new AppError('not-found', 'The encrypted file is no longer at hand.', {
        remedy: 'Open it again, then give the passphrase.',
      });
    },
    forget: (token) => void kept.delete(token),
  };
}
