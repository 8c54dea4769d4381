// A damaged workspace makes room for another one: its files get another name, untouched, while its own name still stands
// for it; then its log goes, because it would be taken for that of the file which comes; then that one takes the name.
// Killed or failing in between, the name would stand for a file without its log, in which the last acts are missing
// without a sign. That is why the log is put back from the one that was set aside before anything else is done.

import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { basename, dirname, extname, join } from 'node:path';
import { syncFile } from '../db/copy-database.ts';
import { leftoverPrefix } from './sweep-leftovers.ts';
import { syncFolder } from './write-file.ts';

/** Begins the names of what is set aside of a workspace. */
const asidePrefix = (path: string): string =>
  `${path.slice(0, path.length - extname(path).length)} (damaged `;

const asideName = (path: string, nowMs: number): string =>
  `${asidePrefix(path)}${new Date(nowMs).toISOString().replaceAll(':', '-')})${extname(path)}`;

/** What a file has beside it that says what it holds: newer pages, or older ones to go back to. */
const logs = ['-wal', '-journal'] as const;

/** Answers the new name. Only for whoever holds the workspace. */
export function setAside(path: string, nowMs: number): string {
  const aside = asideName(path, nowMs);
  for (const suffix of logs) {
    if (!existsSync(path + suffix)) continue;
    copyFileSync(path + suffix, aside + suffix, constants.COPYFILE_EXCL);
    syncFile(aside + suffix);
  }
  try {
    linkSync(path, aside);
  } catch {
    // Some file systems have one name for a file only.
    copyFileSync(path, aside, constants.COPYFILE_EXCL);
    syncFile(aside);
  }
  syncFolder(dirname(path));
  for (const suffix of [...logs, '-shm']) rmSync(path + suffix, { force: true });
  return aside;
}

/**
 * The logs of a workspace whose own file is gone, under another name: they would be taken for those of the file which
 * comes to its place.
 */
export function setLogsAside(path: string, nowMs: number): void {
  for (const suffix of logs) {
    if (existsSync(path + suffix)) renameSync(path + suffix, asideName(path, nowMs) + suffix);
  }
  rmSync(`${path}-shm`, { force: true });
  syncFolder(dirname(path));
}

/**
 * What was set aside when nothing took its place: the log stands beside the workspace again, the other names go. Only
 * for whoever holds the workspace, before it is opened. Nothing happens where the workspace is another file by now.
 */
export function takeBack(path: string): void {
  const own = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (own === undefined) return;
  const folder = dirname(path);
  const prefix = basename(asidePrefix(path));
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix) || extname(name) !== extname(path)) continue;
    const aside = join(folder, name);
    const { ino, dev } = statSync(aside, { bigint: true });
    if (ino === own.ino && dev === own.dev) restoreLog(path, aside);
  }
}

/** After a failure, which is what is to be told; the next start tries again. */
export function takeBackIfPossible(path: string): void {
  try {
    takeBack(path);
  } catch {
    // Its files are there under the other name.
  }
}

function restoreLog(path: string, aside: string): void {
  for (const suffix of logs) {
    if (!existsSync(aside + suffix) || existsSync(path + suffix)) continue;
    const part = join(dirname(path), `${leftoverPrefix(path)}${randomUUID()}.part${suffix}`);
    copyFileSync(aside + suffix, part, constants.COPYFILE_EXCL);
    syncFile(part);
    renameSync(part, path + suffix);
    syncFolder(dirname(path));
  }
  for (const suffix of ['', ...logs]) rmSync(aside + suffix, { force: true });
}
