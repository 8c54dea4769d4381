// Which commands mark the text: while it is reviewed they say so instead of running, and their keys may decide instead.

import { isReviewing } from '../../state/review-store.ts';
import { announce } from '../../state/messages.ts';
import type { AnyCommandId, Command } from './command-types.ts';

const ofMarking = /^(?:tag|selection|mark|coverage|role)\./;
/** These keys keep their ordinary meaning. */
const moves: readonly AnyCommandId[] = ['mark.next', 'mark.previous', 'selection.clear'];

/** What the command comes to while marks are reviewed; null where it runs as ever. */
export function inTheReview({ id }: Command): boolean | null {
  if (!isReviewing()) return null;
  if (moves.includes(id)) return false;
  if (!ofMarking.test(id)) return null;
  announce('This is review mode, where differences are decided. Annotate leads back to marking.');
  return true;
}

/** Whether the two can never run in the same mode, so that they may have the same key. */
export function areApart(one: AnyCommandId, other: AnyCommandId): boolean {
  const isOfReview = (id: AnyCommandId) => id.startsWith('review.');
  return (isOfReview(one) && ofMarking.test(other)) || (isOfReview(other) && ofMarking.test(one));
}
