// Where backups lie and what their names say: beside the workspace, in a folder of its name; sorted by name they are in
// the order of time. A name says when, why, and how much is in it, so that a list needs no file opened.

import { basename, dirname, join } from 'node:path';
import { backupReasons, type BackupReason } from '../../../shared/ipc/safety-types.ts';
import { realPathOf } from '../db/hold.ts';

export interface NamedBackup {
  readonly id: string;
  readonly madeAtMs: number;
  readonly reason: BackupReason;
  readonly acts: number;
  readonly articles: number;
}

/** `Library.sourcebench-backups` beside `Library.sourcebench`, wherever a link to it lies. */
export function backupFolderOf(path: string): string {
  const real = realPathOf(path);
  return join(dirname(real), `${basename(real)}-backups`);
}

export function backupName(backup: Omit<NamedBackup, 'id'>): string {
  const { madeAtMs, reason, acts, articles } = backup;
  // A colon cannot be in a name on Windows.
  const time = new Date(madeAtMs).toISOString().replaceAll(':', '-');
  return `${time} ${reason} ${acts} acts ${articles} articles.sourcebench`;
}

/** By time, and by name where that is the same. */
export const newestFirst = (
  a: { readonly id: string; readonly madeAtMs: number },
  b: { readonly id: string; readonly madeAtMs: number },
): number => {
  if (a.madeAtMs !== b.madeAtMs) return b.madeAtMs - a.madeAtMs;
  return a.id < b.id ? 1 : -1;
};

const pattern =
  /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z) ([a-z-]+) (\d{1,15}) acts (\d{1,15}) articles\.sourcebench$/;

/** Null for a name that Sourcebench did not give. */
export function parseBackupName(id: string): NamedBackup | null {
  const [, day, hour, minute, second, said, acts, articles] = pattern.exec(id) ?? [];
  const reason = backupReasons.find((each) => each === said);
  const madeAtMs = Date.parse(`${day}T${hour}:${minute}:${second}`);
  if (reason === undefined || Number.isNaN(madeAtMs)) return null;
  return { id, madeAtMs, reason, acts: Number(acts), articles: Number(articles) };
}
