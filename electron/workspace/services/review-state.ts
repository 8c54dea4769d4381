// A review as the window shows it: both sides as compared, the items, the decisions that apply to them, and what is
// asked about again.

import type { ReviewState } from '../../../shared/ipc/review-types.ts';
import { snapshot } from '../db/connection.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import {
  comparisonOf,
  refsOf,
  sidesOf,
  type AnyItem,
  type ReviewComparison,
} from './review-comparison.ts';
import { readDocument } from './review-documents.ts';
import { headOf } from './review-list.ts';
import { answersOf, decisionView } from './review-views.ts';

/** Throws `not-found`. */
export function readReview(workspace: OpenWorkspace, reviewId: string): ReviewState {
  return snapshot(workspace.db, (db) => {
    const comparison = comparisonOf(workspace, db, reviewId);
    const { items, panel, sources, decisions, review } = comparison;
    return {
      head: headOf(comparison),
      items,
      panel,
      sides: sidesOf(comparison),
      // In the order of the items, however they came about.
      decisions: [...items, ...panel].flatMap(({ item }) => {
        const decision = decisions.applies.get(item);
        return decision === undefined ? [] : [decisionView(item, decision)];
      }),
      changedSince: changedSince(comparison),
      answers: sources.flatMap(({ document }, index) =>
        answersOf(comparison, index + 1, readDocument(workspace, document), review.reviewer),
      ),
    };
  });
}

/** Differences without a decision, about a mark that was decided on when it said something else. */
function changedSince({ items, panel, decisions }: ReviewComparison): string[] {
  const mine = new Set<string>();
  const theirs = new Set<string>();
  const subject = (kind: string) => (kind === 'relation' ? 'relation' : 'mark');
  for (const decision of [...decisions.adrift, ...decisions.superseded]) {
    for (const id of decision.mine) mine.add(`${subject(decision.kind)} ${id}`);
    for (const id of decision.theirs) theirs.add(`${subject(decision.kind)} ${id}`);
  }
  if (mine.size + theirs.size === 0) return [];
  const all: readonly AnyItem[] = [...items, ...panel];
  return all
    .filter(({ item, kind }) => kind !== 'agreed' && !decisions.applies.has(item))
    .filter((item) =>
      refsOf(item).some(({ source, id }) =>
        (source === 0 ? mine : theirs).has(`${item.subject} ${id}`),
      ),
    )
    .map(({ item }) => item);
}
