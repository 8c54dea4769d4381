// Whether tables, indexes, triggers and views are those that this version makes: a flipped bit in one of their
// definitions is still SQL, and would count, search or guard something else. What was added besides does no harm.

import Database from 'better-sqlite3-multiple-ciphers';
import { createHash } from 'node:crypto';
import { readAll, wrapDriver, type ReadDb } from './connection.ts';
import { migrate } from './migrations.ts';

/** Of all definitions of a new workspace: making one only to compare takes 20 ms. A test knows when it is another one. */
export const newestSchemaSha256 =
  '7473620c0c913b0ce7e4f2737f7ce7a5dd3ec315dc63cc77c545a30c7b4ad4c9';

interface Definition extends Readonly<Record<string, string>> {
  readonly name: string;
  readonly sql: string;
}

/** Names of what is missing or defined otherwise. */
export function listUnfitDefinitions(db: ReadDb): string[] {
  const found = listDefinitions(db);
  if (schemaSha256(found) === newestSchemaSha256) return [];
  const sqlOf = new Map(found.map(({ name, sql }) => [name, sql]));
  return freshDefinitions().flatMap(({ name, sql }) => (sqlOf.get(name) === sql ? [] : [name]));
}

/** Of a workspace that was just made by this version. */
export function freshDefinitions(): Definition[] {
  const fresh = new Database(':memory:');
  try {
    migrate(fresh);
    return listDefinitions(wrapDriver(fresh));
  } finally {
    fresh.close();
  }
}

/** Without what SQLite makes by itself, such as the figures of ANALYZE. */
const listDefinitions = (db: ReadDb): Definition[] =>
  readAll<Definition>(
    db,
    `SELECT name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
     ORDER BY type, name`,
  );

export const schemaSha256 = (definitions: readonly Definition[]): string =>
  createHash('sha256')
    .update(JSON.stringify(definitions.map(({ name, sql }) => [name, sql])))
    .digest('hex');
