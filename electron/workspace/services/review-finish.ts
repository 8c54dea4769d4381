// Says that a review is finished, or takes that back. Open differences stay open, and can be decided later.

import type { ActResult } from '../../../shared/ipc/types.ts';
import { reviewValue } from '../db/review.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { requireReview } from './review-comparison.ts';

/** Throws `not-found`. */
export function finishReview(
  workspace: OpenWorkspace,
  { reviewId, finished }: ThreadInput<'review:finish'>,
): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const review = requireReview(db, reviewId);
    const { articleId } = review;
    const isFinished = review.finishedAtMs !== null;
    const before = reviewValue(review);
    const after = { ...before, finishedAtMs: finished ? atMs : null };
    return {
      label: finished ? 'Finish review' : 'Go on with review',
      head: requireArticle(db, articleId),
      changes:
        isFinished === finished
          ? []
          : [{ entity: 'review', articleId, id: reviewId, before, after }],
    };
  });
}
