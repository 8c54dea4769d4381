// The backups of a workspace as they lie in their folder, newest first: from names and first bytes alone. A file that
// somebody put there by hand is listed too.

import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import type { BackupEntry } from '../../../shared/ipc/safety-types.ts';
import { looksEncrypted, readCipherHeader } from '../db/cipher.ts';
import { backupFolderOf, newestFirst, parseBackupName } from './backup-names.ts';

/** Throws `file-unreadable` where there is a folder that cannot be read; none is no backups. */
export function listBackups(path: string): BackupEntry[] {
  const folder = backupFolderOf(path);
  return namesIn(folder)
    .flatMap((id) => entryOf(folder, id) ?? [])
    .toSorted(newestFirst);
}

/** Throws `not-found` unless there is a backup of that name. */
export function findBackup(path: string, id: string): BackupEntry & { readonly file: string } {
  const folder = backupFolderOf(path);
  const entry = basename(id) === id ? entryOf(folder, id) : null;
  if (entry !== null) return { ...entry, file: join(folder, id) };
  throw new AppError('not-found', `There is no backup “${id}” in ${folder}.`, {
    remedy: 'Choose one that is listed.',
    file: folder,
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.sourcebench'));
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (code === 'ENOENT') return [];
    throw new AppError('file-unreadable', `The backups in ${folder} cannot be listed (${code}).`, {
      remedy: 'Check that it is a folder and that you are allowed to read it.',
      file: folder,
    });
  }
}

/** Null for what is gone, no file, or no workspace. */
export function entryOf(folder: string, id: string): BackupEntry | null {
  const file = join(folder, id);
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return null;
    const kind = kindOf(file);
    if (kind === null) return null;
    const named = parseBackupName(id);
    return {
      id,
      madeAtMs: named?.madeAtMs ?? Math.round(stats.mtimeMs),
      reason: named?.reason ?? 'asked',
      bytes: stats.size,
      articles: named?.articles ?? null,
      acts: named?.acts ?? null,
      isEncrypted: kind === 'encrypted',
    };
  } catch {
    return null;
  }
}

/** By the first bytes. */
function kindOf(file: string): 'plain' | 'encrypted' | null {
  const header = readCipherHeader(file);
  if (header.toString('latin1', 0, 16) === 'SQLite format 3\0') return 'plain';
  return looksEncrypted(header) ? 'encrypted' : null;
}
