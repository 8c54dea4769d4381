// What the deciding keys and buttons do to the selected item.

import type { ReviewDecisionKind } from '../../../../shared/annotation-file/model.ts';
import { announce } from '../../../state/messages.ts';
import { changeReason, decideItem, type Asked } from '../../../state/review-acts.ts';
import { decisionOn, selectedEntry, useReview } from '../../../state/review-store.ts';
import { startEdit } from '../../../state/review-edit.ts';
import { actsOf, takeOne, type ActChoice } from './acts-of.ts';

function askedOf(
  item: string,
  { decision, take }: ActChoice,
): Asked & {
  readonly decision: ReviewDecisionKind;
} {
  const taken = take?.map(({ source, id }) => ({ source, id }));
  return taken === undefined ? { item, decision } : { item, decision, take: taken };
}

export function decideBy(choice: ActChoice): void {
  const entry = selectedEntry();
  if (entry === null) return;
  if (choice.decision === 'edit') startEdit();
  else decideItem(askedOf(entry.item, choice));
}

/** By key, also where no button says it: keeping both of one is keeping it. */
export function decideSelected(decision: ReviewDecisionKind): void {
  const entry = selectedEntry();
  const { view } = useReview.getState();
  if (entry === null || view === null) return;
  if (entry.kind === 'agreed' && view.head.mode === 'pair' && decision !== 'reject-both') {
    announce('You agree on this. It stays without a decision.');
    return;
  }
  const choice = actsOf(entry, view).find((each) => each.decision === decision);
  decideBy(choice ?? { command: null, decision, label: '' });
}

/** In a panel: the one at this place of the list. */
export function chooseSaying(at: number): void {
  const entry = selectedEntry();
  const choice = entry === null ? null : takeOne(entry, at);
  if (choice === null) announce('There are not so many to choose from.');
  else decideBy(choice);
}

/**
 * Enter in the reason field: for a decision that is made the reason is kept with it, else it waits for the decision.
 * What was edited, or chosen among several, has to be said again: the decision alone does not name it.
 */
export function keepReason(): void {
  const entry = selectedEntry();
  const { view, reason } = useReview.getState();
  const decision = entry === null ? undefined : decisionOn(entry.item)?.decision;
  if (entry === null || view === null || decision === undefined || reason.trim() === '') return;
  const namesAll = view.head.mode === 'pair' || decision === 'reject-both';
  if (decision === 'edit' || !namesAll) {
    announce('Decide again, and this reason goes with it.');
    return;
  }
  changeReason({ item: entry.item, decision });
}
