// What an article was, found by walking back from what it is: pure, and the same for every kind of change.
// Costs the number of changes since then.

import type { Annotation, Annotator, Relation } from '../../../shared/domain/annotation.ts';
import type { ArticleMetadata, BlockRole } from '../../../shared/domain/article.ts';
import type { AnnotationId, AnnotatorId, RelationId } from '../../../shared/domain/ids.ts';
import type { Change, CoverageChange, RevisionChange } from '../db/change.ts';
import { isReviewPart, partName, type ReviewParts } from './review-parts.ts';

/** Everything of an article that acts change, but where it is filed. */
export interface ArticleState {
  readonly metadata: ArticleMetadata;
  readonly revision: NonNullable<RevisionChange['after']>;
  readonly tagsetSha256: string;
  readonly annotations: ReadonlyMap<AnnotationId, Annotation>;
  readonly relations: ReadonlyMap<RelationId, Relation>;
  /** By the id of the sentence. */
  readonly coverage: ReadonlyMap<string, NonNullable<CoverageChange['after']>>;
  readonly reviewParts: ReviewParts;
  /** How the article spells the names of those whom it lists. */
  readonly annotators: ReadonlyMap<AnnotatorId, Annotator>;
  /** By revision number and start of block in UTF-16 code units: roles that are not what they are now. */
  readonly roles: ReadonlyMap<string, ReadonlyMap<number, BlockRole>>;
}

/** Takes back the changes since then, given oldest first; of one thing only its first one counts. */
export function rewound(now: ArticleState, since: readonly Change[]): ArticleState {
  const draft: Draft = {
    ...now,
    annotations: new Map(now.annotations),
    relations: new Map(now.relations),
    coverage: new Map(now.coverage),
    reviewParts: new Map(now.reviewParts),
    annotators: new Map(now.annotators),
    roles: new Map(),
  };
  for (const change of since.toReversed()) {
    takeBackThing(draft, change);
    takeBackField(draft, change);
  }
  return draft;
}

type MapOf<M> = M extends ReadonlyMap<infer Id, infer Value> ? Map<Id, Value> : never;

interface Draft {
  metadata: ArticleState['metadata'];
  revision: ArticleState['revision'];
  tagsetSha256: string;
  readonly annotations: MapOf<ArticleState['annotations']>;
  readonly relations: MapOf<ArticleState['relations']>;
  readonly coverage: MapOf<ArticleState['coverage']>;
  readonly reviewParts: MapOf<ArticleState['reviewParts']>;
  readonly annotators: MapOf<ArticleState['annotators']>;
  readonly roles: Map<string, Map<number, BlockRole>>;
}

/** What there may be many of. */
function takeBackThing(draft: Draft, change: Change): void {
  if (change.entity === 'annotation') put(draft.annotations, change.id, change.before);
  else if (change.entity === 'relation') put(draft.relations, change.id, change.before);
  else if (change.entity === 'coverage') put(draft.coverage, change.id, change.before);
  else if (isReviewPart(change)) put(draft.reviewParts, partName(change), change.before);
  else if (change.entity === 'annotator') put(draft.annotators, change.id, change.before);
  else if (change.entity === 'roles') {
    const known = draft.roles.get(change.id) ?? new Map<number, BlockRole>();
    for (const { startUtf16, role } of change.before ?? []) known.set(startUtf16, role);
    draft.roles.set(change.id, known);
  }
}

/** What every article has one of. */
function takeBackField(draft: Draft, { entity, before }: Change): void {
  if (before === null) return;
  if (entity === 'metadata') draft.metadata = before;
  else if (entity === 'revision') draft.revision = pointerOf(before);
  else if (entity === 'article-tagset') draft.tagsetSha256 = before.sha256;
}

/** Without the fingerprints, which belong to the change that brought the text. */
function pointerOf({ number, source, kind, detected }: NonNullable<RevisionChange['after']>) {
  return { number, source, kind, detected };
}

function put<Id, Value>(map: Map<Id, Value>, id: Id, value: Value | null): void {
  if (value === null) map.delete(id);
  else map.set(id, value);
}
