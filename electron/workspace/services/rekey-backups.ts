// The backups follow the workspace when its passphrase changes: each is made anew aside and takes its old name in one
// step. One that cannot be made so is named; a plain one beside an encrypted workspace is removed then.

import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { looksEncrypted, readCipherHeader } from '../db/cipher.ts';
import { rekeyCopy, removeFileAndSides, type FileKey } from '../db/rekey-file.ts';
import { backupFolderOf } from './backup-names.ts';
import { syncFolder } from './write-file.ts';

/** Names of backups. */
export interface RekeyedBackups {
  readonly done: readonly string[];
  /** Plain ones that could not be encrypted, and are gone. */
  readonly removed: readonly string[];
  /** As they were: encrypted ones that the passphrase does not open, and those that could not be written. */
  readonly left: readonly string[];
}

export interface BackupsRequest {
  readonly path: string;
  /** What may open them, besides nothing. */
  readonly known: readonly FileKey[];
  readonly to: FileKey;
  /** What cannot be encrypted now may be the next time. */
  readonly keepPlain: boolean;
}

const asideEnding = '.rekeying';

/** The caller holds the workspace, and no backup is being made. Throws nothing about single backups. */
export function rekeyBackups(request: BackupsRequest): RekeyedBackups {
  const folder = backupFolderOf(request.path);
  const done: string[] = [];
  const removed: string[] = [];
  const left: string[] = [];
  const lists = { done, removed, left };
  for (const name of namesIn(folder)) {
    if (!name.endsWith('.sourcebench')) continue;
    const outcome = rekeyBackup(join(folder, name), request);
    if (outcome !== null) lists[outcome].push(name);
  }
  if (done.length + removed.length > 0) syncFolder(folder);
  return lists;
}

/** Null for what has the key already, and for what is no database. */
function rekeyBackup(
  file: string,
  { known, to, keepPlain }: BackupsRequest,
): keyof RekeyedBackups | null {
  const header = readCipherHeader(file);
  if (header.toString('latin1', 0, 16) === 'SQLite format 3\0') {
    if (to === null) return null;
    if (replaced(file, null, to)) return 'done';
    return !keepPlain && isGone(file) ? 'removed' : 'left';
  }
  if (!looksEncrypted(header) || to?.fits(header) === true) return null;
  const from = known.find((key) => key?.fits(header) === true);
  return from !== undefined && replaced(file, from, to) ? 'done' : 'left';
}

function isGone(file: string): boolean {
  try {
    removeFileAndSides(file);
    return true;
  } catch {
    return false;
  }
}

function replaced(file: string, from: FileKey, to: FileKey): boolean {
  const aside = `${file}${asideEnding}`;
  try {
    rekeyCopy({ file, aside, from, to });
    renameSync(aside, file);
    return true;
  } catch {
    isGone(aside);
    return false;
  }
}

/** What a change of the passphrase left that was killed; no other program makes files of this ending. */
export function removeRekeyedParts(path: string): void {
  removeFrom(path, /\.rekeying(-journal|-wal|-shm)?$/);
}

/** What backups left that were killed: nobody makes one while the workspace is closed and held. */
export function removeBackupParts(path: string): void {
  removeFrom(path, /\.(part|rekeying)(-journal|-wal|-shm)?$/);
}

function removeFrom(path: string, pattern: RegExp): void {
  const folder = backupFolderOf(path);
  for (const name of namesIn(folder)) {
    if (pattern.test(name)) rmSync(join(folder, name), { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
