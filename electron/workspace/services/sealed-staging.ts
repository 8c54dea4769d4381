// The staging of an export that is encrypted: every file is encrypted by itself while it is written, so that nothing lies
// on the disk in the clear. By itself and not in one archive, because then each comes back through the same doors as a
// plain one, any program for age makes the plain dataset of it, and what it takes does not grow with its size; names of
// files stay readable. What is told of a file, such as in the manifest, is about what is in it: sizes and hashes are those
// that one gets after decrypting.

import { createHash, type Hash } from 'node:crypto';
import type { DatasetFile } from '../../../shared/datasets/described.ts';
import { compareText } from '../../../shared/domain/order.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { sealedExtension } from '../age/sealed-file.ts';
import type { SealedStream, Sealer } from '../age/seal.ts';
import type { Staging } from './export-staging.ts';

/** Each keeps up to a piece of 64 KiB; one that was not written to for so long is complete. */
const MOST_OPEN = 128;
/** Every file takes a second of its own where there is a passphrase. */
const MOST_WITH_PASSPHRASE = 20;

interface SealedFile {
  readonly stream: SealedStream;
  readonly hash: Hash;
  bytes: number;
  isDone: boolean;
}

interface Sealing {
  readonly sealer: Sealer;
  readonly hasPassphrase: boolean;
}

/** `staging` gets the encrypted files, called with `.age` at the end. */
export function sealStaging(staging: Staging, sealing: Sealing): Staging {
  const { files, write, finish, finishAll } = sealedFiles(staging, sealing);
  return {
    folder: staging.folder,
    write,
    async rename(from, to) {
      const file = files.get(from);
      if (file === undefined) throw new RangeError(`${from} was not written`);
      await finish(file);
      await staging.rename(`${from}${sealedExtension}`, `${to}${sealedExtension}`);
      files.delete(from);
      files.set(to, file);
    },
    async remove(path) {
      const file = files.get(path);
      if (file !== undefined) await finish(file);
      files.delete(path);
      await staging.remove(`${path}${sealedExtension}`);
    },
    async finish() {
      await finishAll();
      await staging.finish();
      const done: DatasetFile[] = Array.from(files, ([path, { hash, bytes }]) => ({
        path,
        bytes,
        sha256: hash.copy().digest('hex'),
      }));
      return done.toSorted((a, b) => compareText(a.path, b.path));
    },
    async discard() {
      await finishAll().catch(() => undefined);
      await staging.discard();
    },
  };
}

function sealedFiles(staging: Staging, { sealer, hasPassphrase }: Sealing) {
  const files = new Map<string, SealedFile>();
  const open = new Set<SealedFile>();

  async function finish(file: SealedFile): Promise<void> {
    if (file.isDone) return;
    file.isDone = true;
    open.delete(file);
    await file.stream.end();
  }

  async function write(path: string, content: string | Uint8Array): Promise<void> {
    const file = files.get(path) ?? begin(path);
    if (file.isDone) throw new RangeError(`${path} is written to after its end`);
    file.hash.update(content);
    file.bytes += Buffer.byteLength(content);
    open.delete(file);
    open.add(file);
    await file.stream.add(content);
    const [oldest] = open;
    if (open.size > MOST_OPEN && oldest !== undefined) await finish(oldest);
  }

  function begin(path: string): SealedFile {
    if (hasPassphrase && files.size === MOST_WITH_PASSPHRASE) throw tooMany();
    const stream = sealer.stream((piece) => staging.write(`${path}${sealedExtension}`, piece));
    const file = { stream, hash: createHash('sha256'), bytes: 0, isDone: false };
    files.set(path, file);
    return file;
  }

  async function finishAll(): Promise<void> {
    for (const file of Array.from(open)) await finish(file);
  }

  return { files, write, finish, finishAll };
}

const tooMany = (): AppError =>
  new AppError(
    'bad-usage',
    `With a passphrase, at most ${MOST_WITH_PASSPHRASE} files are encrypted at once.`,
    { remedy: 'Choose one file for all articles, or encrypt for a colleague’s key.' },
  );
