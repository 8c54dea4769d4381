// Small JSON files of the user-data folder. A file that is missing or damaged reads as null, never as a failure
// to start; writing is atomic (written aside, synced, renamed), so that a power cut leaves the old or the new one.

import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../shared/ipc/result.ts';

/** The parsed content; null when the file is missing, unreadable or not JSON. */
export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    return null;
  }
}

/** Throws {@link AppError} `file-unwritable` naming the file; the old content is then untouched. */
export function writeJsonFile(path: string, value: unknown): void {
  const aside = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(aside, 'w', 0o600);
    try {
      writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(aside, path);
  } catch (cause) {
    discard(aside);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('file-unwritable', `${path} could not be written: ${reason}`, {
      remedy: 'Check that the folder exists, has free space and may be written to.',
      file: path,
    });
  }
}

/** What is left of a failed attempt; that it cannot be removed must not hide why the attempt failed. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder is not even there.
  }
}
