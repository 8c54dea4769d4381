// A sum for every row that users wrote, and a tally of the rows of each table, so that a row that the disk changed, or
// lost, is never shown as sound. What has a seal or is named by its SHA-256 (act, change, original, review_document)
// needs none. The connection keeps both (db/row-sums.ts); what is there already is summed up here, once.
// A later step that adds a column to one of these tables, or changes rows, has to sum them up again.

import { crc32 } from 'node:zlib';
import type { Driver } from '../connection.ts';

const tables = [
  'annotator',
  'tagset',
  'article',
  'revision',
  'source',
  'article_annotator',
  'annotation',
  'segment',
  'relation',
  'custody',
  'standing_count',
  'collection',
  'collected',
  'kept_tagset',
  'sentence_list',
  'coverage',
  'draft',
  'review',
  'review_source',
  'review_decision',
  'tagset_mapping',
  'guidelines',
] as const;

export function rowSums(db: Driver): void {
  db.function('row_sum_1', { varargs: true, deterministic: true }, sumOf);
  db.exec(tally);
  for (const table of tables) {
    const columns = columnsOf(db, table);
    db.exec(`ALTER TABLE ${table} ADD COLUMN row_sum INTEGER`);
    db.exec(`UPDATE ${table} SET row_sum = row_sum_1(${columns.join(', ')})`);
    const article = columns.includes('article_key') ? 'article_key' : '0';
    db.exec(`INSERT INTO row_tally
      SELECT '${table}', ${article}, count(*), sum(row_sum) FROM ${table} GROUP BY 2
      HAVING count(*) > 0`);
  }
}

/** Without generated ones. */
const columnsOf = (db: Driver, table: string): string[] =>
  db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);

const tally = /* sql */ `
-- article_key is 0 in tables whose rows belong to no one article, or name it only by another row.
CREATE TABLE row_tally (
  table_name  TEXT NOT NULL,
  article_key INTEGER NOT NULL,
  rows        INTEGER NOT NULL,
  sums        INTEGER NOT NULL,
  PRIMARY KEY (table_name, article_key)
) STRICT, WITHOUT ROWID;
`;

/** As the program made sums when this step shipped; a step stands for itself. */
function sumOf(...values: readonly (string | number | Uint8Array | null)[]): number {
  let pieces = '';
  for (const value of values) {
    if (value === null) pieces += 'n;';
    else if (typeof value === 'string') pieces += `t${value.length}:${value};`;
    else if (value instanceof Uint8Array) pieces += `b${value.length}:${crc32(value)};`;
    else pieces += `i${value};`;
  }
  return crc32(pieces);
}
