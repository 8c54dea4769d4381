// Opens a workspace to be read and nothing else: nothing is created, brought up to date or written, also while another
// program has it open. SQLite would leave files beside a workspace that nobody has open, and cannot read one in a folder
// that it cannot write to; in both cases a copy is read.

import Database from 'better-sqlite3';
import { constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import { closeDatabase, wrapDriver, type Driver, type ReadDb } from './connection.ts';
import { fromSqlite } from './errors.ts';
import { checkIdentity, checkHeader } from './inspect.ts';
import { newestVersion } from './migrations.ts';

/** Throws an {@link AppError} that names the file and the remedy. */
export function readDatabase<T>(path: string, work: (db: ReadDb) => T): T {
  checkHeader(path);
  try {
    if (!isOpenElsewhere(path)) return readCopy(path, work);
    try {
      return readAt(path, path, work);
    } catch (thrown) {
      if (!isUnreadableHere(thrown)) throw thrown;
      return readCopy(path, work);
    }
  } catch (thrown) {
    throw fromSqlite(thrown, path);
  }
}

/** Or was not closed properly; either way its log is beside it. */
const isOpenElsewhere = (path: string): boolean => existsSync(`${path}-wal`);

function readCopy<T>(path: string, work: (db: ReadDb) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-read-'));
  try {
    const copy = join(folder, 'copy.sourcebench');
    const before = statSync(path).mtimeMs;
    copyFileSync(path, copy, constants.COPYFILE_FICLONE);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    // Somebody was quicker, and what was copied may be half of two states.
    if (statSync(path).mtimeMs !== before) return readAt(path, path, work);
    return readAt(copy, path, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readAt<T>(file: string, path: string, work: (db: ReadDb) => T): T {
  const driver = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
  const db = wrapDriver(driver);
  try {
    driver.pragma('trusted_schema = OFF');
    driver.pragma('cell_size_check = ON');
    driver.pragma('temp_store = MEMORY');
    checkVersion(driver, path);
    return work(db);
  } finally {
    closeDatabase(db);
  }
}

const isUnreadableHere = (thrown: unknown): boolean =>
  thrown instanceof Database.SqliteError && /^SQLITE_(CANTOPEN|READONLY)/.test(thrown.code);

function checkVersion(driver: Driver, path: string): void {
  const number = (name: string) => Number(driver.pragma(name, { simple: true }));
  const version = number('user_version');
  checkIdentity(path, number('application_id'), version);
  if (version === newestVersion) return;
  throw new AppError(
    'workspace-damaged',
    `The workspace ${path} is of format ${version}, whose log has no seals yet.`,
    { remedy: 'Open it once with this version, which seals the log as it is then.', file: path },
  );
}
