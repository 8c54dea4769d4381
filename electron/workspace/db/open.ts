// Opens or creates a workspace file. A file that is refused is not changed by a byte and gets no side files;
// a file that is opened is durable: what was committed survives a crash of the program and of the machine.

import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import { knownKeyOf, type KnownKey } from './cipher.ts';
import { connect } from './connect.ts';
import { closeDatabase, wrapDriver, type Driver, type ReadDb } from './connection.ts';
import { explained, fromSqlite, workspaceError } from './errors.ts';
import { checkIdentity, inspectFile } from './inspect.ts';
import { bytesOf, removeWithLogs } from './logs-beside.ts';
import { migrate, newestVersion } from './migrations.ts';
import { watchRows } from './row-sums.ts';
import {
  lookBeforeMigration,
  lookWhileOpening,
  openingLimits,
  requireDefinitions,
  requireSound,
  type Looked,
  type OpeningLimits,
} from './soundness.ts';

export interface OpenedDatabase {
  readonly db: ReadDb;
  /** The file was made, or was empty, just now. */
  readonly created: boolean;
  /** What is not is too large to be looked at while it is opened: that is still to be done. */
  readonly looked: Looked;
  /** What other connections of this process unlock the file with. */
  readonly key: KnownKey;
}

export interface OpenOptions {
  /** How long to wait for another program's lock. */
  readonly busyTimeoutMs?: number;
  /** Of an encrypted workspace; null or left out for a plain one. */
  readonly passphrase?: string | KnownKey | null;
  /** The last session did not let go of the file by itself. A log that lies beside it says the same. */
  readonly wasLeft?: boolean;
  /** Looks through a file whose session did not end; it throws when it finds damage. The connection can only read. */
  readonly checkAfterCrash?: (db: ReadDb) => void;
  /** Left out in the program. */
  readonly limits?: OpeningLimits;
  /** Called before the file is brought to a newer format; when it throws, the file stays as it is. */
  readonly beforeMigration?: (key: KnownKey) => void;
}

/**
 * Opens the workspace at an absolute path. It is created when the file does not exist or is empty (0 bytes, as a
 * save dialog or `touch` leaves it); any other file has to be a workspace already. The caller holds it (hold.ts).
 * Throws an {@link AppError} that names the file and the remedy.
 */
export function openDatabase(path: string, options: OpenOptions = {}): OpenedDatabase {
  checkName(path);
  const created = inspectFile(path) === 'new';
  if (created) refuseLogAlone(path);
  const key = knownKeyOf(path, options.passphrase ?? null);
  const existed = created && statSync(path, { throwIfNoEntry: false }) !== undefined;
  let driver: Driver | null = null;
  try {
    if (!created) {
      refuseOtherName(path, options, key);
      lookAfterCrash(path, options);
    }
    driver = connect(path, { ...options, passphrase: key, fileMustExist: !created });
    const looked = created ? { indexes: true, rows: true } : verify(driver, path, options, key);
    migrate(driver);
    watchRows(driver);
    // Only now, so that a new file carries its identity in its first page and not in a log beside it.
    driver.pragma('journal_mode = WAL');
    requireWriting(driver);
    return { db: wrapDriver(driver), created, looked, key };
  } catch (thrown) {
    driver?.close();
    if (created && !existed) removeWithLogs(path);
    throw fromSqlite(thrown, path);
  }
}

/** The driver would trim the name and so open another file. */
export function checkName(path: string): void {
  if (path === path.trim()) return;
  throw new AppError('invalid-input', `The workspace name “${path}” begins or ends with a space.`, {
    remedy: 'Choose a name without spaces at its ends.',
    file: path,
  });
}

