// Gets the bytes of a source, or says why it cannot be one. Size and kind are looked at before anything is read.

import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, type ErrorCode } from '../../../shared/ipc/result.ts';
import { formatBytes } from '../limits.ts';

export interface SourceBytes {
  /** As the user named it. */
  readonly file: string;
  /** Without folders. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Files beside it that it cannot be read without (companions.ts). */
  readonly companions?: readonly Companion[];
}

export interface Companion {
  /** Without folders. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Nobody may be waiting at the other end of a named pipe; Windows has no such flag. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Throws an {@link AppError} for a folder, a missing, unreadable or empty file, and one of more than `maxBytes`.
 * `mayBeEmpty` is for files that say something by being there.
 */
export async function readSource(
  path: string,
  maxBytes: number,
  mayBeEmpty = false,
): Promise<SourceBytes> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, withoutWaiting);
    const stats = await handle.stat();
    if (stats.isDirectory()) throw isFolder(path);
    if (!stats.isFile()) {
      throw refused(
        'file-unreadable',
        path,
        'is not an ordinary file.',
        'Save its content as a file first.',
      );
    }
    checkSize(path, stats.size, maxBytes, mayBeEmpty);
    const bytes = await handle.readFile();
    checkSize(path, bytes.length, maxBytes, mayBeEmpty);
    return { file: path, fileName: basename(path), bytes };
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : notOpened(path, thrown);
  } finally {
    await handle?.close();
  }
}

/**
 * A source that came as bytes, from a drop or from pasting: a copy, because reading may take its bytes away.
 * `fileName` may not carry folders into the workspace.
 */
export function sourceFromBytes(
  fileName: string,
  bytes: Uint8Array,
  maxBytes: number,
  companions: readonly Companion[] = [],
): SourceBytes {
  const total = companions.reduce((sum, one) => sum + one.bytes.length, bytes.length);
  checkSize(fileName, total, maxBytes);
  const withoutFolders = (name: string) => basename(name.replaceAll('\\', '/')) || 'article';
  const source = {
    file: fileName,
    fileName: withoutFolders(fileName),
    bytes: Uint8Array.from(bytes),
  };
  if (companions.length === 0) return source;
  const copies = companions.map((one) => ({
    fileName: withoutFolders(one.fileName),
    bytes: Uint8Array.from(one.bytes),
  }));
  return { ...source, companions: copies };
}

function checkSize(file: string, bytes: number, maxBytes: number, mayBeEmpty = false): void {
  if (bytes === 0 && !mayBeEmpty) {
    throw refused('file-empty', file, 'is empty.', 'Choose a file that has text in it.');
  }
  if (bytes > maxBytes) {
    throw refused(
      'file-too-large',
      file,
      `has ${formatBytes(bytes)}; Sourcebench reads files up to ${formatBytes(maxBytes)}.`,
      'Split it, or use the command line with --max-size.',
    );
  }
}

function notOpened(path: string, thrown: unknown): AppError {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown error';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return refused('file-missing', path, 'does not exist.', 'Check the name and the folder.');
  }
  // Windows cannot open a folder at all.
  if (code === 'EISDIR') return isFolder(path);
  return refused(
    'file-unreadable',
    path,
    `cannot be read (${code}).`,
    'Check that you are allowed to read it and that no other program has locked it.',
  );
}

const isFolder = (path: string): AppError =>
  refused('file-is-directory', path, 'is a folder, not a file.', 'Choose the files inside it.');

export function refused(code: ErrorCode, file: string, what: string, remedy: string): AppError {
  return new AppError(code, `${file} ${what}`, { remedy, file });
}
