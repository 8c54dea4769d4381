// Reads what can still be read of a damaged workspace. It works on a private copy, with SQLite's own refusals lifted,
// reads every table in the order of its key, and steps past places that throw: from both ends, then by halving what lies
// between. The copy is thrown away; nothing is written to the workspace.

import Database from 'better-sqlite3-multiple-ciphers';
import { statSync } from 'node:fs';
import type { KnownKey } from './cipher.ts';
import type { Driver, Value } from './connection.ts';
import { copyWithLogs, foldCopy } from './logs-beside.ts';
import { applicationId, newestVersion } from './migrations.ts';
import { openDamaged } from './open-damaged.ts';
import { sumFunction } from './row-sums.ts';
import { listsEveryTable, rebuildTables, type FoundTables } from './salvage-schema.ts';

export type SalvagedRow = Readonly<Record<string, Value>>;

export interface SalvageSource {
  readonly version: number;
  /** A file of this size cannot have more rows. */
  readonly mostRows: number;
  /** Names of the columns that are stored, in order; empty where the table is not there. */
  readonly columnsOf: (table: string) => readonly string[];
  /**
   * Gives every row that can be read, some of them twice, and whether it fits its sum. Answers whether all places could
   * be read.
   */
  readonly readRows: (table: string, give: (row: SalvagedRow, isSound: boolean) => void) => boolean;
  readonly close: () => void;
}

/** So many failing places are asked for in one table at most. */
const maxProbes = 2000;

/** Null for a file of which no table can be found. A second copy is made beside the first where pages are looked for. */
export function openSalvage(copy: string, key: KnownKey): SalvageSource | null {
  const listed = openListed(copy, key);
  if (listed?.isComplete === true) return withLostParts(listed.source, copy, key);
  const rebuilt = openUnlisted(copy, key);
  if (rebuilt === null) return listed?.source ?? null;
  listed?.source.close();
  return rebuilt;
}

/** What cannot be reached in a table, because a page that leads there is lost, is looked for as if nothing led there. */
function withLostParts(source: SalvageSource, copy: string, key: KnownKey): SalvageSource {
  let found: SalvageSource | null | undefined;
  return {
    ...source,
    readRows(table, give) {
      if (source.readRows(table, give)) return true;
      if (found === undefined) found = openUnlisted(copy, key);
      found?.readRows(table, (row, isSound) => {
        // Of the others it is known already that they are lost.
        if (isSound) give(row, true);
      });
      return false;
    },
    close() {
      found?.close();
      source.close();
    },
  };
}

interface Listed {
  readonly source: SalvageSource;
  /** Every table of its format can be asked for. */
  readonly isComplete: boolean;
}

function openListed(copy: string, key: KnownKey): Listed | null {
  let driver: Driver | null = null;
  try {
    driver = openDamaged(copy, key);
    const version = Number(driver.pragma('user_version', { simple: true }));
    const application = Number(driver.pragma('application_id', { simple: true }));
    const isOurs = application === applicationId && version >= 1 && version <= newestVersion;
    if (isOurs && columnsOf(driver, 'article').length > 0) {
      const source = sourceOf(driver, version, statSync(copy).size);
      return { source, isComplete: listsEveryTable(driver, version) };
    }
  } catch {
    // Nothing of it can be read, which is what the answer says.
  }
  driver?.close();
  return null;
}

function openUnlisted(copy: string, key: KnownKey): SalvageSource | null {
  // Pages of an encrypted file cannot be told apart without the cipher, which is SQLite's.
  if (key.salt !== null) return null;
  const again = `${copy}-again`;
  try {
    copyWithLogs(copy, again);
    const found = foldCopy(again, key) ? rebuildTables(again) : null;
    return found === null ? null : openRebuilt(again, key, found);
  } catch (thrown) {
    // That there is no room for another copy does not mean that there is nothing in it.
    if (!(thrown instanceof Database.SqliteError) || /^SQLITE_(FULL|IOERR)/.test(thrown.code)) {
      throw thrown;
    }
    return null;
  }
}

function openRebuilt(copy: string, key: KnownKey, found: FoundTables): SalvageSource {
  const driver = openDamaged(copy, key);
  const version = Number(driver.pragma('user_version', { simple: true }));
  const partsOf = (table: string) => found.get(table)?.parts ?? [];
  return {
    ...sourceOf(driver, version, statSync(copy).size),
    columnsOf: (table) => columnsOf(driver, partsOf(table)[0] ?? table),
    readRows(table, give) {
      const areRead = partsOf(table).map((part) => readRows(driver, part, give));
      return found.get(table)?.isWhole === true && areRead.every(Boolean);
    },
  };
}

/** With what a page needs to find it, and itself, no row takes less. */
const leastRowBytes = 4;

function sourceOf(driver: Driver, version: number, bytes: number): SalvageSource {
  return {
    version,
    mostRows: Math.floor(bytes / leastRowBytes),
    columnsOf: (table) => columnsOf(driver, table),
    readRows: (table, give) => readRows(driver, table, give),
    close: () => {
      driver.close();
    },
  };
}

