// Opens a workspace to be read and nothing else: nothing is created, brought up to date or written, also while another
// program has it open. SQLite would leave files beside a workspace that nobody has open, and cannot read one in a folder
// that it cannot write to; in both cases a copy is read.

import Database from 'better-sqlite3-multiple-ciphers';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import { knownKeyOf, type KnownKey } from './cipher.ts';
import { connect } from './connect.ts';
import { closeDatabase, wrapDriver, type Driver, type ReadDb } from './connection.ts';
import { fromSqlite } from './errors.ts';
import { checkIdentity, checkHeader } from './inspect.ts';
import { bytesOf, copyWithLogs, foldCopy } from './logs-beside.ts';
import { newestVersion } from './migrations.ts';
import { lookWhileOpening, openingLimits, type Looked, type OpeningLimits } from './soundness.ts';

/** Throws an {@link AppError} that names the file and the remedy. */
export function readDatabase<T>(
  path: string,
  work: (db: ReadDb) => T,
  passphrase: string | null = null,
): T {
  checkHeader(path);
  // A copy of an encrypted workspace is as encrypted, and needs the same.
  const key = knownKeyOf(path, passphrase);
  const wanted = { path, key, work };
  try {
    if (!isOpenElsewhere(path)) return readCopy(wanted);
    try {
      return readAt(path, wanted);
    } catch (thrown) {
      if (!isUnreadableHere(thrown)) throw thrown;
      return readCopy(wanted);
    }
  } catch (thrown) {
    throw fromSqlite(thrown, path);
  }
}

export interface ReadFile {
  readonly db: ReadDb;
  /** What other connections of this process unlock the file with. */
  readonly key: KnownKey;
  readonly looked: Looked;
}

/**
 * Opens a workspace that another process has open, to be read beside that for as long as it takes. Nothing can be
 * written through the connection, but it is no read-only one: when it is the last to be closed, it folds the log in.
 * Throws an {@link AppError} that names the file and the remedy.
 */
export function openForReading(
  path: string,
  passphrase: string | null = null,
  limits: OpeningLimits = openingLimits,
): ReadFile {
  checkHeader(path);
  const key = knownKeyOf(path, passphrase);
  let driver: Driver | null = null;
  try {
    driver = connect(path, { passphrase: key });
    driver.pragma('query_only = ON');
    checkVersion(driver, path);
    return { db: wrapDriver(driver), key, looked: lookWhileOpening(driver, path, limits) };
  } catch (thrown) {
    driver?.close();
    throw fromSqlite(thrown, path);
  }
}

/** Or was not closed properly; either way its log is beside it. */
const isOpenElsewhere = (path: string): boolean => existsSync(`${path}-wal`);

interface Wanted<T> extends Pick<ReadFile, 'key'> {
  readonly path: string;
  readonly work: (db: ReadDb) => T;
}

function readCopy<T>(wanted: Wanted<T>): T {
  const { path } = wanted;
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-read-'));
  try {
    const copy = join(folder, 'copy.sourcebench');
    const before = statSync(path).mtimeMs;
    copyWithLogs(path, copy);
    // What a program that was killed had begun is taken back, which nobody can who only reads.
    if (bytesOf(`${copy}-journal`) > 0) foldCopy(copy, wanted.key);
    // Somebody was quicker, and what was copied may be half of two states.
    if (statSync(path).mtimeMs !== before) return readAt(path, wanted);
    return readAt(copy, wanted);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readAt<T>(file: string, { path, key, work }: Wanted<T>): T {
  const driver = connect(file, { readonly: true, namedAs: path, passphrase: key });
  const db = wrapDriver(driver);
  try {
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
