// How acts on reviews are called in the undo menu and the history.

import type { ReviewDecisionKind } from '../../../shared/annotation-file/model.ts';
import type { ItemKind } from '../../../shared/review/review-item.ts';
import type { ThreadInput } from '../protocol.ts';
import type { ReviewComparison } from './review-comparison.ts';

const kindWords: { readonly [Kind in ItemKind]: string } = {
  agreed: 'Agreed',
  'only-mine': 'Only mine',
  'only-theirs': 'Only theirs',
  tag: 'Tag',
  boundary: 'Boundary',
  attribute: 'Attribute',
  note: 'Note',
  relation: 'Relation',
  segments: 'Parts',
  'delete-change': 'Deleted or changed',
};

/** Such as “Take Jon’s: Boundary”, or “Decide 12 differences: keep mine”. */
export function decisionLabel(
  { byItem, review, sources }: Pick<ReviewComparison, 'byItem' | 'review' | 'sources'>,
  items: ThreadInput<'review:decide'>['items'],
): string {
  const colleague = review.mode === 'pair' ? (sources[0]?.colleague.name ?? null) : null;
  const [first] = items;
  const decision = first?.decision ?? null;
  if (first !== undefined && items.length === 1) {
    const kind = byItem.get(first.item)?.kind ?? 'agreed';
    return `${wordsFor(decision, colleague)}: ${kindWords[kind]}`;
  }
  const isOne = items.every((each) => each.decision === decision);
  return labelOfMany(items.length, isOne ? decision : 'mixed', colleague);
}

function labelOfMany(
  count: number,
  decision: ReviewDecisionKind | 'mixed' | null,
  colleague: string | null,
): string {
  const differences = `${count.toLocaleString('en-US')} differences`;
  if (decision === 'mixed') return `Decide ${differences}`;
  if (decision === null) return `Take back the decisions on ${differences}`;
  const words = wordsFor(decision, colleague);
  return `Decide ${differences}: ${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;
}

function wordsFor(decision: ReviewDecisionKind | null, colleague: string | null): string {
  switch (decision) {
    case null:
      return 'Take back decision';
    case 'keep-mine':
      return 'Keep mine';
    case 'accept-theirs':
      return colleague === null ? 'Take theirs' : `Take ${colleague}’s`;
    case 'accept-both':
      return colleague === null ? 'Take all' : 'Take both';
    case 'edit':
      return 'Edit';
    case 'reject-both':
      return colleague === null ? 'Reject all' : 'Reject both';
  }
}
