// Writes a file so that its name never stands for half of it: written aside, forced to the disk, then renamed.

import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { AppError, type ErrorCode } from '../../../shared/ipc/result.ts';

/** Replaces what is there. Throws an {@link AppError} that names the file; what was there then still is. */
export function writeFileDurably(path: string, content: string | Uint8Array): void {
  let aside: string | null = null;
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats !== undefined && !stats.isFile()) {
      // Such as /dev/stdout: nothing to rename there. A folder refuses.
      writeFileSync(path, content);
      return;
    }
    // Through a link, the file that it names is replaced, not the link.
    const target = resolveLink(path);
    // Renaming would replace a file that somebody has protected.
    if (stats !== undefined) accessSync(target, constants.W_OK);
    aside = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}.part`);
    writeAndSync(aside, content, stats?.mode);
    renameSync(aside, target);
    syncFolder(dirname(target));
  } catch (thrown) {
    if (aside !== null) discard(aside);
    throw writingError(path, thrown);
  }
}

/** The file that is there when one goes through links; the path itself where there is none. */
export function resolveLink(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** What could not be made cannot be removed either, and that is not what went wrong. */
export function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The first failure is the one to tell.
  }
}

function writeAndSync(path: string, content: string | Uint8Array, mode: number | undefined): void {
  const file = openSync(path, 'wx', mode ?? 0o666);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the new name itself durable. Windows has no such thing and does not need it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(folder, 'r');
  try {
    fsyncSync(directory);
  } catch {
    // Some network file systems cannot; the file itself is safe by then.
  } finally {
    closeSync(directory);
  }
}

const explanations: Readonly<
  Record<string, readonly [code: ErrorCode, what: string, remedy: string]>
> = {
  ENOENT: [
    'file-missing',
    'lies in a folder that does not exist',
    'Make the folder, or choose another one.',
  ],
  ENOTDIR: [
    'file-missing',
    'lies in a folder that does not exist',
    'Make the folder, or choose another one.',
  ],
  EISDIR: ['file-is-directory', 'is a folder', 'Choose a file name inside it.'],
  ENOSPC: [
    'disk-full',
    'does not fit: the disk is full',
    'Free some space or choose another disk.',
  ],
  EDQUOT: [
    'disk-full',
    'does not fit: your share of the disk is full',
    'Free some space or choose another disk.',
  ],
};

/** An {@link AppError} that names the file and the remedy for what the system refused; anything else as it came. */
export function writingError(path: string, thrown: unknown): unknown {
  if (!(thrown instanceof Error && 'code' in thrown && 'syscall' in thrown)) return thrown;
  const [code, what, remedy] = explanations[String(thrown.code)] ?? [
    'file-unwritable',
    `cannot be written (${String(thrown.code)})`,
    'Choose another place, or check that you are allowed to write there.',
  ];
  return new AppError(code, `${path} ${what}.`, { remedy, file: path });
}
