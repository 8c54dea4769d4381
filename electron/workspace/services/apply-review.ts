// Carries out the changes of an act that are about reviews.

import type {
  GuidelinesChange,
  ReviewChange,
  ReviewDecisionChange,
  ReviewSourceChange,
} from '../db/change.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { deleteGuidelines, putGuidelines } from '../db/guidelines.ts';
import { deleteReview, findReview, putReview } from '../db/review.ts';
import { deleteDecision, putDecision } from '../db/review-decision.ts';
import { placeOfDecision, placeOfSource } from '../db/review-ids.ts';
import { deleteReviewSource, putReviewSource } from '../db/review-source.ts';

export type ReviewPartChange = ReviewChange | ReviewSourceChange | ReviewDecisionChange;

export function applyReview(db: WriteDb, articleKey: number, change: ReviewPartChange): void {
  if (change.entity === 'review') {
    if (change.after === null) deleteReview(db, change.id);
    else putReview(db, articleKey, change.id, change.after);
  } else if (change.entity === 'review-source') {
    const { reviewId, ordinal } = placeOfSource(change.id);
    const key = keyOf(db, reviewId);
    if (change.after === null) deleteReviewSource(db, key, ordinal);
    else putReviewSource(db, key, ordinal, change.after);
  } else {
    const place = placeOfDecision(change.id);
    const key = keyOf(db, place.reviewId);
    if (change.after === null) deleteDecision(db, key, place);
    else putDecision(db, key, place, change.after);
  }
}

export function applyGuidelines(db: WriteDb, { id, after }: GuidelinesChange): void {
  if (after === null) deleteGuidelines(db, id);
  else putGuidelines(db, id, after.markdown);
}

function keyOf(db: ReadDb, reviewId: string): number {
  const review = findReview(db, reviewId);
  if (review === null) throw new RangeError(`review ${reviewId} is not there`);
  return review.key;
}
