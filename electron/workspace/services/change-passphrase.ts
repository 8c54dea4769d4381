// Encrypts a workspace that nobody has open, changes its passphrase, or takes it away; its backups follow. The new file
// is made and compared aside and takes the name in one step, so that a kill at any moment leaves a workspace that opens
// with the old or with the new passphrase. What such a kill leaves is put right at the next opening.

import { readdirSync, renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import { keyOfFile, newKey, type WorkspaceKey } from '../db/cipher.ts';
import { connect } from '../db/connect.ts';
import { foldLog } from '../db/copy-database.ts';
import { fromSqlite } from '../db/errors.ts';
import { realPathOf, takeHold } from '../db/hold.ts';
import { checkHeader } from '../db/inspect.ts';
import { rekeyCopy } from '../db/rekey-file.ts';
import {
  asideOf,
  finishChange,
  keepKeyBefore,
  removeKeyBefore,
  removeLeftovers,
} from './passphrase-leftovers.ts';
import { rekeyBackups, removeBackupParts, type RekeyedBackups } from './rekey-backups.ts';
import { syncFolder, writingError } from './write-file.ts';

export interface ChangeRequest {
  readonly path: string;
  /** Null where there is none yet. */
  readonly current: string | null;
  /** Null for none from now on. */
  readonly next: string | null;
  readonly program: string;
  readonly nowMs: number;
}

export interface ChangedPassphrase extends RekeyedBackups {
  /** Files beside the workspace that are copies of it from before, and still say what it says in the clear. */
  readonly plainCopies: readonly string[];
}

/**
 * Throws `passphrase-wrong`, `workspace-held`, or what is the matter with the files; the workspace then opens as before.
 * Backups that could not follow are in the answer.
 */
export function changePassphrase(request: ChangeRequest): ChangedPassphrase {
  const { program, nowMs, current, next } = request;
  const path = realPathOf(request.path);
  const from = checkCurrent(path, current);
  if (from === null && next === null) throw notEncrypted(path);
  const hold = takeHold(path, { program, person: null, sinceMs: nowMs });
  try {
    finishChange(path, from);
    // A log left by a crash is part of the workspace. Refused while anybody reads beside.
    foldLog(path, from);
    const backups = change(path, from, next === null ? null : newKey(next));
    return { ...backups, plainCopies: next === null ? [] : plainCopiesOf(path) };
  } catch (thrown) {
    throw writingError(path, fromSqlite(thrown, path));
  } finally {
    // Who opens it looks through it.
    hold.putBack();
  }
}

/** The key of the file; null for a plain one. Throws `passphrase-wrong`. */
function checkCurrent(path: string, current: string | null): WorkspaceKey | null {
  checkHeader(path);
  try {
    const key = keyOfFile(path, current);
    const driver = connect(path, { passphrase: key, readonly: true });
    try {
      // Without a key, what is encrypted shows only now.
      driver.pragma('schema_version');
    } finally {
      driver.close();
    }
    return key;
  } catch (thrown) {
    throw fromSqlite(thrown, path);
  }
}

function change(path: string, from: WorkspaceKey | null, to: WorkspaceKey | null): RekeyedBackups {
  removeBackupParts(path);
  removeLeftovers(path);
  const aside = asideOf(path);
  const known = [from];
  if (to === null) {
    // Last of all the workspace: until then it has the key with which the next opening encrypts the backups again.
    const backups = rekeyBackups({ path, known, to, keepPlain: true });
    rekeyCopy({ file: path, aside, from, to });
    takePlace(aside, path);
    return backups;
  }
  rekeyCopy({ file: path, aside, from, to });
  if (from !== null) keepKeyBefore(path, to, from);
  takePlace(aside, path);
  const backups = rekeyBackups({ path, known, to, keepPlain: false });
  removeKeyBefore(path);
  return backups;
}

function takePlace(aside: string, path: string): void {
  renameSync(aside, path);
  syncFolder(dirname(path));
}

/** Damaged workspaces that were set aside by a repair. */
function plainCopiesOf(path: string): string[] {
  const stem = `${basename(path).replace(/(?<=.)\.[^.]*$/, '')} (damaged `;
  return readdirSync(dirname(path)).filter((name) => name.startsWith(stem));
}

const notEncrypted = (path: string): AppError =>
  new AppError('invalid-input', `The workspace ${path} has no passphrase.`, {
    remedy: 'There is nothing to remove. Set one to encrypt it.',
    file: path,
  });
