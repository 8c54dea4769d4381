// Links between two marks, such as said-by. A relation goes when one of its marks goes.

import type { Relation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, AnnotatorId, RelationId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { findAnnotationKey } from './annotation.ts';
import { readAll, write, type ReadDb, type WriteDb } from './connection.ts';

interface RelationRow extends Readonly<Record<string, string | number | null>> {
  readonly id: RelationId;
  readonly type: string;
  readonly from_id: AnnotationId;
  readonly to_id: AnnotationId;
  readonly note: string | null;
  readonly annotator_id: AnnotatorId;
  readonly created_at_ms: number;
  readonly updated_at_ms: number;
  readonly extra: string;
}

const select = `SELECT r.id, r.type, f.id AS from_id, t.id AS to_id, r.note, r.annotator_id,
    r.created_at_ms, r.updated_at_ms, r.extra
  FROM relation r
  JOIN annotation f ON f.annotation_key = r.from_key
  JOIN annotation t ON t.annotation_key = r.to_key`;

const toRelation = (row: RelationRow): Relation => ({
  id: row.id,
  type: row.type,
  from: row.from_id,
  to: row.to_id,
  note: row.note,
  annotator: row.annotator_id,
  createdAtMs: row.created_at_ms,
  updatedAtMs: row.updated_at_ms,
  extra: JSON.parse(row.extra) as JsonObject,
});

/** Both marks have to be there already. */
export function insertRelation(db: WriteDb, articleKey: number, relation: Relation): void {
  const fromKey = findAnnotationKey(db, articleKey, relation.from);
  const toKey = findAnnotationKey(db, articleKey, relation.to);
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

export function listRelations(db: ReadDb, articleKey: number): Relation[] {
  return readAll<RelationRow>(db, `${select} WHERE r.article_key = ? ORDER BY r.id`, [
    articleKey,
  ]).map(toRelation);
}

/** The relations that begin or end at the mark. */
export function listRelationsOf(db: ReadDb, annotationKey: number): Relation[] {
  return readAll<RelationRow>(db, `${select} WHERE r.from_key = ? OR r.to_key = ? ORDER BY r.id`, [
    annotationKey,
    annotationKey,
  ]).map(toRelation);
}