function columnsOf(driver: Driver, table: string): string[] {
  try {
    return driver
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(table);
  } catch {
    return [];
  }
}

interface Reading {
  readonly up: Database.Statement<[Value, Value], SalvagedRow>;
  readonly down: Database.Statement<[Value, Value], SalvagedRow>;
  readonly give: (row: SalvagedRow) => void;
  probes: number;
  isComplete: boolean;
}

function readRows(
  driver: Driver,
  table: string,
  give: (row: SalvagedRow, isSound: boolean) => void,
): boolean {
  const columns = columnsOf(driver, table);
  if (columns.length === 0) return false;
  const key = keyColumn(driver, table);
  const summed = columns.filter((name) => name !== 'row_sum').join(', ');
  const hasSum = columns.includes('row_sum');
  const sound = hasSum ? `row_sum IS ${sumFunction}(${summed})` : '1';
  const sql = (direction: string) =>
    `SELECT ${key} AS salvage_key, ${sound} AS salvage_sound, ${summed} FROM ${table} NOT INDEXED
     WHERE ${key} >= ? AND ${key} <= ? ORDER BY ${key} ${direction}`;
  const statements = prepared(driver, [sql('ASC'), sql('DESC')]);
  if (statements === null) return false;
  const [up, down] = statements;
  const reading: Reading = {
    up,
    down,
    give: ({ salvage_sound: isSound, ...row }) => {
      give(row, isSound === 1);
    },
    probes: 0,
    isComplete: true,
  };
  readAround(reading, ...rangeOf(driver, table, key));
  return reading.isComplete;
}

type RowStatement = Reading['up'];

/** Null where the damaged definition of the table names what it does not have. */
function prepared(
  driver: Driver,
  [up, down]: readonly [string, string],
): readonly [RowStatement, RowStatement] | null {
  try {
    return [driver.prepare(up), driver.prepare(down)];
  } catch {
    return null;
  }
}

/** What the table itself is sorted by first. */
function keyColumn(driver: Driver, table: string): string {
  const isBare = driver
    .prepare<[string], number>("SELECT wr FROM pragma_table_list(?) WHERE schema = 'main'")
    .pluck()
    .get(table);
  if (isBare !== 1) return 'rowid';
  return (
    driver
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk = 1')
      .pluck()
      .get(table) ?? 'rowid'
  );
}

/** Texts are read from both ends only. */
function rangeOf(driver: Driver, table: string, key: string): readonly [Value, Value] {
  const type = driver
    .prepare<[string, string], string>('SELECT type FROM pragma_table_info(?) WHERE name = ?')
    .pluck()
    .get(table, key);
  // A blob comes after every text.
  return type === 'TEXT' ? ['', Buffer.alloc(1)] : [0, Number.MAX_SAFE_INTEGER];
}

/** Both ends included. */
function readAround(reading: Reading, low: Value, high: Value): void {
  if (low === null || high === null || low > high) return;
  const first = readFrom(reading, 'ASC', low, high);
  if (first === all) return;
  reading.isComplete = false;
  const last = readFrom(reading, 'DESC', low, high);
  if (last === all) return;
  if (typeof low === 'number' && typeof high === 'number')
    halve(reading, { low, high, first, last });
}

function halve(
  reading: Reading,
  { low, high, first, last }: { low: number; high: number; first: Reached; last: Reached },
): void {
  reading.probes += 1;
  const from = typeof first === 'number' ? first + 1 : low;
  const until = typeof last === 'number' ? last - 1 : high;
  if (from > until || low === high || reading.probes > maxProbes) return;
  const middle = Math.floor((from + until) / 2);
  readAround(reading, from, middle);
  readAround(reading, middle + 1, until);
}

type Reached = Value | { readonly isAll: true };
const all: Reached = { isAll: true };

/** Answers the last key that was read, null where there was none, or that nothing threw. */
function readFrom(
  { up, down, give }: Reading,
  direction: 'ASC' | 'DESC',
  low: Value,
  high: Value,
): Reached {
  let reached: Value = null;
  let isGiving = false;
  try {
    for (const { salvage_key: key, ...row } of (direction === 'ASC' ? up : down).iterate(
      low,
      high,
    )) {
      if (key === undefined || key === null || leadsBack(reached, key, direction)) return reached;
      reached = key;
      isGiving = true;
      give(row);
      isGiving = false;
    }
    return all;
  } catch (thrown) {
    // That it cannot be written elsewhere, as on a full disk, does not make it a row that cannot be read.
    if (isGiving) throw thrown;
    return reached;
  }
}

/** Pages that point at each other would be read for ever. */
const leadsBack = (before: Value, key: NonNullable<Value>, direction: 'ASC' | 'DESC'): boolean =>
  before !== null && (direction === 'ASC' ? key < before : key > before);
