// Which articles use a definition of a tagset, and which of them have marks or relations that another one would touch.

import type { AnnotationId, ArticleId, TagId } from '../../../shared/domain/ids.ts';
import { readAll, readColumn, readTuples, write, type ReadDb, type WriteDb } from './connection.ts';

export interface TaggedArticle {
  readonly key: number;
  readonly id: ArticleId;
  readonly tagsetSha256: string;
}

type Row = TaggedArticle & Readonly<Record<string, string | number>>;

const columns = 'article_key AS key, id, tagset_sha256 AS tagsetSha256';

/** In the order they came in. */
export function listArticlesTaggedWith(db: ReadDb, tagsetSha256: string): TaggedArticle[] {
  return readAll<Row>(
    db,
    `SELECT ${columns} FROM article WHERE tagset_sha256 = ? ORDER BY article_key`,
    [tagsetSha256],
  );
}

/** The ones that are there, in the order they came in. */
export function listTaggedArticles(db: ReadDb, ids: readonly ArticleId[]): TaggedArticle[] {
  return readAll<Row>(
    db,
    `SELECT ${columns} FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY article_key`,
    [JSON.stringify(ids)],
  );
}

/** The keys of all articles that have a mark with one of the tags. */
export function listArticlesWithTags(db: ReadDb, tags: Iterable<TagId>): Set<number> {
  const keys = readColumn<number>(
    db,
    'SELECT DISTINCT article_key FROM annotation WHERE tag IN (SELECT value FROM json_each(?))',
    [JSON.stringify([...tags])],
  );
  return new Set(keys);
}

/** The keys of all articles that relations begin or end in. */
export function listRelatedArticles(db: ReadDb): Set<number> {
  const keys = readColumn<number>(
    db,
    `SELECT article_key FROM relation UNION
     SELECT t.article_key FROM relation r JOIN annotation t ON t.annotation_key = r.to_key`,
  );
  return new Set(keys);
}

/** Of every mark of the article. */
export function listMarkTags(db: ReadDb, articleKey: number): Map<AnnotationId, TagId> {
  return new Map(
    readTuples<readonly [AnnotationId, TagId]>(
      db,
      'SELECT id, tag FROM annotation WHERE article_key = ?',
      [articleKey],
    ),
  );
}

/** All articles with the one definition get the other one, and do not count as changed by anybody. */
export function replaceTagset(db: WriteDb, from: string, to: string): void {
  write(db, 'UPDATE article SET tagset_sha256 = ? WHERE tagset_sha256 = ?', [to, from]);
}
