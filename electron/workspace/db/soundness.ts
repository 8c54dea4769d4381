// What is looked at when a file is opened, by its size, because nothing is to wait long; the rest is looked at beside the
// work. And SQLite's own look through a file: one answer for what its checks say and for what they throw, because a
// damaged index of words is thrown by them as an error of no particular kind.

import Database from 'better-sqlite3-multiple-ciphers';
import { wrapDriver, type Driver, type ReadDb } from './connection.ts';
import { damagedWorkspace, explained, explainedBySqlite } from './errors.ts';
import { rowSumsVersion } from './migrations.ts';
import { listUnsound } from './row-check.ts';
import { listUnfitDefinitions } from './schema-check.ts';

const mebibyte = 1024 * 1024;

/** Up to these sizes in bytes. Some 4 ms a megabyte for indexes, and as long for rows that are marks. */
export interface OpeningLimits {
  /** What SQLite sees: pages, and indexes against tables. */
  readonly indexes: number;
  /** Every row by its sum. */
  readonly rows: number;
}

export const openingLimits: OpeningLimits = { indexes: 64 * mebibyte, rows: 16 * mebibyte };

/** What was looked at while a file was opened, and was sound. */
export interface Looked {
  readonly indexes: boolean;
  readonly rows: boolean;
}

/** Throws `workspace-damaged` with what was found first. */
export function lookWhileOpening(driver: Driver, path: string, limits: OpeningLimits): Looked {
  const number = (name: string) => Number(driver.pragma(name, { simple: true }));
  const bytes = number('page_count') * number('page_size');
  const looked = { indexes: bytes <= limits.indexes, rows: bytes <= limits.rows };
  requireDefinitions(driver, path);
  if (looked.indexes) requireSound(driver, path, 'integrity_check');
  if (looked.rows) requireSums(wrapDriver(driver), path);
  return looked;
}

/**
 * Before a file is brought to another format, which writes it all over: whole, whatever its size. Sums would be made
 * of what is damaged. Throws as {@link lookWhileOpening}.
 */
export function lookBeforeMigration(driver: Driver, path: string, version: number): void {
  requireSound(driver, path, 'integrity_check');
  if (version >= rowSumsVersion) requireSums(wrapDriver(driver), path);
}

/** Of the newest format. Throws `workspace-damaged` and names the first. */
export function requireDefinitions(driver: Driver, path: string): void {
  const [first] = listUnfitDefinitions(wrapDriver(driver));
  if (first === undefined) return;
  throw damagedWorkspace(path, `the definition of ${first} is not what was written.`);
}

/** Throws `workspace-damaged`, naming the first table whose rows are not all there and what was written. */
export function requireSums(db: ReadDb, path: string, tables?: readonly string[]): void {
  const [first] = listUnsound(db, tables);
  if (first === undefined) return;
  throw damagedWorkspace(path, `rows of ${first.table} are not what was written.`);
}

/** Throws `workspace-damaged` with what was found first, and other errors of the file as SQLite throws them. */
export function requireSound(
  driver: Driver,
  path: string,
  check: 'integrity_check' | 'quick_check',
): void {
  const found = soundness(driver, check);
  if (found !== 'ok') throw explainedBySqlite(explained.damaged, path, found);
}

function soundness(driver: Driver, check: string): string {
  try {
    return String(driver.pragma(`${check}(1)`, { simple: true }));
  } catch (thrown) {
    if (thrown instanceof Database.SqliteError && thrown.code === 'SQLITE_ERROR') {
      return thrown.message;
    }
    throw thrown;
  }
}
