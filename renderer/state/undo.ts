// Undo and redo: the workspace decides what they do; the window shows it, goes to the place and says it.

import { call } from '../api.ts';
import { placeOf } from '../app/commands/focus-place.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { enqueueAct, useSaving } from './act-queue.ts';
import { applyResult } from './acts.ts';
import { openArticle, useArticle } from './article-store.ts';
import { editSession, isEditing } from './edit-store.ts';
import { returnToLeft } from './left-article.ts';
import { announce, showError } from './messages.ts';
import { refusePast } from './past-store.ts';
import { flushPendingEdits } from './pending-edits.ts';
import { reader } from './reader-handle.ts';
import { followUndo } from './review-load.ts';
import { selectMark } from './selection-store.ts';
import { unsavedActs } from './unsaved-acts.ts';

/** Also while an act is on its way or not saved: what there will be to undo is known only when it is answered. */
export function canStep(direction: 'undo' | 'redo'): boolean {
  if (isEditing()) return true;
  if (useSaving.getState().pending > 0 || unsavedActs().length > 0) return true;
  return useArticle.getState().history[direction] !== null;
}

async function show(result: ActResult): Promise<void> {
  const { current } = useArticle.getState();
  const { articleId } = result;
  if (articleId !== null && current?.article.id !== articleId) await openArticle(articleId);
  applyResult(result);
  if (articleId === null) await returnToLeft(result);
  const [first] = result.upserted;
  const place = first?.segments[0];
  if (first === undefined || place === undefined) return;
  if (first.anchoring.state === 'orphan') {
    selectMark(first.id);
    return;
  }
  // The caret goes along only when the text has the focus: a button keeps its own.
  reader.current?.reveal(place, { caret: placeOf(document.activeElement) === 'text' });
  selectMark(first.id);
}

async function step(direction: 'undo' | 'redo'): Promise<void> {
  const session = editSession();
  if (session !== null) {
    session[direction]();
    return;
  }
  if (refusePast()) return;
  flushPendingEdits();
  try {
    const result = await enqueueAct(() =>
      direction === 'undo' ? call('history:undo') : call('history:redo'),
    );
    if (result === null) {
      announce(direction === 'undo' ? 'Nothing to undo' : 'Nothing to redo');
      return;
    }
    await show(result);
    followUndo(result.label);
    announce(`${direction === 'undo' ? 'Undid' : 'Redid'}: ${result.label}`);
  } catch (thrown) {
    showError(thrown);
  }
}

export const undo = () => step('undo');
export const redo = () => step('redo');
