// The articles that words are found in, best first, with the words marked in what they were found in.

import { readAll, readColumn, readOne, type ReadDb, type Value } from './connection.ts';
import type { Condition } from './library-filter.ts';
import { marks } from './search-marking.ts';

/** Fields and text of one article, in the order of the index; null where it has none, or where it was left out. */
export interface MarkedArticle {
  readonly key: number;
  readonly columns: readonly (string | null)[];
  /** The text is too long to be marked along with others: it is left out here. */
  readonly later: boolean;
}

interface MarkedRow extends Readonly<Record<string, string | number | null>> {
  readonly key: number;
  readonly title: string;
  readonly subtitle: string | null;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly body: string | null;
  readonly later: 0 | 1;
}

/** In code points. A longer text takes a millisecond or more and is marked on its own, so that one can stop before it. */
const longText = 100_000;

const highlighted = (column: number) => `highlight(article_search, ${column}, ?, ?)`;
const isLong = `(SELECT a.characters > ${longText} FROM article a WHERE a.article_key = article_search.rowid)`;
const markedColumns = `article_search.rowid AS key, ${highlighted(0)} AS title, ${highlighted(1)} AS subtitle,
  ${highlighted(2)} AS byline, ${highlighted(3)} AS publisher,
  CASE WHEN NOT ${isLong} THEN ${highlighted(4)} END AS body, ${isLong} AS later`;
/** For the five columns. */
const allMarks = Array.from({ length: 5 }, () => marks).flat();

const toMarked = ({ key, title, subtitle, byline, publisher, body, later }: MarkedRow) => ({
  key,
  columns: [title, subtitle, byline, publisher, body],
  later: later === 1,
});

/** What a search asks besides the words. */
export interface Restriction {
  /** Null for all articles that are in the library proper. */
  readonly condition: Condition | null;
}

/** Few are outside the library, so those are listed and the many need not be looked up. */
const inLibrary = `+article_search.rowid NOT IN
  (SELECT a.article_key FROM article a WHERE a.shelf IN ('archive', 'bin'))`;

const source = ({ condition }: Restriction) =>
  condition === null
    ? { from: 'article_search', where: inLibrary, values: [] }
    : {
        from: 'article_search CROSS JOIN article ON article.article_key = article_search.rowid',
        where: `(${condition.sql})`,
        values: condition.values,
      };

export interface KeyPage {
  readonly keys: readonly number[];
  /** How many there are in all. */
  readonly total: number;
}

/**
 * A page of the articles that the expression matches, best first. The plus keeps the index from sorting them itself:
 * it would carry every word's places along, while SQLite keeps numbers only.
 */
export function listKeyPageByRank(
  db: ReadDb,
  match: string,
  restriction: Restriction,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): KeyPage {
  const { from, where, values } = source(restriction);
  const sql = `FROM ${from} WHERE article_search MATCH ? AND ${where}`;
  const ordered = `SELECT article_search.rowid ${sql} ORDER BY +article_search.rank, article_search.rowid`;
  const given = [match, ...values];
  if (restriction.condition !== null) {
    // To look a condition up for every article a second time costs more than to list them all.
    const all = readColumn<number>(db, ordered, given);
    return { keys: all.slice(offset, offset + limit), total: all.length };
  }
  const keys = readColumn<number>(db, `${ordered} LIMIT ? OFFSET ?`, [...given, limit, offset]);
  if (isLastPage(keys, offset, limit)) return { keys, total: offset + keys.length };
  const [total = 0] = readColumn<number>(db, `SELECT count(*) ${sql}`, given);
  return { keys, total };
}

/** The same page with the words marked, found and marked in one go. */
export function listMarkedPageByRank(
  db: ReadDb,
  match: string,
  restriction: Restriction,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly articles: readonly MarkedArticle[]; readonly total: number } {
  const { from, where, values } = source(restriction);
  const sql = `FROM ${from} WHERE article_search MATCH ? AND ${where}`;
  const articles = readAll<MarkedRow>(
    db,
    `SELECT ${markedColumns} ${sql} ORDER BY article_search.rank LIMIT ? OFFSET ?`,
    [...allMarks, match, ...values, limit, offset],
  ).map(toMarked);
  if (isLastPage(articles, offset, limit)) return { articles, total: offset + articles.length };
  const [total = 0] = readColumn<number>(db, `SELECT count(*) ${sql}`, [match, ...values]);
  return { articles, total };
}

const isLastPage = (rows: readonly unknown[], offset: number, limit: number) =>
  rows.length < limit && (rows.length > 0 || offset === 0);

/** The keys of all articles that the expression matches, best first, whatever their shelf. */
export function listKeysByRank(db: ReadDb, match: string): number[] {
  return readColumn<number>(
    db,
    'SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY +rank, rowid',
    [match],
  );
}

/** Of these articles, those that the expression matches; in no order. */
export function listMarked(db: ReadDb, match: string, keys: readonly number[]): MarkedArticle[] {
  if (keys.length === 0) return [];
  return readAll<MarkedRow>(
    db,
    // To go through all that match is faster than to look each of them up, for which the index starts anew.
    `SELECT ${markedColumns} FROM article_search
     WHERE article_search MATCH ? AND +article_search.rowid IN (SELECT value FROM json_each(?))`,
    [...allMarks, match, JSON.stringify(keys)],
  ).map(toMarked);
}

/** The marked text of one article, however long; null when it does not match. */
export function findMarkedText(db: ReadDb, match: string, key: number): string | null {
  const row = readOne<{ body: string | null }>(
    db,
    // A number from JavaScript comes as a real one, which the index would not look up.
    `SELECT ${highlighted(4)} AS body FROM article_search
     WHERE article_search MATCH ? AND rowid = CAST(? AS INTEGER)`,
    [...marks, match, key],
  );
  return row?.body ?? null;
}

export interface TextRow extends Readonly<Record<string, Value>> {
  readonly text: string;
  /** What the index reads, where that is something else. */
  readonly textForm: string | null;
  readonly title: string;
  readonly subtitle: string | null;
  readonly byline: string | null;
  readonly publisher: string | null;
  /** A JSON list of what the index reads for the four fields; null where it is the fields themselves. */
  readonly fieldForms: string | null;
}

/** The fields and text themselves, with what the index reads instead; null when the article is gone. */
export function findText(db: ReadDb, key: number): TextRow | null {
  return readOne<TextRow>(
    db,
    `SELECT r.text, r.search_form AS textForm, a.title, a.subtitle, a.byline, a.publisher,
       a.search_form AS fieldForms
     FROM article a JOIN revision r ON r.article_key = a.article_key AND r.number = a.revision_number
     WHERE a.article_key = ?`,
    [key],
  );
}

/** Those of the articles of which the index reads something else than what they say. */
export function listKeysWithForm(db: ReadDb, keys: readonly number[]): number[] {
  return readColumn<number>(
    db,
    `SELECT a.article_key
     FROM article a JOIN revision r ON r.article_key = a.article_key AND r.number = a.revision_number
     WHERE a.article_key IN (SELECT value FROM json_each(?))
       AND (a.search_form IS NOT NULL OR r.search_form IS NOT NULL)`,
    [JSON.stringify(keys)],
  );
}
