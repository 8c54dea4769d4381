// Whether rows are still what was written, by their sums and by the tallies of their tables. Rows of an article are read
// through the very indexes that show them, because an index is damaged as easily as a table.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import { readColumn, readOne, type ReadDb } from './connection.ts';
import { listSummedColumns, listSummedTables, sumFunction } from './row-sums.ts';

interface Tally extends Readonly<Record<string, number>> {
  readonly rows: number;
  readonly sums: number;
  /** Rows that do not fit their sums. */
  readonly unsound: number;
}

/** The statement for each table, because an article is checked with a dozen of them. */
const sums = new WeakMap<ReadDb, Map<string, string>>();

function sumSql(db: ReadDb, table: string): string {
  const known = sums.get(db) ?? new Map<string, string>();
  sums.set(db, known);
  let sql = known.get(table);
  if (sql === undefined) {
    const columns = listSummedColumns(db, table).map((name) => `x.${name}`);
    sql = `${sumFunction}(${columns.join(', ')})`;
    known.set(table, sql);
  }
  return sql;
}

/** Tables whose rows name their article, with the index that an article's rows are shown through. */
const ofArticle = [
  ['article', ''],
  ['revision', ''],
  ['source', ''],
  ['article_annotator', ''],
  ['annotation', 'INDEXED BY annotation_by_place'],
  ['relation', ''],
  ['custody', ''],
  ['collected', ''],
  ['sentence_list', ''],
  ['coverage', ''],
  ['draft', ''],
  ['review', ''],
] as const;

/** Rows that an article's rows refer to, or that refer to them by another key than the article's. */
const besideArticle = [
  [
    'segment',
    'CROSS JOIN segment x ON x.annotation_key = n.annotation_key',
    'annotation n INDEXED BY annotation_by_place',
    'n.article_key = ?',
  ],
  ['review_source', 'JOIN review_source x USING (review_key)', 'review r', 'r.article_key = ?'],
  ['review_decision', 'JOIN review_decision x USING (review_key)', 'review r', 'r.article_key = ?'],
  ['tagset', 'JOIN tagset x ON x.sha256 = a.tagset_sha256', 'article a', 'a.article_key = ?'],
  ['collection', 'JOIN collection x ON x.id = c.collection_id', 'collected c', 'c.article_key = ?'],
] as const;

/** Names of the tables in which rows of the article are missing, too many or not what was written. */
export function listUnsoundTables(db: ReadDb, articleKey: number): string[] {
  const unsound: string[] = [];
  for (const [table, by] of ofArticle) {
    const found = tallyOf(db, table, `${table} x ${by} WHERE x.article_key = ?`, [articleKey]);
    if (found.unsound > 0 || !fits(db, table, articleKey, found)) unsound.push(table);
  }
  for (const [table, join, from, where] of besideArticle) {
    const found = tallyOf(db, table, `${from} ${join} WHERE ${where}`, [articleKey]);
    if (found.unsound > 0) unsound.push(table);
  }
  if (!unsound.includes('segment') && hasUnfitSegments(db, articleKey)) unsound.push('segment');
  return unsound;
}

function tallyOf(db: ReadDb, table: string, from: string, values: readonly number[]): Tally {
  const found = readOne<Tally>(
    db,
    `SELECT count(*) AS rows, coalesce(sum(row_sum), 0) AS sums,
       coalesce(sum(row_sum IS NOT computed), 0) AS unsound
     FROM (SELECT x.row_sum AS row_sum, ${sumSql(db, table)} AS computed FROM ${from})`,
    values,
  );
  return found ?? { rows: 0, sums: 0, unsound: 0 };
}

function fits(db: ReadDb, table: string, articleKey: number, { rows, sums: sum }: Tally): boolean {
  const kept = readOne<{ rows: number; sums: number }>(
    db,
    'SELECT rows, sums FROM row_tally WHERE table_name = ? AND article_key = ?',
    [table, articleKey],
  ) ?? { rows: 0, sums: 0 };
  return kept.rows === rows && kept.sums === sum;
}

/** A mark's segments are numbered from 0 without a gap, and begin and end where the mark does. */
function hasUnfitSegments(db: ReadDb, articleKey: number): boolean {
  return (
    readOne(
      db,
      `SELECT 1 FROM annotation n INDEXED BY annotation_by_place
       LEFT JOIN segment s ON s.annotation_key = n.annotation_key
       WHERE n.article_key = ? GROUP BY n.annotation_key
       HAVING min(s.ordinal) IS NOT 0 OR max(s.ordinal) IS NOT count(s.ordinal) - 1
         OR min(s.start_utf16) IS NOT n.start_utf16 OR max(s.end_utf16) IS NOT n.end_utf16 LIMIT 1`,
      [articleKey],
    ) !== null
  );
}

/** Those of the articles whose own rows are not what was written. */
export function listUnsoundArticles(db: ReadDb, ids: readonly ArticleId[]): ArticleId[] {
  return readColumn<ArticleId>(
    db,
    `SELECT k.value FROM json_each(?) k LEFT JOIN article x ON x.id = k.value
     WHERE x.article_key IS NULL OR x.row_sum IS NOT ${sumSql(db, 'article')}`,
    [JSON.stringify(ids)],
  );
}

/** Whether the marks with these keys and their passages are what was written. */
export function areSoundMarks(db: ReadDb, keys: readonly number[]): boolean {
  const values = [JSON.stringify(keys)];
  return (['annotation', 'segment'] as const).every(
    (table) =>
      readOne(
        db,
        `SELECT 1 FROM json_each(?) k JOIN ${table} x ON x.annotation_key = k.value
         WHERE x.row_sum IS NOT ${sumSql(db, table)} LIMIT 1`,
        values,
      ) === null,
  );
}

export interface UnsoundTable {
  readonly table: string;
  /** Rows that do not fit their sums. */
  readonly rows: number;
  /** The rows together are not those that were written. */
  readonly isIncomplete: boolean;
}

/** Of the whole workspace, or of the tables that are named. */
export function listUnsound(
  db: ReadDb,
  tables: readonly string[] = [...listSummedTables(db), countsTable],
): UnsoundTable[] {
  return tables.flatMap((table) => {
    if (table === countsTable) {
      return hasUnfitCounts(db) ? [{ table, rows: 0, isIncomplete: true }] : [];
    }
    const { rows, sums: sum, unsound } = tallyOf(db, table, `${table} x NOT INDEXED`, []);
    const kept = readOne<{ rows: number; sums: number }>(
      db,
      `SELECT coalesce(sum(rows), 0) AS rows, coalesce(sum(sums), 0) AS sums FROM row_tally
       WHERE table_name = ?`,
      [table],
    );
    const isIncomplete = kept?.rows !== rows || kept.sums !== sum;
    return unsound > 0 || isIncomplete ? [{ table, rows: unsound, isIncomplete }] : [];
  });
}

/** Has no sums: it follows from the articles. */
export const countsTable = 'standing_count';

function hasUnfitCounts(db: ReadDb): boolean {
  return (
    readOne(
      db,
      `SELECT 1 FROM ${countsTable} s WHERE s.articles <>
         (SELECT count(*) FROM article a WHERE a.shelf = s.shelf AND a.status = s.status) LIMIT 1`,
    ) !== null
  );
}
