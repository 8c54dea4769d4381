// Lists of articles, and any stretch of them. The order of a whole shelf is read straight from an index, so a page of
// it costs the same in a library of any size.

import type { ArticleSummary } from '../../../shared/domain/article.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { LibrarySort, Shelf } from '../../../shared/domain/library.ts';
import { summaryColumns, toSummary, type SummaryRow } from './article.ts';
import { readAll, readColumn, readOne, type ReadDb, type Value } from './connection.ts';
import { conditionOf, orderOf, sortColumns, type ListFilter } from './library-filter.ts';

/** The statement for a page of a whole shelf; its parameters are the shelf, the limit and the offset. */
export const shelfPageSql = (sort: LibrarySort): string =>
  `SELECT ${summaryColumns} FROM article WHERE article.shelf = ?
   ORDER BY ${orderOf(sort)} LIMIT ? OFFSET ?`;

export function listShelfPage(
  db: ReadDb,
  shelf: Shelf,
  sort: LibrarySort,
  offset: number,
  limit: number,
): ArticleSummary[] {
  return readAll<SummaryRow>(db, shelfPageSql(sort), [shelf, limit, offset]).map(toSummary);
}

/** Where the article stands among all of its shelf, from 0; null when it is not on it. */
export function findShelfPosition(
  db: ReadDb,
  shelf: Shelf,
  { by, descending }: LibrarySort,
  id: ArticleId,
): number | null {
  const column = sortColumns[by];
  const row = readOne<{ key: number; value: Value }>(
    db,
    `SELECT article_key AS key, ${column} AS value FROM article WHERE id = ? AND shelf = ?`,
    [id, shelf],
  );
  if (row === null) return null;
  const { key, value } = row;
  const count = (where: string, values: readonly Value[]): number =>
    readColumn<number>(db, `SELECT count(*) FROM article WHERE shelf = ? AND ${where}`, [
      shelf,
      ...values,
    ])[0] ?? 0;
  const before = descending ? '>' : '<';
  const earlier =
    value === null ? count(`${column} IS NOT NULL`, []) : count(`${column} ${before} ?`, [value]);
  return earlier + count(`${column} IS ? AND article_key ${before} ?`, [value, key]);
}

/** The one at this place of a whole shelf; null past its end. */
export function findOnShelf(
  db: ReadDb,
  shelf: Shelf,
  sort: LibrarySort,
  position: number,
): ArticleId | null {
  const [id] = readColumn<ArticleId>(
    db,
    `SELECT id FROM article WHERE shelf = ? ORDER BY ${orderOf(sort)} LIMIT 1 OFFSET ?`,
    [shelf, position],
  );
  return id ?? null;
}

/** The keys of all articles that the filter takes, in order. */
export function listKeys(db: ReadDb, filter: ListFilter, sort: LibrarySort): number[] {
  const { sql, values } = conditionOf(filter);
  return readColumn<number>(
    db,
    `SELECT article_key FROM article WHERE ${sql} ORDER BY ${orderOf(sort)}`,
    values,
  );
}

/** The rows with these keys, in their order. */
export function listSummaries(db: ReadDb, keys: readonly number[]): ArticleSummary[] {
  const rows = readAll<SummaryRow & { readonly key: number }>(
    db,
    `SELECT article_key AS key, ${summaryColumns} FROM article
     WHERE article_key IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(keys)],
  );
  const byKey = new Map(rows.map(({ key, ...row }) => [key, toSummary(row as SummaryRow)]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}
