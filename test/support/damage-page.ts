// Damage that SQLite sees: the page of a closed workspace that a table begins with is written over.

import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';

export function damagePage(path: string, table: string): void {
  // Not read-only: that would leave files of its own beside it.
  const db = new Database(path);
  const find = 'SELECT rootpage FROM sqlite_schema WHERE name = ?';
  const page = db.prepare<[string], number>(find).pluck().get(table);
  const size = Number(db.pragma('page_size', { simple: true }));
  db.close();
  if (page === undefined) throw new Error(`There is no table ${table}.`);
  const bytes = readFileSync(path);
  bytes.fill(0xa5, (page - 1) * size, page * size);
  writeFileSync(path, bytes);
}
