// Every row that users wrote carries a sum of all its other columns, and every table a tally of its rows for each
// article: SQLite does not see a flipped bit, and a page that is lost takes its rows with it silently. Triggers that live
// only as long as the connection keep both, made from the tables' own columns, so that no writer can forget them and a
// later column is covered by itself. A row that does not fit its sum is never changed, because that would make it whole.
//
// A sum is the CRC-32 of the values in the order of the columns, each as `n;` for null, `i`, the number and `;`, `t`, the
// length in UTF-16 code units, `:`, the text and `;`, or `b`, the length in bytes, `:`, the CRC-32 of the bytes and `;`.
// It is against accidents; whoever means to deceive is met by the seals of the log (db/seal.ts).

import { crc32 } from 'node:zlib';
import type { Driver, ReadDb, Value } from './connection.ts';
import { readColumn } from './connection.ts';
import { damagedWorkspace } from './errors.ts';

/** The SQL function that sums up its arguments. */
export const sumFunction = 'row_sum';
/** The sum of what a row is now, if what it was before fits the sum that is stored; both in one call, which is dear. */
const nextFunction = 'row_sum_after';

/** Makes the sums known to the connection; every connection that reads or writes a workspace needs them. */
export function registerRowSums(driver: Driver, path: string): void {
  driver.function(sumFunction, { varargs: true, deterministic: true }, (...values: Values) =>
    sumOf(values, 0, values.length),
  );
  driver.function(
    nextFunction,
    { varargs: true },
    (table: Value, stored: Value, ...values: Values) => {
      const half = values.length / 2;
      if (sumOf(values, 0, half) === stored) return sumOf(values, half, values.length);
      throw damagedWorkspace(path, `a row of “${String(table)}” is not what was written.`);
    },
  );
}

/** Keeps sums and tallies from now on. Only for a connection that writes, after every step of the schema. */
export function watchRows(driver: Driver): void {
  // A row that another replaces then fires the triggers of its deletion.
  driver.pragma('recursive_triggers = ON');
  const named = driver.prepare<[], string>(summedTables).pluck().all();
  for (const table of named) {
    const all = driver.prepare<[string], Column>(columnsSql).all(table);
    driver.exec(triggersOf(table, all));
  }
}

/** Until {@link watchRows} is called again: a step of the schema may take a column away that the triggers name. */
export function unwatchRows(driver: Driver): void {
  const sql =
    "SELECT name FROM sqlite_temp_schema WHERE type = 'trigger' AND name GLOB 'row_*_of_*'";
  for (const name of driver.prepare<[], string>(sql).pluck().all()) {
    driver.exec(`DROP TRIGGER temp.${name}`);
  }
}

interface Column {
  readonly name: string;
  /** The place in the primary key from 1; 0 where it is not in it. */
  readonly pk: number;
}

const columnsSql = `SELECT name, pk FROM pragma_table_info(?) WHERE name <> 'row_sum'`;
const summedTables = `SELECT t.name FROM sqlite_schema t WHERE t.type = 'table'
  AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = 'row_sum') ORDER BY t.name`;

function triggersOf(table: string, columns: readonly Column[]): string {
  const names = columns.map(({ name }) => name);
  const of = (row: 'old' | 'new') => names.map((name) => `${row}.${name}`).join(', ');
  const isThisRow = columns
    .filter(({ pk }) => pk > 0)
    .map(({ name }) => `${name} = new.${name}`)
    .join(' AND ');
  const put = (sum: string) => `UPDATE ${table} SET row_sum = ${sum} WHERE ${isThisRow};`;
  const article = (row: 'old' | 'new') =>
    names.includes('article_key') ? `${row}.article_key` : '0';
  return /* sql */ `
CREATE TEMP TRIGGER IF NOT EXISTS row_sum_of_new_${table} AFTER INSERT ON main.${table}
BEGIN ${put(`${sumFunction}(${of('new')})`)} END;
CREATE TEMP TRIGGER IF NOT EXISTS row_sum_of_${table} AFTER UPDATE OF ${names.join(', ')} ON main.${table}
BEGIN ${put(`${nextFunction}('${table}', old.row_sum, ${of('old')}, ${of('new')})`)} END;
CREATE TEMP TRIGGER IF NOT EXISTS row_tally_of_${table} AFTER UPDATE OF row_sum ON main.${table}
BEGIN
  INSERT INTO row_tally (table_name, article_key, rows, sums)
  VALUES ('${table}', ${article('new')}, old.row_sum IS NULL, new.row_sum - coalesce(old.row_sum, 0))
  ON CONFLICT DO UPDATE SET rows = rows + excluded.rows, sums = sums + excluded.sums;
END;
CREATE TEMP TRIGGER IF NOT EXISTS row_tally_of_gone_${table} AFTER DELETE ON main.${table}
BEGIN
  UPDATE row_tally SET rows = rows - 1, sums = sums - old.row_sum
  WHERE table_name = '${table}' AND article_key = ${article('old')};
END;`;
}

/** Names of tables whose rows have sums. */
export const listSummedTables = (db: ReadDb): string[] => readColumn<string>(db, summedTables);

/** The columns that a row's sum is made of, in order. */
export const listSummedColumns = (db: ReadDb, table: string): string[] =>
  readColumn<string>(db, `SELECT name FROM (${columnsSql})`, [table]);

type Values = readonly Value[];

const longUtf16 = 1000;

/** Of the values from one place up to another. */
function sumOf(values: Values, from: number, until: number): number {
  let sum = 0;
  let pieces = '';
  for (let at = from; at < until; at += 1) {
    const value = values[at] ?? null;
    if (value === null) pieces += 'n;';
    else if (typeof value === 'string' && value.length > longUtf16) {
      // A text of megabytes is not copied only to be summed up.
      sum = crc32(value, crc32(`${pieces}t${value.length}:`, sum));
      pieces = ';';
    } else if (typeof value === 'string') pieces += `t${value.length}:${value};`;
    else if (value instanceof Uint8Array) pieces += `b${value.length}:${crc32(value)};`;
    else pieces += `i${value};`;
  }
  return crc32(pieces, sum);
}
