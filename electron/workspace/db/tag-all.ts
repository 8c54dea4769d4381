// What tagging every occurrence looks through: which articles, their texts, and where their marks are.

import type { ArticleId, CollectionId, TagId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { MarkedPlace } from '../../../shared/spans/tagged-places.ts';
import { readAll, readTuples, type ReadDb, type Value } from './connection.ts';

export interface SoughtArticle extends Readonly<Record<string, Value>> {
  readonly key: number;
  readonly characters: number;
}

/**
 * Articles in the library proper, newest first as the library lists them: all, or those of a collection; of these the
 * ones that the full-text expression matches, where one is given.
 */
export function listSoughtArticles(
  db: ReadDb,
  collection: CollectionId | null,
  match: string | null,
): SoughtArticle[] {
  const conditions = [`article.shelf = 'library'`];
  const values: Value[] = [];
  if (collection !== null) {
    conditions.push(
      'article.article_key IN (SELECT article_key FROM collected WHERE collection_id = ?)',
    );
    values.push(collection);
  }
  if (match !== null) {
    conditions.push(
      'article.article_key IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)',
    );
    values.push(match);
  }
  return readAll<SoughtArticle>(
    db,
    `SELECT article_key AS key, characters FROM article WHERE ${conditions.join(' AND ')}
     ORDER BY imported_at_ms DESC, article_key DESC`,
    values,
  );
}

export interface SoughtText extends Readonly<Record<string, Value>> {
  readonly key: number;
  readonly id: ArticleId;
  readonly title: string;
  readonly text: string;
  readonly textSha256: string;
}

/** Current texts, in the order of the keys; an article that is gone is left out. */
export function listSoughtTexts(db: ReadDb, keys: readonly number[]): SoughtText[] {
  const rows = readAll<SoughtText>(
    db,
    `SELECT a.article_key AS key, a.id, a.title, r.text, r.text_sha256 AS textSha256
     FROM article a JOIN revision r ON r.article_key = a.article_key AND r.number = a.revision_number
     WHERE a.article_key IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(keys)],
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** Where the article's marks are, but for those without a place in its present text. */
export function listMarkedPlaces(db: ReadDb, articleKey: number): MarkedPlace[] {
  const places: (MarkedPlace & { readonly segments: Span[] })[] = [];
  let lastKey = -1;
  for (const [key, tag, startUtf16, endUtf16] of readTuples<
    readonly [key: number, tag: TagId, startUtf16: number, endUtf16: number]
  >(
    db,
    `SELECT annotation_key, a.tag, s.start_utf16, s.end_utf16
     FROM annotation a JOIN segment s USING (annotation_key)
     WHERE a.article_key = ? AND a.anchoring_state <> 'orphan' AND a.rejected_by IS NULL
     ORDER BY a.start_utf16, a.end_utf16 DESC, a.id, s.ordinal`,
    [articleKey],
  )) {
    if (key === lastKey) places.at(-1)?.segments.push({ startUtf16, endUtf16 });
    else places.push({ tag, segments: [{ startUtf16, endUtf16 }] });
    lastKey = key;
  }
  return places;
}
