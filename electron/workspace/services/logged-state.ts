// What an article is by the log alone: its changes from the first to the last, where of one thing the last one counts.
// Pure. What the log does not tell of, as logs of earlier versions do not of all, is left open.

import type { Annotation, Annotator, Relation } from '../../../shared/domain/annotation.ts';
import type { ArticleMetadata, BlockRole } from '../../../shared/domain/article.ts';
import type {
  AnnotationId,
  AnnotatorId,
  CollectionId,
  RelationId,
} from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import type { ArticleStanding } from '../../../shared/domain/library.ts';
import type { Change, CoverageChange, RelationChange, RevisionChange } from '../db/change.ts';
import { isReviewPart, partName, type ReviewParts } from './review-parts.ts';

type RevisionValue = NonNullable<RevisionChange['after']>;

export interface LoggedState {
  /** As the article arrived; null when the log does not tell of that. */
  readonly arrival: JsonObject | null;
  readonly annotations: ReadonlyMap<AnnotationId, Annotation>;
  readonly relations: ReadonlyMap<RelationId, Relation>;
  /** All that ever ended in another article: those among them that the article's file brought wait there no more. */
  readonly relationsAcross: ReadonlySet<RelationId>;
  readonly coverage: ReadonlyMap<string, NonNullable<CoverageChange['after']>>;
  readonly reviewParts: ReviewParts;
  /** Null for one who was taken off the list. */
  readonly annotators: ReadonlyMap<AnnotatorId, Annotator | null>;
  /** Null where no act changed it. */
  readonly metadata: ArticleMetadata | null;
  readonly revision: RevisionValue | null;
  readonly tagsetSha256: string | null;
  readonly standing: ArticleStanding | null;
  readonly collections: ReadonlySet<CollectionId>;
  /** By revision number and start of block in UTF-16 code units: the first role before any act, and the last one. */
  readonly roles: ReadonlyMap<string, ReadonlyMap<number, RoleHistory>>;
  /** Every revision that an act went to. */
  readonly revisions: readonly RevisionValue[];
}

interface RoleHistory {
  readonly first: BlockRole | null;
  readonly last: BlockRole;
}

type MapOf<M> = M extends ReadonlyMap<infer Id, infer Value> ? Map<Id, Value> : never;

interface Draft {
  arrival: LoggedState['arrival'];
  metadata: LoggedState['metadata'];
  revision: LoggedState['revision'];
  tagsetSha256: LoggedState['tagsetSha256'];
  standing: LoggedState['standing'];
  readonly annotations: MapOf<LoggedState['annotations']>;
  readonly relations: MapOf<LoggedState['relations']>;
  readonly relationsAcross: Set<RelationId>;
  readonly coverage: MapOf<LoggedState['coverage']>;
  readonly reviewParts: MapOf<LoggedState['reviewParts']>;
  readonly annotators: MapOf<LoggedState['annotators']>;
  readonly collections: Set<CollectionId>;
  readonly roles: Map<string, Map<number, RoleHistory>>;
  readonly revisions: RevisionValue[];
}

export function loggedState(changes: readonly Change[]): LoggedState {
  const draft: Draft = {
    arrival: null,
    metadata: null,
    revision: null,
    tagsetSha256: null,
    standing: null,
    annotations: new Map(),
    relations: new Map(),
    relationsAcross: new Set(),
    coverage: new Map(),
    reviewParts: new Map(),
    annotators: new Map(),
    collections: new Set(),
    roles: new Map(),
    revisions: [],
  };
  for (const change of changes) {
    noteThing(draft, change);
    noteField(draft, change);
  }
  return draft;
}

/** What there may be many of. */
function noteThing(draft: Draft, change: Change): void {
  if (change.entity === 'annotation') put(draft.annotations, change.id, change.after);
  else if (change.entity === 'relation') noteRelation(draft, change);
  else if (change.entity === 'coverage') put(draft.coverage, change.id, change.after);
  else if (isReviewPart(change)) put(draft.reviewParts, partName(change), change.after);
  else if (change.entity === 'annotator') draft.annotators.set(change.id, change.after);
  else if (change.entity === 'roles') noteRoles(draft.roles, change);
  else if (change.entity === 'collected') {
    if (change.after === null) draft.collections.delete(change.id);
    else draft.collections.add(change.id);
  }
}

function noteRelation(draft: Draft, { id, after }: RelationChange): void {
  put(draft.relations, id, after);
  if (after?.toArticle !== undefined) draft.relationsAcross.add(id);
}

/** What every article has one of. */
function noteField(draft: Draft, { entity, after }: Change): void {
  if (after === null) return;
  if (entity === 'article') draft.arrival = after;
  else if (entity === 'metadata') draft.metadata = after;
  else if (entity === 'standing') draft.standing = after;
  else if (entity === 'article-tagset') draft.tagsetSha256 = after.sha256;
  else if (entity === 'revision') {
    draft.revision = after;
    draft.revisions.push(after);
  }
}

function put<Id, Value>(map: Map<Id, Value>, id: Id, value: Value | null): void {
  if (value === null) map.delete(id);
  else map.set(id, value);
}

function noteRoles(
  roles: Map<string, Map<number, RoleHistory>>,
  { id, before, after }: Extract<Change, { readonly entity: 'roles' }>,
): void {
  const known = roles.get(id) ?? new Map<number, RoleHistory>();
  roles.set(id, known);
  const were = new Map(before?.map(({ startUtf16, role }) => [startUtf16, role]));
  for (const { startUtf16, role } of after ?? []) {
    const first = known.get(startUtf16)?.first ?? were.get(startUtf16) ?? null;
    known.set(startUtf16, { first, last: role });
  }
}
