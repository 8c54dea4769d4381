// What a newer file leaves of the decisions of a review: those that were made about something else than what is there
// now are void. What they brought in counts as mine from then on, which may make others void in turn.

import type { ReviewDecisionChange } from '../db/change.ts';
import type { ArticleHead } from '../db/article.ts';
import type { ReadDb } from '../db/connection.ts';
import type { ReviewSourceValue, ReviewValue, StoredReview } from '../db/review.ts';
import {
  decisionValue,
  findLastRound,
  listDecisions,
  type StoredDecision,
} from '../db/review-decision.ts';
import { reviewDecisionId } from '../db/review-ids.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { appliedTo, compareSides, mineOf } from './review-comparison.ts';
import { placedMarks } from './review-documents.ts';

export interface NewerFile {
  readonly workspace: OpenWorkspace;
  readonly db: ReadDb;
  readonly head: ArticleHead;
  readonly known: StoredReview;
  readonly value: ReviewValue;
  readonly sources: readonly { readonly after: ReviewSourceValue }[];
}

export function supersededBy(newer: NewerFile): ReviewDecisionChange[] {
  const { workspace, db, head, known, value, sources } = newer;
  let standing = listDecisions(db, known.key).filter(({ round }) => round === 0);
  const revision = workspace.revisionOf(head);
  const theirs = sources.map(({ after }) => placedMarks(workspace, after.document, revision));
  const base = value.base === null ? null : placedMarks(workspace, value.base.document, revision);
  const gone: StoredDecision[] = [];
  for (;;) {
    const compared = compareSides({
      reviewId: known.id,
      mode: value.mode,
      text: revision.text,
      sides: [mineOf(db, head.id, head.key, standing), ...theirs],
      base,
    });
    const { adrift } = appliedTo(compared, standing);
    if (adrift.length === 0) break;
    gone.push(...adrift);
    const isGone = new Set(adrift);
    standing = standing.filter((decision) => !isGone.has(decision));
  }
  return gone.flatMap((decision) => asVoid(newer, decision));
}

/** It makes room for another decision on the item. */
function asVoid({ db, head, known }: NewerFile, decision: StoredDecision): ReviewDecisionChange[] {
  const { item } = decision;
  const round = findLastRound(db, known.key, item) + 1;
  const value = decisionValue(decision);
  const change = { entity: 'review-decision', articleId: head.id } as const;
  return [
    {
      ...change,
      id: reviewDecisionId({ reviewId: known.id, round: 0, item }),
      before: value,
      after: null,
    },
    {
      ...change,
      id: reviewDecisionId({ reviewId: known.id, round, item }),
      before: null,
      after: value,
    },
  ];
}
