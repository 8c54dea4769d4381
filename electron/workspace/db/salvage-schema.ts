// Finds the tables of a damaged workspace again whose list of tables cannot be read: its other pages may all be whole.
// What this version's tables are is known; which pages belong to which is told by the rows in them, which fit the
// definition of one table only, and where they have sums, these. Works on a private copy that is not encrypted, of a format
// that has sums.

import Database from 'better-sqlite3-multiple-ciphers';
import type { Driver, Value } from './connection.ts';
import { migrate, newestVersion, rowSumsVersion } from './migrations.ts';
import { openDamaged } from './open-damaged.ts';
import { clearTableList, findTrees, type PageTree } from './page-trees.ts';
import { sumFunction } from './row-sums.ts';

export interface FoundTable {
  /** Under which parts of it can be read in the copy: several where what held them together is lost. */
  readonly parts: readonly string[];
  /** If not, rows may be missing without a sign. */
  readonly isWhole: boolean;
}

/** By name; all that the format has. */
export type FoundTables = ReadonlyMap<string, FoundTable>;

/** Rows that are held against a definition. */
const rowsToTry = 20;

interface Definition {
  readonly name: string;
  readonly sql: string;
  readonly isByRowid: boolean;
  readonly columns: readonly string[];
}

/** Whether the file lists every table of its format, as it is defined. */
export function listsEveryTable(driver: Driver, version: number): boolean {
  const listed = new Map(
    driver
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table'",
      )
      .all()
      .map(({ name, sql }) => [name, sql]),
  );
  return withModel(version, (model) =>
    definitionsOf(model).every(({ name, sql }) => listed.get(name) === sql),
  );
}

/** Null where it cannot be done, or no text is found; the copy is then of no more use. Throws what SQLite throws. */
export function rebuildTables(copy: string): FoundTables | null {
  const trees = findTrees(copy);
  if (trees === null) return null;
  clearTableList(copy);
  const version = versionOf(copy);
  if (version < rowSumsVersion || version > newestVersion) return null;
  return withModel(version, (model) => {
    const definitions = definitionsOf(model);
    const tried = trees.flatMap((tree) => candidates(tree, definitions));
    list(copy, tried);
    return assigned(copy, model, definitions, tried);
  });
}

/** An empty workspace of that format. */
function withModel<T>(version: number, work: (model: Driver) => T): T {
  const model = new Database(':memory:');
  try {
    migrate(model, version);
    return work(model);
  } finally {
    model.close();
  }
}

function versionOf(copy: string): number {
  const driver = openDamaged(copy, null);
  try {
    return Number(driver.pragma('user_version', { simple: true }));
  } finally {
    driver.close();
  }
}

/** Made of other rows, and without sums: rows of an index could pass for theirs. */
const derived: ReadonlySet<string> = new Set(['likeness', 'standing_count']);

/** Search indexes are made again, so that their tables are of no use. */
function definitionsOf(model: Driver): Definition[] {
  const tables = model
    .prepare<[], { name: string; sql: string; wr: number }>(
      `SELECT s.name, s.sql, l.wr FROM sqlite_schema s JOIN pragma_table_list l ON l.name = s.name
       WHERE s.type = 'table' AND l.type = 'table' AND s.name NOT LIKE 'sqlite_%'`,
    )
    .all();
  const columns = model.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck();
  return tables.map(({ name, sql, wr }) => ({
    name,
    sql,
    isByRowid: wr === 0,
    columns: columns.all(name),
  }));
}

interface Candidate {
  readonly tree: PageTree;
  readonly definition: Definition;
  /** In the copy. */
  readonly name: string;
}

const candidates = (tree: PageTree, definitions: readonly Definition[]): Candidate[] =>
  definitions
    .filter(
      ({ name, isByRowid, columns }) =>
        isByRowid === tree.isByRowid && columns.length === tree.columns && !derived.has(name),
    )
    .map((definition) => ({ tree, definition, name: `part_${tree.root}_${definition.name}` }));

/** Every tree under the definition of every table that it could be of. */
function list(copy: string, tried: readonly Candidate[]): void {
  const driver = openDamaged(copy, null);
  try {
    const insert = driver.prepare<[string, string, number, string]>(
      "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table', ?, ?, ?, ?)",
    );
    driver.transaction(() => {
      for (const { tree, definition, name } of tried) {
        insert.run(name, name, tree.root, renamed(definition, name));
      }
    })();
  } finally {
    driver.close();
  }
}

const renamed = ({ sql }: Definition, name: string): string =>
  sql.replace(/^CREATE TABLE\s+["']?\w+["']?/u, `CREATE TABLE ${name}`);

function assigned(
  copy: string,
  model: Driver,
  definitions: readonly Definition[],
  tried: readonly Candidate[],
): FoundTables | null {
  const driver = openDamaged(copy, null);
  try {
    const fitting = Map.groupBy(
      tried.filter((each) => fits(driver, model, each)),
      ({ tree }) => tree.root,
    );
    // What could be of two tables is of none.
    const sure = [...fitting.values()].filter(({ length }) => length === 1).flat();
    const found = Map.groupBy(sure, ({ definition }) => definition.name);
    // Without a single text there is nothing to save, and an empty workspace is worse than none.
    if (!found.has('revision')) return null;
    return new Map(
      definitions.map((definition) => {
        const parts = (found.get(definition.name) ?? []).map(({ name }) => name);
        if (parts.length > 0) return [definition.name, { parts, isWhole: parts.length === 1 }];
        // It had no rows or lost all of them, which its tally tells if it has one.
        driver.exec(definition.sql);
        const isTallied = definition.columns.includes('row_sum') && found.has('row_tally');
        return [definition.name, { parts: [definition.name], isWhole: isTallied }];
      }),
    );
  } finally {
    driver.close();
  }
}

/** Whether a row that is what was written is one of this table. */
function fits(driver: Driver, model: Driver, { definition, name }: Candidate): boolean {
  const { columns } = definition;
  const summed = columns.filter((column) => column !== 'row_sum').join(', ');
  const sum = columns.includes('row_sum') ? `row_sum IS ${sumFunction}(${summed})` : '1';
  const into = model.prepare<Value[]>(
    `INSERT INTO ${definition.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  model.exec('PRAGMA foreign_keys = OFF; BEGIN');
  try {
    const rows = driver
      .prepare<[], Record<string, Value>>(
        `SELECT ${columns.join(', ')} FROM ${name} NOT INDEXED WHERE ${sum} LIMIT ${rowsToTry}`,
      )
      .all();
    for (const row of rows) into.run(...columns.map((column) => row[column] ?? null));
    return rows.length > 0;
  } catch {
    // Not of this table, or not to be read.
    return false;
  } finally {
    model.exec('ROLLBACK');
  }
}
