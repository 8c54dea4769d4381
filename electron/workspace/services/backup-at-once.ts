// Backups for which everything waits: before the file is brought to another format, and before another file takes its
// place.

import type { BackupEntry } from '../../../shared/ipc/safety-types.ts';
import { renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KnownKey } from '../db/cipher.ts';
import { copyAtOnce, type StateOf } from '../db/copy-database.ts';
import {
  backupError,
  discardPart,
  keepBackup,
  placeForBackup,
  type BackupRequest,
} from './backup-place.ts';
import { fromSqlite } from '../db/errors.ts';
import { syncFolder, writingError } from './write-file.ts';

/** Throws an {@link AppError} that says why there is none. */
export function backupAtOnce(request: BackupRequest): BackupEntry {
  const { path, passphrase } = request;
  let part: string | null = null;
  try {
    part = placeForBackup(path);
    return keepBackup(request, part, copyAtOnce({ path, target: part, passphrase }));
  } catch (thrown) {
    if (part !== null) discardPart(part);
    throw backupError(path, thrown);
  }
}

/** Without a backup the file keeps its format: a migration that went wrong could not be taken back. */
export function backupBeforeMigration(
  path: string,
  passphrase: string | KnownKey | null,
  madeAtMs: number,
): void {
  backupAtOnce({ path, reason: 'migration', madeAtMs, passphrase });
}

/** A checked copy in a file that is not there yet. Throws an {@link AppError}. */
export function copyWorkspace({ path, passphrase }: BackupRequest, file: string): StateOf {
  const part = `${file}.part`;
  try {
    const state = copyAtOnce({ path, target: part, passphrase });
    renameSync(part, file);
    syncFolder(dirname(file));
    return state;
  } catch (thrown) {
    discardPart(part);
    throw writingError(file, fromSqlite(thrown, path));
  }
}
