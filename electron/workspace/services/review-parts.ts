// The reviews of an article as the log tells of them: heads, sources and decisions, each by its name.

import type { Change } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import { listReviews, reviewValue } from '../db/review.ts';
import { decisionValue, listDecisions } from '../db/review-decision.ts';
import { reviewDecisionId, reviewSourceId } from '../db/review-ids.ts';
import { listReviewSources, sourceValue } from '../db/review-source.ts';
import type { ReviewPartChange } from './apply-review.ts';

export type ReviewPart = NonNullable<ReviewPartChange['after']>;
/** By {@link partName}. */
export type ReviewParts = ReadonlyMap<string, ReviewPart>;

const partEntities = ['review', 'review-source', 'review-decision'] as const;

export const isReviewPart = (change: Change): change is ReviewPartChange =>
  partEntities.some((entity) => entity === change.entity);

export const partName = ({ entity, id }: Pick<ReviewPartChange, 'entity' | 'id'>): string =>
  `${entity} ${id}`;

/** As they are now. */
export function readReviewParts(db: ReadDb, articleKey: number): ReviewParts {
  const parts = new Map<string, ReviewPart>();
  for (const review of listReviews(db, articleKey)) {
    parts.set(partName({ entity: 'review', id: review.id }), reviewValue(review));
    for (const source of listReviewSources(db, review.key)) {
      const id = reviewSourceId(review.id, source.ordinal);
      parts.set(partName({ entity: 'review-source', id }), sourceValue(source));
    }
    for (const decision of listDecisions(db, review.key)) {
      const id = reviewDecisionId({ reviewId: review.id, ...decision });
      parts.set(partName({ entity: 'review-decision', id }), decisionValue(decision));
    }
  }
  return parts;
}

/** What turns the one into the other: what goes first, and heads before what belongs to them. */
export function reviewPartChanges(
  articleId: ReviewPartChange['articleId'],
  changes: readonly (readonly [
    name: string,
    before: ReviewPart | null,
    after: ReviewPart | null,
  ])[],
): readonly ReviewPartChange[] {
  const all = changes.map(([name, before, after]) => {
    const at = name.indexOf(' ');
    // The name was made of the entity that the values are of.
    return {
      entity: name.slice(0, at),
      articleId,
      id: name.slice(at + 1),
      before,
      after,
    } as ReviewPartChange;
  });
  const rank = ({ entity }: ReviewPartChange) => partEntities.indexOf(entity);
  return [
    ...all.filter(({ after }) => after === null).toSorted((a, b) => rank(b) - rank(a)),
    ...all.filter(({ after }) => after !== null).toSorted((a, b) => rank(a) - rank(b)),
  ];
}
