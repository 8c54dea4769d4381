// Gives a copy its place among the backups: written aside under another ending, and only when it has been looked through
// and is on the disk does it get its name. What a killed backup leaves is cleared away by the next one.

import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/ipc/result.ts';
import type { BackupEntry, BackupReason } from '../../../shared/ipc/safety-types.ts';
import type { KnownKey } from '../db/cipher.ts';
import type { StateOf } from '../db/copy-database.ts';
import { fromSqlite } from '../db/errors.ts';
import type { Hold } from '../db/hold.ts';
import { entryOf } from './backup-list.ts';
import { backupFolderOf, backupName, parseBackupName } from './backup-names.ts';
import { outdatedBackups } from './backup-rule.ts';
import { syncFolder, writingError } from './write-file.ts';

export interface BackupRequest {
  readonly path: string;
  readonly reason: BackupReason;
  readonly madeAtMs: number;
  /** As of the open workspace, or the passphrase where it is open nowhere. */
  readonly passphrase: string | KnownKey | null;
}

/** Where the copy is to be written; makes the folder. */
export function placeForBackup(path: string): string {
  const folder = backupFolderOf(path);
  mkdirSync(folder, { recursive: true });
  return join(folder, `${randomUUID()}.part`);
}

/** The copy at `part` becomes a backup; those that the rule no longer keeps go. */
export function keepBackup(request: BackupRequest, part: string, state: StateOf): BackupEntry {
  const folder = backupFolderOf(request.path);
  const id = backupName({ ...request, ...state });
  renameSync(part, join(folder, id));
  syncFolder(folder);
  tidyBackups(folder, request.madeAtMs);
  const entry = entryOf(folder, id);
  if (entry === null) throw new Error(`the backup ${id} is not there`);
  return entry;
}

export function discardPart(part: string): void {
  for (const file of [part, `${part}-journal`, `${part}-wal`, `${part}-shm`]) {
    rmSync(file, { force: true });
  }
}

/** What is left of a copy that took its place or not; nothing about it is in the way of letting others in. */
export function letGo(part: string, hold: Pick<Hold, 'release'>): void {
  try {
    discardPart(part);
  } catch {
    // Whoever opens the workspace next clears it away.
  } finally {
    hold.release();
  }
}

/** A backup that is being made by another program has been written to by then. */
const partIsOldMs = 3_600_000;

/** What cannot be removed stays; it is in nobody's way. */
function tidyBackups(folder: string, nowMs: number): void {
  try {
    const names = readdirSync(folder);
    const backups = names.flatMap((name) => parseBackupName(name) ?? []);
    for (const { id } of outdatedBackups(backups, nowMs)) rmSync(join(folder, id), { force: true });
    for (const name of names.filter((each) => /\.part(-journal|-wal|-shm)?$/.test(each))) {
      const file = join(folder, name);
      const touchedAtMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (Date.now() - touchedAtMs > partIsOldMs) rmSync(file, { force: true });
    }
  } catch {
    // The next backup tries again.
  }
}

/** Whatever went wrong with a backup, in words that say that it was the backup. */
export function backupError(path: string, thrown: unknown): AppError {
  const folder = backupFolderOf(path);
  const cause = fromSqlite(writingError(folder, thrown), folder);
  // Damage is of the workspace, and the more important thing to say.
  if (cause instanceof AppError && cause.code === 'workspace-damaged') return cause;
  const known = cause instanceof AppError ? cause : null;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new AppError(
    known?.code === 'disk-full' ? 'disk-full' : 'file-unwritable',
    `No backup of ${path} could be made: ${why}`,
    {
      remedy:
        known?.code === 'disk-full'
          ? 'Free some space on the disk. Work goes on, and the next backup is tried by itself.'
          : `Check the folder ${folder}. Work goes on, and the next backup is tried by itself.`,
      file: folder,
    },
  );
}
