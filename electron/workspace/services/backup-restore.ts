// Puts a backup in the place of a workspace that nobody has open. The backup is looked through first and copied aside;
// the workspace is kept as a backup itself, or set aside untouched where it is damaged; only then does the copy get the
// workspace's name, in one step. Killed at any point, the old or the new one is there.

import { constants, copyFileSync, existsSync, renameSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import { knownKeyOf } from '../db/cipher.ts';
import { checkFile, foldLog, isSound } from '../db/copy-database.ts';
import { fromSqlite } from '../db/errors.ts';
import { realPathOf, takeHold } from '../db/hold.ts';
import { bytesOf, logsBeside } from '../db/logs-beside.ts';
import { backupAtOnce } from './backup-at-once.ts';
import { findBackup } from './backup-list.ts';
import { discardPart, letGo } from './backup-place.ts';
import { replaceDamaged } from './set-aside.ts';
import { leftoverPrefix } from './sweep-leftovers.ts';
import { syncFolder, writingError } from './write-file.ts';

export interface RestoreRequest {
  readonly path: string;
  /** The backup's name in the folder of backups. */
  readonly id: string;
  readonly program: string;
  readonly nowMs: number;
  /** Of the workspace and the backup. */
  readonly passphrase: string | null;
}

export interface Restored {
  /** Where the workspace that was there is now: a backup, or a file beside; null when there was none. */
  readonly kept: string | null;
}

/** Throws an {@link AppError}; the workspace is then as it was. */
export function restoreBackup(request: RestoreRequest): Restored {
  const { id, program, nowMs } = request;
  const path = realPathOf(request.path);
  const { file } = findBackup(path, id);
  const hold = takeHold(path, { program, person: null, sinceMs: nowMs });
  const part = join(dirname(path), `${leftoverPrefix(path)}${randomUUID()}.part`);
  try {
    copyChecked(file, part, request.passphrase);
    return { kept: takePlace(path, part, request) };
  } catch (thrown) {
    hold.putBack();
    throw writingError(path, fromSqlite(thrown, path));
  } finally {
    letGo(part, hold);
  }
}

/** Copies the backup to a file that is not there yet, leaving the workspace alone. Throws an {@link AppError}. */
export function copyBackup(
  path: string,
  id: string,
  target: string,
  passphrase: string | null,
): void {
  const { file } = findBackup(path, id);
  // What lies beside it would be taken for the log of the file which comes here.
  const inTheWay = [target, ...logsBeside(target).map((suffix) => `${target}${suffix}`)];
  const there = inTheWay.find((each) => existsSync(each));
  if (there !== undefined) {
    throw new AppError('conflict', `${there} is there already.`, {
      remedy: 'Name a file that is not there yet.',
      file: there,
    });
  }
  const part = join(dirname(target), `${leftoverPrefix(target)}${randomUUID()}.part`);
  try {
    copyChecked(file, part, passphrase);
    renameSync(part, target);
    syncFolder(dirname(target));
  } catch (thrown) {
    throw writingError(target, fromSqlite(thrown, file));
  } finally {
    discardPart(part);
  }
}

function copyChecked(file: string, part: string, passphrase: string | null): void {
  copyFileSync(file, part, constants.COPYFILE_EXCL);
  // One that was put there by hand may have been copied with its log.
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${part}-wal`);
  try {
    checkFile({ path: file, target: part, passphrase });
  } catch (thrown) {
    throw fromSqlite(thrown, file);
  }
}

/** The present workspace becomes a backup, or is set aside; answers which. */
function takePlace(
  path: string,
  part: string,
  { nowMs, passphrase }: RestoreRequest,
): string | null {
  const isThere = bytesOf(path) > 0;
  // A log without its file would be taken for that of the file which comes here.
  if (isThere ? !isSound(path, passphrase) : logsBeside(path).length > 0) {
    return replaceDamaged({ path, part, key: knownKeyOf(path, passphrase), nowMs });
  }
  const kept = isThere ? keepAsBackup(path, { nowMs, passphrase }) : null;
  renameSync(part, path);
  syncFolder(dirname(path));
  return kept;
}

/** At its place it stays, as one file without a log. Without room or rights for a backup nothing is replaced. */
function keepAsBackup(
  path: string,
  { nowMs, passphrase }: Pick<RestoreRequest, 'nowMs' | 'passphrase'>,
): string {
  const { id } = backupAtOnce({ path, reason: 'before-restore', madeAtMs: nowMs, passphrase });
  foldLog(path, passphrase);
  return id;
}
