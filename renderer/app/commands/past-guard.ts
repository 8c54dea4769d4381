// Which commands work on the present article only: while a past state is shown they say so instead of running.

import { backToNow } from '../../features/history/history-store.ts';
import { isPast, refusePast } from '../../state/past-store.ts';
import type { AnyCommandId, Command } from './command-types.ts';

const ofNow = /^(?:tag|selection|mark|edit|coverage|role|find|text|tagset)\./;
const alsoOfNow: readonly AnyCommandId[] = ['article.read-again', 'article.whole-page'];
/** With the focus in the text these keys have to keep their ordinary meaning. */
const moves: readonly AnyCommandId[] = ['mark.next', 'mark.previous'];

/** What the command comes to while a past state is shown; null where it runs as ever. */
export function inThePast({ id }: Command): boolean | null {
  if (!isPast()) return null;
  if (id === 'selection.clear') {
    backToNow();
    return true;
  }
  if (moves.includes(id)) return false;
  return ofNow.test(id) || alsoOfNow.includes(id) ? refusePast() : null;
}
