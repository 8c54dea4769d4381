// What can be done with a past state: make it the present one again, or write it to a file.

import { call } from '../../api.ts';
import { enqueueAct } from '../../state/act-queue.ts';
import { applyResult, reportFailure } from '../../state/acts.ts';
import { announce } from '../../state/messages.ts';
import { usePast } from '../../state/past-store.ts';
import { offerUndo } from '../../state/undo-offer.ts';
import { undo } from '../../state/undo.ts';
import { backToNow } from './history-store.ts';

export async function restorePast(): Promise<void> {
  const past = usePast.getState().shown?.past;
  if (past === undefined) return;
  const { articleId, seq } = past;
  try {
    const result = await enqueueAct(() => call('history:restore', { articleId, at: seq }));
    backToNow();
    applyResult(result);
    if (result.history.undo !== result.label) {
      announce('Nothing to restore: the article is the same as then.');
      return;
    }
    announce(result.label.replace(/^Restore/u, 'Restored'));
    offerUndo(result.label, () => void undo());
  } catch (thrown) {
    reportFailure(thrown);
  }
}