/** SQLite would remove it without a word, and with it the acts that were saved last. */
function refuseLogAlone(path: string): void {
  const log = `${path}-wal`;
  if (bytesOf(log) === 0) return;
  const what = existsSync(path) ? 'is empty' : 'is missing';
  throw new AppError(
    'workspace-gone',
    `The workspace ${path} ${what}, but its log is there, with the acts that were saved last.`,
    {
      remedy: `Put the file back to its place, or restore a backup, which keeps the log under another name. To begin anew here, move ${basename(log)} away.`,
      file: path,
    },
  );
}

/**
 * A file with two names (a hard link, or one that was moved while it was open) has two logs, and what is in one of them
 * would be missing in the other. Whoever has it open under this name has its log beside it.
 */
function refuseOtherName(path: string, options: OpenOptions, key: KnownKey): void {
  if (existsSync(`${path}-wal`) || existsSync(`${path}-journal`)) return;
  let driver: Driver | null = null;
  try {
    driver = connect(path, { ...options, passphrase: key, isAlone: true });
    pragmaNumber(driver, 'user_version');
  } catch (thrown) {
    const said = fromSqlite(thrown, path);
    if (!(said instanceof AppError) || said.code !== 'workspace-locked') throw said;
    throw new AppError(
      'workspace-locked',
      `The workspace ${path} is locked by another program, or open under another name.`,
      { remedy: 'Close it there, then try again. Nothing was changed.', file: path },
    );
  } finally {
    driver?.close();
  }
}

/**
 * Through a connection that can only read, because closing any other would fold the log into a file that may be
 * damaged. A file whose very creation was cut off has a rollback journal, and nothing to look at yet.
 */
function lookAfterCrash(path: string, options: OpenOptions): void {
  const { wasLeft = false, checkAfterCrash } = options;
  const isLogLeft = bytesOf(`${path}-wal`) > 0;
  if (checkAfterCrash === undefined || (!wasLeft && !isLogLeft)) return;
  if (existsSync(`${path}-journal`)) return;
  const driver = connect(path, { ...options, readonly: true });
  const db = wrapDriver(driver);
  try {
    requireSound(driver, path, 'integrity_check');
    // An older format is looked at when it has been brought up to date, which is done in one transaction.
    if (pragmaNumber(driver, 'user_version') === newestVersion) checkAfterCrash(db);
  } finally {
    closeDatabase(db);
  }
}

/**
 * SQLite opens a file that the system will not give it for writing to be read, without a word, and every act would fail
 * until the next start. Its BEGIN IMMEDIATE does not tell; a write does, and this one is taken back.
 */
function requireWriting(driver: Driver): void {
  driver.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${newestVersion}; ROLLBACK`);
}

const pragmaNumber = (driver: Driver, name: string): number =>
  Number(driver.pragma(name, { simple: true }));

/** Asks again through SQLite, which also sees the write-ahead log, and looks for damage. Reads only. */
function verify(driver: Driver, path: string, options: OpenOptions, key: KnownKey): Looked {
  const all = { indexes: true, rows: true };
  // Its creation was cut off and has just been rolled back: as good as an empty file.
  if (pragmaNumber(driver, 'page_count') === 0) return all;
  const version = pragmaNumber(driver, 'user_version');
  checkIdentity(path, pragmaNumber(driver, 'application_id'), version);
  if (version < 1 || !hasTables(driver)) throw workspaceError(explained.damaged, path);
  if (version === newestVersion) {
    return lookWhileOpening(driver, path, options.limits ?? openingLimits);
  }
  lookBeforeMigration(driver, path, version);
  options.beforeMigration?.(key);
  migrateAndFold(driver);
  requireDefinitions(driver, path);
  return all;
}

function hasTables(driver: Driver): boolean {
  const names = driver
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all();
  const present = new Set(names.map(({ name }) => name));
  return ['article', 'revision', 'annotation', 'segment', 'act', 'change'].every((name) =>
    present.has(name),
  );
}

/** Folds the log in, so that the file's first page shows the new version to an older program. */
function migrateAndFold(driver: Driver): void {
  migrate(driver);
  driver.pragma('wal_checkpoint(TRUNCATE)');
}
