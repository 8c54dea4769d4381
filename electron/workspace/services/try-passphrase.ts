// A passphrase that the user gives for an encrypted file: kept for further files when it opens something, else forgotten.

import { AppError } from '../../../shared/ipc/result.ts';
import type { FileKeys } from '../age/file-keys.ts';
import { needsPassphrase } from '../age/open-sealed.ts';

export const wrongPassphrase = (file: string): AppError =>
  new AppError('passphrase-wrong', `${file} is not encrypted with this passphrase.`, {
    remedy: 'Check capitals and spaces, and type it again.',
    file,
  });

interface Given {
  readonly keys: FileKeys;
  readonly file: string;
  readonly passphrase: string;
}

/** Throws `passphrase-wrong` when the work still lacks one, or what it comes to is still locked. */
export async function tryPassphrase<T>(
  { keys, file, passphrase }: Given,
  work: () => Promise<T>,
  isStillLocked: (result: T) => boolean = () => false,
): Promise<T> {
  keys.add(passphrase);
  try {
    const result = await work();
    if (!isStillLocked(result)) return result;
  } catch (thrown) {
    keys.drop(passphrase);
    throw needsPassphrase(thrown) ? wrongPassphrase(file) : thrown;
  }
  keys.drop(passphrase);
  throw wrongPassphrase(file);
}
