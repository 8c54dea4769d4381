// A connection of its own that goes on seeing the workspace as it was when it was opened, while others write: for
// reading a hundred thousand articles one by one, with other work in between.

import type { Unlocking } from './cipher.ts';
import { connect } from './connect.ts';
import { closeDatabase, readOne, wrapDriver, type Driver, type ReadDb } from './connection.ts';
import { fromSqlite } from './errors.ts';

export interface ReadSnapshot {
  readonly db: ReadDb;
  /** Twice does no harm. */
  readonly close: () => void;
}

/**
 * The file is an open workspace. Nothing can be written through the connection, but it is no read-only one: when it is
 * the last to be closed, it folds the log in and leaves no files behind. In WAL mode neither side waits for the other
 * (https://sqlite.org/wal.html#concurrency); the log grows until the snapshot is closed.
 */
export function openSnapshot(path: string, passphrase: Unlocking = null): ReadSnapshot {
  let driver: Driver | null = null;
  try {
    driver = connect(path, { passphrase });
    driver.pragma('query_only = ON');
    driver.exec('BEGIN');
    const db = wrapDriver(driver);
    // A transaction sees the state of its first read.
    readOne(db, 'SELECT 1 AS one FROM sqlite_schema LIMIT 1');
    return { db, close: () => closeDatabase(db) };
  } catch (thrown) {
    driver?.close();
    throw fromSqlite(thrown, path);
  }
}
