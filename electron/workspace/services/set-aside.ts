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

/** Answers the new name. Only for whoever holds the workspace. */
export function setAside(path: string, nowMs: number): string {
  const time = new Date(nowMs).toISOString().replaceAll(':', '-');
  const aside = `${asidePrefix(path)}${time})${extname(path)}`;
  if (existsSync(`${path}-wal`)) {
    copyFileSync(`${path}-wal`, `${aside}-wal`, constants.COPYFILE_EXCL);
    syncFile(`${aside}-wal`);
  }
  try {
    linkSync(path, aside);
  } catch {
    // Some file systems have one name for a file only.
    copyFileSync(path, aside, constants.COPYFILE_EXCL);
    syncFile(aside);
  }
  syncFolder(dirname(path));
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
  return aside;
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
  if (existsSync(`${aside}-wal`) && !existsSync(`${path}-wal`)) {
    const part = join(dirname(path), `${leftoverPrefix(path)}${randomUUID()}.part-wal`);
    copyFileSync(`${aside}-wal`, part, constants.COPYFILE_EXCL);
    syncFile(part);
    renameSync(part, `${path}-wal`);
    syncFolder(dirname(path));
  }
  for (const file of [aside, `${aside}-wal`]) rmSync(file, { force: true });
}
