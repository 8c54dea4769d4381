// The reviews of an article, or of the workspace, with how far each of them is. What was counted is kept in memory until
// the article changes, so that a list does not compare everything again.

import type { ReviewHead } from '../../../shared/ipc/review-types.ts';
import { findCursor } from '../db/act.ts';
import { hasChangedSince } from '../db/change.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { listReviews, type StoredReview } from '../db/review.ts';
import type { ThreadInput } from '../protocol.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { comparisonOf, type ReviewComparison } from './review-comparison.ts';

interface Counted {
  readonly head: ReviewHead;
  readonly seq: number;
}

const countedOf = new WeakMap<OpenWorkspace, Map<string, Counted>>();

/** The one begun first comes first. */
export function listReviewHeads(
  workspace: OpenWorkspace,
  { articleId }: ThreadInput<'review:list'>,
): readonly ReviewHead[] {
  return snapshot(workspace.db, (db) => {
    const key = articleId === null ? null : requireArticle(db, articleId).key;
    return listReviews(db, key).map((review) => countedHead(workspace, db, review));
  });
}

function countedHead(workspace: OpenWorkspace, db: ReadDb, review: StoredReview): ReviewHead {
  const counted = countedOf.get(workspace) ?? new Map<string, Counted>();
  countedOf.set(workspace, counted);
  const known = counted.get(review.id);
  if (known !== undefined && !hasChangedSince(db, review.articleId, known.seq)) return known.head;
  const head = headOf(comparisonOf(workspace, db, review.id));
  counted.set(review.id, { head, seq: findCursor(db).seq });
  return head;
}

/** What is agreed on is no difference. */
export function headOf(comparison: ReviewComparison): ReviewHead {
  const { review, sources, items, panel, decisions } = comparison;
  const differences = [...items, ...panel].filter(({ kind }) => kind !== 'agreed');
  return {
    id: review.id,
    articleId: review.articleId,
    mode: review.mode,
    reviewer: review.reviewer,
    sources: sources.map(({ fileName, fileSha256, colleague, openedAtMs }) => ({
      fileName,
      fileSha256,
      colleague,
      openedAtMs,
    })),
    adjudicator: review.adjudicator,
    base: review.base === null ? null : { words: review.base.words },
    startedAtMs: review.startedAtMs,
    finishedAtMs: review.finishedAtMs,
    differences: differences.length,
    decided: differences.filter(({ item }) => decisions.applies.has(item)).length,
  };
}
