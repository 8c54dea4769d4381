// The connection as the rest of the workspace sees it: reads anywhere, writes only inside a transaction.
// The brands make the compiler hold that; statements are prepared once per connection and kept.

import type Database from 'better-sqlite3-multiple-ciphers';

declare const readBrand: unique symbol;
declare const writeBrand: unique symbol;

/** The raw driver; only this folder and its migrations see it. */
export type Driver = Database.Database;

export type Value = string | number | Uint8Array | null;
type Row = Readonly<Record<string, Value>>;

/** An open workspace file. Good for reading. */
export interface ReadDb {
  readonly [readBrand]: true;
}

/** The same connection inside a transaction: the only thing that may be written to. */
export interface WriteDb extends ReadDb {
  readonly [writeBrand]: true;
}

type Statements = Map<string, Database.Statement<Value[]>>;

interface Connection {
  readonly driver: Driver;
  readonly statements: Statements;
  /** Apart from the others, because answering arrays is a lasting state of a statement. */
  readonly tupleStatements: Statements;
  readonly columnStatements: Statements;
  /** A failed transaction could not even be rolled back, as when the disk is gone. */
  mustRollBack: boolean;
}

const connectionOf = (db: ReadDb): Connection => db as unknown as Connection;

export function wrapDriver(driver: Driver): ReadDb {
  const connection: Connection = {
    driver,
    statements: new Map(),
    tupleStatements: new Map(),
    columnStatements: new Map(),
    mustRollBack: false,
  };
  return connection as unknown as ReadDb;
}

/** Nothing is read or written while what failed before is still there to be seen. Throws what SQLite throws. */
function ready(db: ReadDb): Connection {
  const connection = connectionOf(db);
  // Once the disk is there again, work goes on.
  if (connection.mustRollBack) rollBack(connection);
  return connection;
}

function prepared(db: ReadDb, sql: string): Database.Statement<Value[]> {
  const { driver, statements } = ready(db);
  const known = statements.get(sql);
  if (known !== undefined) return known;
  const statement = driver.prepare<Value[]>(sql);
  statements.set(sql, statement);
  return statement;
}

/** Runs a statement that changes rows and answers how many it changed and the last row's key. */
export function write(
  db: WriteDb,
  sql: string,
  values: readonly Value[],
): { readonly changes: number; readonly key: number } {
  const { changes, lastInsertRowid } = prepared(db, sql).run(...values);
  return { changes, key: Number(lastInsertRowid) };
}

/** All rows. The caller names the row's shape; STRICT tables and CHECKs hold what it claims. */
export function readAll<R extends Row>(
  db: ReadDb,
  sql: string,
  values: readonly Value[] = [],
): R[] {
  return prepared(db, sql).all(...values) as R[];
}

/** The first row, or `otherwise` when there is none. */
export function readOne<R extends Row>(
  db: ReadDb,
  sql: string,
  values: readonly Value[] = [],
  otherwise: R | null = null,
): R | null {
  return (prepared(db, sql).get(...values) as R | undefined) ?? otherwise;
}

/** Rows as arrays, in column order: half the cost where there are tens of thousands. */
export function readTuples<T extends readonly Value[]>(
  db: ReadDb,
  sql: string,
  values: readonly Value[] = [],
): T[] {
  const { driver, tupleStatements } = ready(db);
  let statement = tupleStatements.get(sql);
  if (statement === undefined) {
    statement = driver.prepare<Value[]>(sql).raw(true);
    tupleStatements.set(sql, statement);
  }
  return statement.all(...values) as unknown as T[];
}

/** The values of the only column: for lists of a hundred thousand keys. */
export function readColumn<V extends Value>(
  db: ReadDb,
  sql: string,
  values: readonly Value[] = [],
): V[] {
  const { driver, columnStatements } = ready(db);
  let statement = columnStatements.get(sql);
  if (statement === undefined) {
    statement = driver.prepare<Value[]>(sql).pluck(true);
    columnStatements.set(sql, statement);
  }
  return statement.all(...values) as unknown as V[];
}

/**
 * Runs `work` as one IMMEDIATE transaction: all of it is on disk when this returns, or nothing of it happened.
 * Waits up to the busy timeout for another writer. Transactions do not nest.
 */
export function transaction<T>(db: ReadDb, work: (db: WriteDb) => T): T {
  return bracket(db, 'BEGIN IMMEDIATE', () => work(db as WriteDb));
}

/** Runs several reads on one unchanging state of the file, whatever others write meanwhile. */
export function snapshot<T>(db: ReadDb, work: (db: ReadDb) => T): T {
  return bracket(db, 'BEGIN', () => work(db));
}

function bracket<T>(db: ReadDb, begin: string, work: () => T): T {
  prepared(db, begin).run();
  try {
    const result = work();
    prepared(db, 'COMMIT').run();
    return result;
  } catch (thrown) {
    try {
      rollBack(connectionOf(db));
    } catch {
      // Nothing of it is in the file either way, and the first failure is the one to tell.
    }
    throw thrown;
  }
}

/** SQLite rolls back by itself on some errors, such as a full disk. */
function rollBack(connection: Connection): void {
  connection.mustRollBack = connection.driver.inTransaction;
  if (!connection.mustRollBack) return;
  connection.driver.exec('ROLLBACK');
  connection.mustRollBack = false;
}

/** Grows when another connection, of this or another program, has committed. */
export function dataVersion(db: ReadDb): number {
  return readOne<{ data_version: number }>(db, 'PRAGMA data_version')?.data_version ?? 0;
}

/** Another one whenever the file may hold something else: after a write of this connection or of any other. */
export function stateVersion(db: ReadDb): string {
  const own = readOne<{ changes: number }>(db, 'SELECT total_changes() AS changes')?.changes ?? 0;
  return `${dataVersion(db)}:${own}`;
}

/** Closes the file; the last one to do so folds the write-ahead log into it. Twice does no harm. */
export function closeDatabase(db: ReadDb): void {
  connectionOf(db).driver.close();
}
