// What each act changed, as JSON before and after: enough to undo it, to show it, and to replay the log.

import type { Annotation, Annotator, Relation } from '../../../shared/domain/annotation.ts';
import type { ArticleMetadata } from '../../../shared/domain/article.ts';
import type {
  AnnotationId,
  AnnotatorId,
  ArticleId,
  RelationId,
} from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { readAll, write, type ReadDb, type WriteDb } from './connection.ts';

interface EntityChange<Name extends string, Id extends string, Value> {
  readonly entity: Name;
  readonly articleId: ArticleId;
  readonly id: Id;
  /** Null when it was not there. */
  readonly before: Value | null;
  /** Null when it is gone. */
  readonly after: Value | null;
}

export type AnnotationChange = EntityChange<'annotation', AnnotationId, Annotation>;
export type RelationChange = EntityChange<'relation', RelationId, Relation>;
/** The article's own fields. */
export type MetadataChange = EntityChange<'metadata', ArticleId, ArticleMetadata>;
/** How the article spells an annotator's name. */
export type AnnotatorChange = EntityChange<'annotator', AnnotatorId, Annotator>;
/** A whole article arrived: its fields and where its text is; never undone. */
export type ArrivalChange = EntityChange<'article', ArticleId, JsonObject>;

export type UndoableChange = AnnotationChange | RelationChange | MetadataChange | AnnotatorChange;
export type Change = UndoableChange | ArrivalChange;

const toJson = (value: object | null): string | null =>
  value === null ? null : JSON.stringify(value);

const fromJson = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

export function insertChange(db: WriteDb, actSeq: number, change: Change): void {
  write(
    db,
    `INSERT INTO change (act_seq, entity, article_id, entity_id, before, after)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [
      actSeq,
      change.entity,
      change.articleId,
      change.id,
      toJson(change.before),
      toJson(change.after),
    ],
  );
}

interface ChangeRow extends Readonly<Record<string, string | number | null>> {
  readonly entity: string;
  readonly article_id: string;
  readonly entity_id: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** In the order they were made. */
export function listChanges(db: ReadDb, actSeq: number): Change[] {
  return readAll<ChangeRow>(
    db,
    `SELECT entity, article_id, entity_id, before, after FROM change
     WHERE act_seq = ? ORDER BY change_seq`,
    [actSeq],
  ).map(
    (row) =>
      // Written by insertChange only, and the log is append-only.
      ({
        entity: row.entity,
        articleId: row.article_id,
        id: row.entity_id,
        before: fromJson(row.before),
        after: fromJson(row.after),
      }) as Change,
  );
}
