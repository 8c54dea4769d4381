// What a review comes to: finished or taken up again, sent back, adjudicated, reported; and how it is shown.

import type { Input, RendererChannels } from '../../../../shared/ipc/contract.ts';
import { call } from '../../../api.ts';
import { actsSettled, enqueueAct } from '../../../state/act-queue.ts';
import { applyResult, reportFailure } from '../../../state/acts.ts';
import { announce } from '../../../state/messages.ts';
import { asOwnAct } from '../../../state/review-load.ts';
import { useReview } from '../../../state/review-store.ts';
import { decidedCount } from '../../../state/review-view.ts';
import { forgetSaved, showSaved } from '../../../state/saved-file.ts';
import { byteSize, countOf } from '../../../ui/words.ts';

type Saved = Input<RendererChannels, 'dialog:save-review'>['what'];

const savedWords: { readonly [What in Saved]: string } = {
  'review-file': 'Review file',
  adjudicated: 'Adjudicated file',
  report: 'Report',
};

/** Finishes it where everything is decided, reopens a finished one, else says what is missing. */
export async function finishReview(): Promise<void> {
  const { view, reviewId, decisions } = useReview.getState();
  if (view === null || reviewId === null) return;
  const isFinished = view.head.finishedAtMs !== null;
  const open = view.differences.length - decidedCount(view, decisions);
  if (!isFinished && open > 0) {
    announce(`${countOf(open, 'difference')} still open.`);
    return;
  }
  try {
    const act = await enqueueAct(() => call('review:finish', { reviewId, finished: !isFinished }));
    asOwnAct(() => applyResult(act));
    useReview.setState(({ view: now }) =>
      now?.head.id !== reviewId
        ? {}
        : {
            view: {
              ...now,
              head: { ...now.head, finishedAtMs: isFinished ? null : act.savedAtMs },
            },
          },
    );
    announce(isFinished ? 'The review is open again.' : 'The review is finished.');
  } catch (thrown) {
    reportFailure(thrown);
  }
}

/** Everything decided so far is in it. */
export async function saveReview(what: Saved): Promise<void> {
  const { reviewId } = useReview.getState();
  if (reviewId === null) return;
  forgetSaved();
  try {
    await actsSettled();
    const saved = await call('dialog:save-review', { reviewId, what });
    if (saved !== null)
      showSaved(`${savedWords[what]} saved: ${saved.path} (${byteSize(saved.bytes)})`);
  } catch (thrown) {
    reportFailure(thrown);
  }
}

export function toggleSideBySide(): void {
  const { sideBySide } = useReview.getState();
  useReview.setState({ sideBySide: !sideBySide });
  announce(sideBySide ? 'Both sides in one text' : 'Mine on the left, theirs on the right');
}
