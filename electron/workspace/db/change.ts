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
import type { CoverageState } from '../../../shared/domain/coverage.ts';
import type { DetectedFields } from '../../../shared/domain/detected.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import type { ArticleStanding, Collection } from '../../../shared/domain/library.ts';
import type { SourceKind } from '../../../shared/domain/source-map.ts';
import { readAll, readColumn, readTuples, write, type ReadDb, type WriteDb } from './connection.ts';
import type { ReviewSourceValue, ReviewValue } from './review.ts';
import type { DecisionValue } from './review-decision.ts';
import type { RoleAt } from './revision.ts';
import type { SealedChange } from './seal.ts';

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
    /** Where the text came with the change: its SHA-256, and that of its structure. */
    readonly textSha256?: string;
    readonly structureSha256?: string;
  }
>;

/** The current definition of a tagset that the workspace keeps. */
export type TagsetChange = EntityChange<
  'tagset',
  string,
  { readonly sha256: string; readonly isDefault: boolean },
  null
>;
/** Which definition of a tagset an article is tagged with. */
export type ArticleTagsetChange = EntityChange<
  'article-tagset',
  ArticleId,
  { readonly sha256: string }
>;
/** What was set by hand for one sentence; the id is made by {@link coverageId}. */
export type CoverageChange = EntityChange<
  'coverage',
  string,
  {
    readonly state: Exclude<CoverageState, 'unseen'>;
    /** What the claims in the sentence said then (shared/coverage). */
    readonly basis: string;
    readonly annotator: AnnotatorId;
    readonly atMs: number;
  }
>;

export type ReviewChange = EntityChange<'review', string, ReviewValue>;
/** One colleague's file in a review; the id is made by reviewSourceId (db/review-ids.ts). */
export type ReviewSourceChange = EntityChange<'review-source', string, ReviewSourceValue>;
/** The id is made by reviewDecisionId (db/review-ids.ts). */
export type ReviewDecisionChange = EntityChange<'review-decision', string, DecisionValue>;
/** Of the tagset with this id. */
export type GuidelinesChange = EntityChange<
  'guidelines',
  string,
  { readonly markdown: string },
  null
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
  | RevisionChange
  | TagsetChange
  | ArticleTagsetChange
  | CoverageChange
  | ReviewChange
  | ReviewSourceChange
  | ReviewDecisionChange
  | GuidelinesChange;
export type Change = UndoableChange | ArrivalChange;

const toJson = (value: object | null): string | null =>
  value === null ? null : JSON.stringify(value);

const fromJson = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

/** Answers the row as it is now stored. Called by `appendAct` only, which seals what was added. */
export function insertChange(db: WriteDb, actSeq: number, change: Change): SealedChange {
  const { entity, articleId, id } = change;
  const before = toJson(change.before);
  const after = toJson(change.after);
  const { key } = write(
    db,
    `INSERT INTO change (act_seq, entity, article_id, entity_id, before, after)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [actSeq, entity, articleId, id, before, after],
  );
  return [key, entity, articleId, id, before, after];
}

type ChangeTuple = readonly [
  entity: string,
  articleId: string | null,
  entityId: string,
  before: string | null,
  after: string | null,
];

const changeColumns = 'entity, article_id, entity_id, before, after';

const toChange = ([entity, articleId, id, before, after]: ChangeTuple): Change =>
  // Written by insertChange only, and the log is append-only.
  ({ entity, articleId, id, before: fromJson(before), after: fromJson(after) }) as Change;

/** In the order they were made. */
export function listChanges(db: ReadDb, actSeq: number): Change[] {
  return readTuples<ChangeTuple>(
    db,
    `SELECT ${changeColumns} FROM change WHERE act_seq = ? ORDER BY change_seq`,
    [actSeq],
  ).map(toChange);
}

/** All that is about the article, in the order it was made. */
export function listChangesOf(db: ReadDb, articleId: ArticleId): Change[] {
  return readTuples<ChangeTuple>(
    db,
    `SELECT ${changeColumns} FROM change WHERE article_id = ? ORDER BY change_seq`,
    [articleId],
  ).map(toChange);
}

export interface Touched {
  readonly articles: number;
  /** Marks, relations, fields, decisions and the like. */
  readonly things: number;
}

/** What the act, undo or redo changed. */
export function countTouched(db: ReadDb, actSeq: number): Touched {
  const counted = readTuples<[articles: number, things: number]>(
    db,
    'SELECT count(DISTINCT article_id), count(*) FROM change WHERE act_seq = ?',
    [actSeq],
  );
  const [[articles, things] = [0, 0]] = counted;
  return { articles, things };
}

/** Whether anything about the article changed after the act. */
export function hasChangedSince(db: ReadDb, articleId: ArticleId, seq: number): boolean {
  return (
    readColumn<number>(db, 'SELECT 1 FROM change WHERE article_id = ? AND act_seq > ? LIMIT 1', [
      articleId,
      seq,
    ]).length > 0
  );
}

/** What belongs to no one article, in the order it was made. */
export function listSharedChanges(db: ReadDb): Change[] {
  return readTuples<ChangeTuple>(
    db,
    `SELECT ${changeColumns} FROM change WHERE article_id IS NULL ORDER BY change_seq`,
  ).map(toChange);
}

/**
 * Of everything about the article that changed after the act: its first change since then, whose `before` is what it
 * was. Of roles, which are given a few at a time, every change. In the order they were made.
 */
export function listFirstChangesAfter(db: ReadDb, articleId: ArticleId, seq: number): Change[] {
  return readTuples<readonly [...ChangeTuple, number]>(
    db,
    `SELECT ${changeColumns}, min(change_seq) AS earliest FROM change
     WHERE article_id = ? AND act_seq > ?
     GROUP BY entity, entity_id, iif(entity = 'roles', change_seq, 0) ORDER BY earliest`,
    [articleId, seq],
  ).map(([entity, article, id, before, after]) => toChange([entity, article, id, before, after]));
}

/**
 * Relations that an import added after the act to the article, which had arrived before: until then they waited in its
 * `extra`. As they came.
 */
export function listSettledAfter(db: ReadDb, articleId: ArticleId, seq: number): Relation[] {
  return readColumn<string>(
    db,
    `SELECT c.after FROM change c JOIN act a ON a.seq = c.act_seq
     WHERE c.article_id = ? AND c.act_seq > ? AND c.entity = 'relation' AND a.kind = 'import'
     ORDER BY c.change_seq`,
    [articleId, seq],
  ).map((after) => fromJson(after) as Relation);
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
