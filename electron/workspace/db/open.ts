// Opens or creates a workspace file. A file that is refused is not changed by a byte and gets no side files;
// a file that is opened is durable: what was committed survives a crash of the program and of the machine.

import Database from 'better-sqlite3';
import { rmSync, statSync } from 'node:fs';
import { AppError } from '../../../shared/ipc/result.ts';
import { wrapDriver, type Driver, type ReadDb } from './connection.ts';
import { explained, fromSqlite, workspaceError } from './errors.ts';
import { checkIdentity, inspectFile } from './inspect.ts';
import { migrate, newestVersion } from './migrations.ts';

export interface OpenedDatabase {
  readonly db: ReadDb;
  /** The file was made, or was empty, just now. */
  readonly created: boolean;
}

export interface OpenOptions {
  /** How long to wait for another program's lock. */
  readonly busyTimeoutMs?: number;
}

/** Above this size opening does not read the whole file; damage then shows when the damaged part is read. */
const quickCheckLimitBytes = 64 * 1024 * 1024;
const sideFiles = ['-journal', '-wal', '-shm'];

/**
 * Opens the workspace at an absolute path. It is created when the file does not exist or is empty (0 bytes, as a
 * save dialog or `touch` leaves it); any other file has to be a workspace already.
 * Throws an {@link AppError} that names the file and the remedy.
 */
export function openDatabase(path: string, options: OpenOptions = {}): OpenedDatabase {
  // The driver would trim the name and so open another file.
  if (path !== path.trim()) {
    throw new AppError(
      'invalid-input',
      `The workspace name “${path}” begins or ends with a space.`,
      {
        remedy: 'Choose a name without spaces at its ends.',
        file: path,
      },
    );
  }
  const created = inspectFile(path) === 'new';
  const existed = created && statSync(path, { throwIfNoEntry: false }) !== undefined;
  let driver: Driver | null = null;
  try {
    driver = new Database(path, {
      timeout: options.busyTimeoutMs ?? 5000,
      fileMustExist: !created,
    });
    setUp(driver);
    if (!created) verify(driver, path);
    migrate(driver);
    // Only now, so that a new file carries its identity in its first page and not in a log beside it.
    driver.pragma('journal_mode = WAL');
    return { db: wrapDriver(driver), created };
  } catch (thrown) {
    driver?.close();
    if (created && !existed) removeFile(path);
    throw fromSqlite(thrown, path);
  }
}

function setUp(driver: Driver): void {
  driver.pragma('trusted_schema = OFF');
  driver.pragma('cell_size_check = ON');
  driver.pragma('foreign_keys = ON');
  driver.pragma('synchronous = FULL');
  // A statement that moves an article through every order of the lists would open a temporary file of its own.
  driver.pragma('temp_store = MEMORY');
  if (process.platform === 'darwin') {
    // Apple's fsync does not reach the platter by itself.
    driver.pragma('fullfsync = ON');
    driver.pragma('checkpoint_fullfsync = ON');
  }
}

const pragmaNumber = (driver: Driver, name: string): number =>
  Number(driver.pragma(name, { simple: true }));

/** Asks again through SQLite, which also sees the write-ahead log, and looks for damage. Reads only. */
function verify(driver: Driver, path: string): void {
  const pages = pragmaNumber(driver, 'page_count');
  // Its creation was cut off and has just been rolled back: as good as an empty file.
  if (pages === 0) return;
  const version = pragmaNumber(driver, 'user_version');
  checkIdentity(path, pragmaNumber(driver, 'application_id'), version);
  if (version < 1 || !hasTables(driver)) throw workspaceError(explained.damaged, path);
  if (pages * pragmaNumber(driver, 'page_size') <= quickCheckLimitBytes) {
    const found = String(driver.pragma('quick_check(1)', { simple: true }));
    if (found !== 'ok') throw workspaceError(explained.damaged, path, ` (SQLite: ${found}.)`);
  }
  if (version < newestVersion) migrateAndFold(driver);
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

function removeFile(path: string): void {
  for (const file of [path, ...sideFiles.map((suffix) => path + suffix)]) {
    rmSync(file, { force: true });
  }
}
