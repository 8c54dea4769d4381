// How much the next undo or redo would change: asked before it is done, because nobody sees that from the call.

import { findCursor, findLastDoing } from '../db/act.ts';
import { countTouched, type Touched } from '../db/change.ts';
import { snapshot } from '../db/connection.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export type HistoryStep = 'undo' | 'redo';

const nothing: Touched = { articles: 0, things: 0 };

/** Nothing where there is no such step. */
export function reachOf({ db }: OpenWorkspace, step: HistoryStep): Touched {
  return snapshot(db, (view) => {
    const { undoSeq, redoSeq } = findCursor(view);
    if (step === 'redo') return redoSeq === null ? nothing : countTouched(view, redoSeq);
    return undoSeq === null ? nothing : countTouched(view, findLastDoing(view, undoSeq));
  });
}
