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
}

/** Nobody may be waiting at the other end of a named pipe; Windows has no such flag. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Throws an {@link AppError} for a folder, a missing, unreadable or empty file, and one of more than `maxBytes`. */
export async function readSource(path: string, maxBytes: number): Promise<SourceBytes> {
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
    checkSize(path, stats.size, maxBytes);
    const bytes = await handle.readFile();
    checkSize(path, bytes.length, maxBytes);
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
): SourceBytes {
  checkSize(fileName, bytes.length, maxBytes);
  return {
    file: fileName,
    fileName: basename(fileName.replaceAll('\\', '/')) || 'article',
    bytes: Uint8Array.from(bytes),
  };
}

function checkSize(file: string, bytes: number, maxBytes: number): void {
  if (bytes === 0) {
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
