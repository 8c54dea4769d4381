// Puts a new file in the place of a damaged workspace, which is kept untouched under another name, with its logs. A file
// without its log would be an older state of the workspace that looks whole, so its name never stands for one: before
// the log goes, the workspace is replaced with a copy of itself that needs none. Killed at any point, the name stands for
// the old or the new one; where a step fails, everything is put back as it was.

import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { KnownKey } from '../db/cipher.ts';
import { syncFile } from '../db/copy-database.ts';
import { checkHeader } from '../db/inspect.ts';
import {
  bytesOf,
  copyWithLogs,
  foldCopy,
  logsBeside,
  sideSuffixes,
  type LogSuffix,
} from '../db/logs-beside.ts';
import { repairFolderPrefix } from './sweep-leftovers.ts';
import { syncFolder } from './write-file.ts';

export interface Replacement {
  /** Of the workspace, which nobody else has open and which may be missing. */
  readonly path: string;
  /** Complete, on the disk and in the same folder; it gets the workspace's name. */
  readonly part: string;
  /** Of the damaged workspace. */
  readonly key: KnownKey;
  readonly nowMs: number;
}

/** Answers the name of the damaged workspace. Throws what the system or SQLite throws; all is then as it was. */
export function replaceDamaged({ path, part, key, nowMs }: Replacement): string {
  const logs = logsBeside(path);
  const aside = asideName(path, nowMs);
  keepUnder(aside, path, logs);
  try {
    if (logs.length > 0 && bytesOf(path) > 0) standIn(path, key);
    // A log that stayed would be taken for that of the file which comes here.
    for (const suffix of sideSuffixes) rmSync(`${path}${suffix}`, { force: true });
    renameSync(part, path);
  } catch (thrown) {
    putBack(path, aside, logs);
    throw thrown;
  }
  syncFolder(dirname(path));
  return aside;
}

function asideName(path: string, nowMs: number): string {
  const extension = extname(path);
  const time = new Date(nowMs).toISOString().replaceAll(':', '-');
  const stem = `${path.slice(0, path.length - extension.length)} (damaged ${time}`;
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? '' : ` ${count}`})${extension}`;
    if (!existsSync(name) && sideSuffixes.every((suffix) => !existsSync(`${name}${suffix}`)))
      return name;
  }
}

/** The same bytes under a second name. The workspace's own still stands for them. */
function keepUnder(aside: string, path: string, logs: readonly LogSuffix[]): void {
  try {
    for (const suffix of logs) copyDurably(`${path}${suffix}`, `${aside}${suffix}`);
    if (existsSync(path)) linkOrCopy(path, aside);
    syncFolder(dirname(path));
  } catch (thrown) {
    // Half a copy is not to be found by anybody.
    for (const suffix of ['', ...logs]) discard(`${aside}${suffix}`);
    throw thrown;
  }
}

function linkOrCopy(path: string, aside: string): void {
  try {
    linkSync(path, aside);
  } catch {
    // Some file systems have one name for a file only.
    copyDurably(path, aside);
  }
}

function copyDurably(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_EXCL);
  syncFile(to);
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The first failure is the one to tell.
  }
}

/**
 * The workspace becomes one file that is in the same state with its logs and without them: taking a log in twice changes
 * nothing. What SQLite cannot read even so, but could perhaps without its log, loses its name: better none than one that
 * stands for less than was saved.
 */
function standIn(path: string, key: KnownKey): void {
  const folder = mkdtempSync(join(dirname(path), repairFolderPrefix(path)));
  try {
    const copy = join(folder, 'folded.sourcebench');
    copyWithLogs(path, copy);
    if (foldCopy(copy, key)) {
      syncFile(copy);
      renameSync(copy, path);
    } else if (hasHeader(path)) {
      rmSync(path);
    }
    syncFolder(dirname(path));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What has none is refused with its log and without it. */
function hasHeader(path: string): boolean {
  try {
    checkHeader(path);
    return true;
  } catch {
    return false;
  }
}

/** Logs first, so that the file that belongs to them never stands without; what fails leaves the rest kept aside. */
function putBack(path: string, aside: string, logs: readonly LogSuffix[]): void {
  try {
    for (const suffix of logs) {
      if (existsSync(`${path}${suffix}`)) rmSync(`${aside}${suffix}`, { force: true });
      else renameSync(`${aside}${suffix}`, `${path}${suffix}`);
    }
    if (!existsSync(aside)) return;
    renameSync(aside, path);
    // Of two names of one file none is taken away by renaming.
    rmSync(aside, { force: true });
    syncFolder(dirname(path));
  } catch {
    // Why it had to be put back is the failure to tell.
  }
}
