// Opens a source that is encrypted with age. What comes of it is read like any other file: by the same importers, within
// the same limits, in the same thread. The decrypted bytes are what is kept as the original, by the rule that what goes
// out comes back: they can be read again and saved without a key that may be lost by then, they have the hash of the same
// file sent in the clear, and the places of the source map are places in them. The passphrase of the workspace protects
// them from then on.

import { AppError } from '../../../shared/ipc/result.ts';
import { refused, type SourceBytes } from '../importers/read-source.ts';
import { formatBytes } from '../limits.ts';
import type { FileKeys } from './file-keys.ts';
import { loadAge } from './load-age.ts';
import { isArmored, isSealed, unsealedName } from './sealed-file.ts';

/** Opens a source where it is encrypted; gives back any other as it is. */
export type OpenSource = (source: SourceBytes) => Promise<SourceBytes>;

export const opensWith =
  (keys: FileKeys, maxBytes: number): OpenSource =>
  async (source) => {
    const { file } = source;
    const open = async (name: string, bytes: Uint8Array) => {
      if (!isSealed(bytes)) return { fileName: name, bytes };
      const plain = await opened(file, bytes, { keys, maxBytes });
      // An empty file of marks says that there are none.
      if (plain.length === 0 && !/\.ann$/i.test(unsealedName(name))) throw isEmpty(file);
      return { fileName: unsealedName(name), bytes: plain };
    };
    const { companions } = source;
    const { fileName, bytes } = await open(source.fileName, source.bytes);
    if (companions === undefined) return { ...source, fileName, bytes };
    const beside = [];
    for (const one of companions) beside.push(await open(one.fileName, one.bytes));
    return { ...source, fileName, bytes, companions: beside };
  };

interface Opening {
  readonly keys: FileKeys;
  readonly maxBytes: number;
}

async function opened(
  file: string,
  bytes: Uint8Array,
  { keys, maxBytes }: Opening,
): Promise<Uint8Array> {
  const { armor } = await loadAge();
  let binary = bytes;
  try {
    if (isArmored(bytes)) binary = armor.decode(Buffer.from(bytes).toString('latin1').trim());
  } catch (thrown) {
    throw damaged(file, thrown);
  }
  const plain = await decrypted(file, binary, keys);
  if (plain.length > maxBytes) {
    throw refused(
      'file-too-large',
      file,
      `has ${formatBytes(plain.length)} once it is decrypted.`,
      'Split it, or use the command line with --max-size.',
    );
  }
  if (!isSealed(plain)) return plain;
  throw refused(
    'file-encrypted',
    file,
    'is encrypted twice: inside it there is another encrypted file.',
    'Decrypt it with the program age first, and open what comes of it.',
  );
}

/** With whatever key fits. A file is for keys or has a passphrase, never both. */
async function decrypted(file: string, bytes: Uint8Array, keys: FileKeys): Promise<Uint8Array> {
  const { Decrypter } = await loadAge();
  const hasPassphrase = isForPassphrase(bytes);
  if (!hasPassphrase) {
    const decrypter = new Decrypter();
    for (const identity of keys.identities()) decrypter.addIdentity(identity);
    return read(file, () => decrypter.decrypt(bytes), 'key');
  }
  for (const passphrase of keys.passphrases()) {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    try {
      return await read(file, () => decrypter.decrypt(bytes), 'passphrase');
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'file-encrypted') throw thrown;
    }
  }
  throw isLocked(file, 'passphrase');
}

const isEmpty = (file: string): AppError =>
  refused('file-empty', file, 'is empty once it is decrypted.', 'Ask for the file again.');

const passphraseHeader = 'age-encryption.org/v1\n-> scrypt ';

const isForPassphrase = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, passphraseHeader.length)).toString('latin1') === passphraseHeader;

async function read(
  file: string,
  decrypt: () => Promise<Uint8Array>,
  by: 'key' | 'passphrase',
): Promise<Uint8Array> {
  try {
    return await decrypt();
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : '';
    if (/no identity matched/.test(reason)) throw isLocked(file, by);
    if (!/work factor is too high/.test(reason)) throw damaged(file, thrown);
    throw refused(
      'file-invalid',
      file,
      'asks for more memory to be opened than is given to it.',
      'Ask for it to be encrypted for your key, or with a work factor of at most 20.',
    );
  }
}

const isLocked = (file: string, by: 'key' | 'passphrase'): AppError =>
  by === 'key'
    ? new AppError('file-encrypted', `${file} is encrypted for somebody else’s key.`, {
        remedy:
          'Send your public key (File → Keys…) and ask for the file again, or name the identity file that it was made for with --identity.',
        file,
        needs: 'key',
      })
    : new AppError('file-encrypted', `${file} is encrypted with a passphrase.`, {
        remedy: 'Give the passphrase; on the command line with --file-passphrase-file.',
        file,
        needs: 'passphrase',
      });

/** Whether a passphrase would open it. */
export const needsPassphrase = (thrown: unknown): thrown is AppError =>
  thrown instanceof AppError && thrown.details.needs === 'passphrase';

function damaged(file: string, thrown: unknown): AppError {
  const reason = thrown instanceof Error && thrown.message !== '' ? ` (${thrown.message})` : '';
  return refused(
    'file-invalid',
    file,
    `is encrypted, and damaged or cut off: nothing of it was read${reason}.`,
    'Ask for the file again.',
  );
}
