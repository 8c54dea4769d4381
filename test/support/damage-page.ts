// Damage that SQLite sees: the page of a closed workspace that a table begins with is written over.

import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from '../../electron/workspace/db/connect.ts';

export function damagePage(path: string, table: string, passphrase: string | null = null): void {
  // Not read-only: that would leave files of its own beside it.
  const db = connect(path, { passphrase });
  const find = 'SELECT rootpage FROM sqlite_schema WHERE name = ?';
  const page = db.prepare<[string], number>(find).pluck().get(table);
  const size = Number(db.pragma('page_size', { simple: true }));
  db.close();
  if (page === undefined) throw new Error(`There is no table ${table}.`);
  const bytes = readFileSync(path);
  bytes.fill(0xa5, (page - 1) * size, page * size);
  writeFileSync(path, bytes);
}
