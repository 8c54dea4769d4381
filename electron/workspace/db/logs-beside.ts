// The files beside a database in which SQLite keeps what is not in it yet, or what has to be taken back out of it: without
// them it is another state than the one that was saved. A private copy can be made one file with them.

import Database from 'better-sqlite3-multiple-ciphers';
import { constants, copyFileSync, rmSync, statSync } from 'node:fs';
import type { KnownKey } from './cipher.ts';
import type { Driver } from './connection.ts';
import { openDamaged } from './open-damaged.ts';

const suffixes = ['-wal', '-journal'] as const;
export type LogSuffix = (typeof suffixes)[number];

/** Every file that SQLite may leave beside one. */
export const sideSuffixes = [...suffixes, '-shm'] as const;

export const bytesOf = (file: string): number =>
  statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Those that are not empty. */
export const logsBeside = (path: string): readonly LogSuffix[] =>
  suffixes.filter((suffix) => bytesOf(`${path}${suffix}`) > 0);

/** A log whose file is gone tells so to whoever opens it next, so it goes last. */
export function removeWithLogs(path: string): void {
  for (const suffix of ['', ...sideSuffixes]) rmSync(`${path}${suffix}`, { force: true });
}

/** Of a file that is open nowhere. */
export function copyWithLogs(path: string, copy: string): void {
  copyFileSync(path, copy, constants.COPYFILE_FICLONE);
  for (const suffix of logsBeside(path)) copyFileSync(`${path}${suffix}`, `${copy}${suffix}`);
}

/**
 * Makes a private copy one file that holds what SQLite sees of it and its logs, damage included. Answers false for what
 * SQLite cannot read at all; throws what it throws otherwise, as on a full disk.
 */
export function foldCopy(copy: string, key: KnownKey): boolean {
  let driver: Driver | null = null;
  try {
    driver = openDamaged(copy, key);
    driver.pragma('wal_checkpoint(TRUNCATE)');
  } catch (thrown) {
    const code = thrown instanceof Database.SqliteError ? thrown.code : '';
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return false;
    throw thrown;
  } finally {
    driver?.close();
  }
  return logsBeside(copy).length === 0;
}
