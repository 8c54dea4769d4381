// What each act changed, as JSON before and after: enough to undo it, to show it, and to replay the log.

import type { Annotation, Annotator, Relation } from '../../../shared/domain/annotation.ts';
import type { ArticleMetadata, Source } from '../../../shared/domain/article.ts';
import type {
  AnnotationId,
  AnnotatorId,
  ArticleId,
  CollectionId,
  RelationId,
} from '../../../shared/domain/ids.ts';
import type { DetectedFields } from '../../../shared/domain/detected.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import type { ArticleStanding, Collection } from '../../../shared/domain/library.ts';
import type { SourceKind } from '../../../shared/domain/source-map.ts';
import { readAll, write, type ReadDb, type WriteDb } from './connection.ts';
import type { RoleAt } from './revision.ts';

interface EntityChange<
  Name extends string,
  Id extends string,
  Value,
  Article extends ArticleId | null = ArticleId,
> {
  readonly entity: Name;
  /** Null for what belongs to no one article. */
  readonly articleId: Article;
  readonly id: Id;
  /** Null when it was not there. */
  readonly before: Value | null;
  /** Null when it is gone. */
  readonly after: Value | null;
}

export type AnnotationChange = EntityChange<'annotation', AnnotationId, Annotation>;
export type RelationChange = EntityChange<'relation', RelationId, Relation>;
/** The article's own fields. */
type MetadataChange = EntityChange<'metadata', ArticleId, ArticleMetadata>;
/** How the article spells an annotator's name. */
type AnnotatorChange = EntityChange<'annotator', AnnotatorId, Annotator>;
/** A whole article arrived: its fields and where its text is; never undone. */
type ArrivalChange = EntityChange<'article', ArticleId, JsonObject>;

/** Where an article stands: its status and shelf. */
export type StandingChange = EntityChange<'standing', ArticleId, ArticleStanding>;
export type CollectionChange = EntityChange<'collection', CollectionId, Collection, null>;
/** That an article is in a collection. */
export type CollectedChange = EntityChange<'collected', CollectionId, { readonly in: true }>;
/** The roles of blocks of one revision, by the blocks' starts; the id is the revision's number. */
export type RolesChange = EntityChange<'roles', string, readonly RoleAt[]>;
/** Which revision is the current one, and where its text came from. */
export type RevisionChange = EntityChange<
  'revision',
  ArticleId,
  {
    readonly number: number;
    readonly source: Source;
    readonly kind: SourceKind | null;
    readonly detected: DetectedFields;
  }
>;

export type UndoableChange =
  | AnnotationChange
  | RelationChange
  | MetadataChange
  | AnnotatorChange
  | StandingChange
  | CollectionChange
  | CollectedChange
  | RolesChange
  | RevisionChange;
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
  readonly article_id: string | null;
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

/** Where blocks of a revision begin that somebody gave a role, also in acts that were undone. UTF-16 code units. */
export function listRoleStarts(
  db: ReadDb,
  articleId: ArticleId,
  revision: number,
): ReadonlySet<number> {
  const rows = readAll<{ after: string | null }>(
    db,
    `SELECT after FROM change WHERE entity = 'roles' AND article_id = ? AND entity_id = ?`,
    [articleId, String(revision)],
  );
  const roles = rows.flatMap(({ after }) => (fromJson(after) ?? []) as readonly RoleAt[]);
  return new Set(roles.map(({ startUtf16 }) => startUtf16));
}
