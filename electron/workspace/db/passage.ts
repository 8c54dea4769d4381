// Marked passages as other articles show them, and which of them a relation may end at.

import type { AnnotationId, ArticleId, TagId } from '../../../shared/domain/ids.ts';
import { readAll, readTuples, type ReadDb } from './connection.ts';

export interface StoredPassage extends Readonly<Record<string, string | number | null>> {
  readonly key: number;
  readonly id: AnnotationId;
  readonly tag: TagId;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly articleId: ArticleId;
  readonly articleTitle: string;
  readonly tagsetSha256: string;
}

const select = `SELECT a.annotation_key AS key, a.id, a.tag, a.prefix, a.suffix,
    (SELECT group_concat(s.quote, ' … ' ORDER BY s.ordinal) FROM segment s
     WHERE s.annotation_key = a.annotation_key) AS quote,
    article.id AS articleId, article.title AS articleTitle, article.tagset_sha256 AS tagsetSha256
  FROM annotation a JOIN article USING (article_key)`;

/** In any order; keys that are not there are left out. */
export function listPassages(db: ReadDb, keys: readonly number[]): StoredPassage[] {
  return readAll<StoredPassage>(
    db,
    `${select} WHERE a.annotation_key IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(keys)],
  );
}

/** The passages in other articles that relations of this one end at. */
export function listFarEnds(db: ReadDb, articleKey: number): StoredPassage[] {
  return readAll<StoredPassage>(
    db,
    `${select} WHERE a.article_key <> ? AND a.rejected_by IS NULL AND a.annotation_key IN
       (SELECT to_key FROM relation WHERE article_key = ?)
     ORDER BY article.id, a.id`,
    [articleKey, articleKey],
  );
}

/** The passages in other articles that relations to this one begin at. */
export function listFarStarts(db: ReadDb, articleKey: number): StoredPassage[] {
  return readAll<StoredPassage>(
    db,
    `${select} WHERE a.rejected_by IS NULL AND a.annotation_key IN
       (SELECT r.from_key FROM relation r JOIN annotation t ON t.annotation_key = r.to_key
        WHERE t.article_key = ? AND r.article_key <> t.article_key)
     ORDER BY article.id, a.id`,
    [articleKey],
  );
}

export type NamedTuple = readonly [key: number, quote: string, name: string | null, title: string];

/**
 * The marks with one of the tags in other articles, those of the bin left out: first words, canonical name and
 * article's title, the article changed last first.
 */
export function listNamed(db: ReadDb, articleKey: number, tags: readonly TagId[]): NamedTuple[] {
  return readTuples<NamedTuple>(
    db,
    `SELECT a.annotation_key, s.quote, json_extract(a.attributes, '$.name'), article.title
     FROM article CROSS JOIN annotation a USING (article_key)
       JOIN segment s ON s.annotation_key = a.annotation_key AND s.ordinal = 0
     WHERE article.article_key <> ? AND article.shelf <> 'bin' AND a.anchoring_state <> 'orphan'
       AND a.rejected_by IS NULL AND a.tag IN (SELECT value FROM json_each(?))
     ORDER BY article.updated_at_ms DESC, article.article_key, a.start_utf16`,
    [articleKey, JSON.stringify(tags)],
  );
}
