// Links between two marks, such as said-by. A relation belongs to the article of the mark it begins at; the mark it
// ends at may be in another one. It goes when one of its marks goes.

import type { Relation } from '../../../shared/domain/annotation.ts';
import type {
  AnnotationId,
  AnnotatorId,
  ArticleId,
  RelationId,
} from '../../../shared/domain/ids.ts';
import { findAnnotationKey } from './annotation.ts';
import {
  readAll,
  readColumn,
  readOne,
  readTuples,
  write,
  type ReadDb,
  type WriteDb,
} from './connection.ts';
import { parseObject } from './json-column.ts';

/** A relation and the article that it belongs to. */
export interface PlacedRelation {
  readonly articleId: ArticleId;
  readonly relation: Relation;
}

interface RelationRow extends Readonly<Record<string, string | number | null>> {
  readonly id: RelationId;
  readonly article_id: ArticleId;
  readonly type: string;
  readonly from_id: AnnotationId;
  readonly to_id: AnnotationId;
  readonly to_article: ArticleId | null;
  readonly note: string | null;
  readonly annotator_id: AnnotatorId;
  readonly created_at_ms: number;
  readonly updated_at_ms: number;
  readonly extra: string;
}

const select = `SELECT r.id, own.id AS article_id, r.type, f.id AS from_id, t.id AS to_id,
    iif(t.article_key = r.article_key, NULL, other.id) AS to_article, r.note, r.annotator_id,
    r.created_at_ms, r.updated_at_ms, r.extra
  FROM relation r
  JOIN article own ON own.article_key = r.article_key
  JOIN annotation f ON f.annotation_key = r.from_key
  JOIN annotation t ON t.annotation_key = r.to_key
  JOIN article other ON other.article_key = t.article_key`;

const toRelation = (row: RelationRow): Relation => ({
  id: row.id,
  type: row.type,
  from: row.from_id,
  to: row.to_id,
  ...(row.to_article === null ? {} : { toArticle: row.to_article }),
  note: row.note,
  annotator: row.annotator_id,
  createdAtMs: row.created_at_ms,
  updatedAtMs: row.updated_at_ms,
  extra: parseObject(row.extra),
});

const toPlaced = (row: RelationRow): PlacedRelation => ({
  articleId: row.article_id,
  relation: toRelation(row),
});

/** The key of the mark that a relation of the article ends at; null when it is not in the workspace. */
export function findEndKey(
  db: ReadDb,
  articleKey: number,
  { to, toArticle }: Pick<Relation, 'to' | 'toArticle'>,
): number | null {
  if (toArticle === undefined) return findAnnotationKey(db, articleKey, to);
  const row = readOne<{ key: number }>(
    db,
    `SELECT annotation_key AS key FROM annotation a JOIN article USING (article_key)
     WHERE article.id = ? AND a.id = ?`,
    [toArticle, to],
  );
  return row?.key ?? null;
}

/** Both marks have to be there already. */
export function insertRelation(db: WriteDb, articleKey: number, relation: Relation): void {
  const fromKey = findAnnotationKey(db, articleKey, relation.from);
  const toKey = findEndKey(db, articleKey, relation);
  if (fromKey === null || toKey === null) {
    throw new RangeError(`relation ${relation.id} has an end that is not there`);
  }
  write(
    db,
    `INSERT INTO relation (article_key, id, type, from_key, to_key, note, annotator_id, created_at_ms,
       updated_at_ms, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      articleKey,
      relation.id,
      relation.type,
      fromKey,
      toKey,
      relation.note,
      relation.annotator,
      relation.createdAtMs,
      relation.updatedAtMs,
      JSON.stringify(relation.extra),
    ],
  );
}

export function deleteRelation(db: WriteDb, articleKey: number, id: RelationId): void {
  const { changes } = write(db, 'DELETE FROM relation WHERE article_key = ? AND id = ?', [
    articleKey,
    id,
  ]);
  if (changes !== 1) throw new RangeError(`no relation ${id} to delete`);
}

export function findRelation(db: ReadDb, articleKey: number, id: RelationId): Relation | null {
  const row = readOne<RelationRow>(db, `${select} WHERE r.article_key = ? AND r.id = ?`, [
    articleKey,
    id,
  ]);
  return row === null ? null : toRelation(row);
}

/** Of the type between the very marks, from the first to the second; null when there is none. */
export function findRelationBetween(
  db: ReadDb,
  type: string,
  fromKey: number,
  toKey: number,
): RelationId | null {
  const row = readOne<{ id: RelationId }>(
    db,
    'SELECT id FROM relation WHERE type = ? AND from_key = ? AND to_key = ?',
    [type, fromKey, toKey],
  );
  return row?.id ?? null;
}

type ListedTuple = readonly [
  id: RelationId,
  type: string,
  from: AnnotationId,
  to: AnnotationId,
  toArticle: ArticleId | null,
  note: string | null,
  annotator: AnnotatorId,
  createdAtMs: number,
  updatedAtMs: number,
  extra: string,
];

/** Those that begin in the article, by id. As arrays and without what is known, because an export reads many. */
export function listRelations(db: ReadDb, articleKey: number): Relation[] {
  return readTuples<ListedTuple>(
    db,
    `SELECT r.id, r.type, f.id, t.id,
       iif(t.article_key = r.article_key, NULL,
         (SELECT other.id FROM article other WHERE other.article_key = t.article_key)),
       r.note, r.annotator_id, r.created_at_ms, r.updated_at_ms, r.extra
     FROM relation r
     JOIN annotation f ON f.annotation_key = r.from_key
     JOIN annotation t ON t.annotation_key = r.to_key
     WHERE r.article_key = ? ORDER BY r.id`,
    [articleKey],
  ).map(([id, type, from, to, toArticle, note, annotator, createdAtMs, updatedAtMs, extra]) => ({
    id,
    type,
    from,
    to,
    ...(toArticle === null ? {} : { toArticle }),
    note,
    annotator,
    createdAtMs,
    updatedAtMs,
    extra: parseObject(extra),
  }));
}

/** Those that begin in another article and end in this one, by article and id. */
export function listIncomingRelations(db: ReadDb, articleKey: number): PlacedRelation[] {
  return readAll<RelationRow>(
    db,
    `${select} WHERE t.article_key = ? AND r.article_key <> t.article_key ORDER BY own.id, r.id`,
    [articleKey],
  ).map(toPlaced);
}

/** The relations that begin or end at the mark, whichever article they belong to. */
export function listRelationsOf(db: ReadDb, annotationKey: number): PlacedRelation[] {
  return readAll<RelationRow>(
    db,
    `${select} WHERE r.from_key = ? OR r.to_key = ? ORDER BY own.id, r.id`,
    [annotationKey, annotationKey],
  ).map(toPlaced);
}

/** The keys of the marks that relations of the type lead to from the mark, but for one relation's. */
export function listNextKeys(
  db: ReadDb,
  type: string,
  fromKey: number,
  except: { readonly articleKey: number; readonly id: RelationId } | null,
): number[] {
  return readColumn<number>(
    db,
    'SELECT to_key FROM relation WHERE from_key = ? AND type = ? AND NOT (article_key = ? AND id = ?)',
    [fromKey, type, except?.articleKey ?? -1, except?.id ?? ''],
  );
}
