// What a review comes to: finished or taken up again, sent back, adjudicated, reported; and how it is shown.

import type { Input, RendererChannels } from '../../../../shared/ipc/contract.ts';
import { call } from '../../../api.ts';
import { actsSettled, enqueueAct } from '../../../state/act-queue.ts';
import { applyResult, reportFailure } from '../../../state/acts.ts';
import type { Encryption } from '../../../../shared/sharing/encryption.ts';
import { openDialog } from '../../../state/dialogs.ts';
import { announce } from '../../../state/messages.ts';
import { asOwnAct } from '../../../state/review-load.ts';
import { useReview } from '../../../state/review-store.ts';
import { decidedCount } from '../../../state/review-view.ts';
import { forgetSaved, showSaved } from '../../../state/saved-file.ts';
import { byteSize, countOf } from '../../../ui/words.ts';

type Saved = Input<RendererChannels, 'dialog:save-review'>['what'];

const savedWords: { readonly [What in Saved]: readonly [name: string, about: string] } = {
  'review-file': [
    'Review file',
    'Both sides’ marks and every decision with its reason, for the colleague to see and to answer.',
  ],
  adjudicated: ['Adjudicated file', 'The marks as they were decided, for a dataset.'],
  report: ['Report', 'A page to read and print: figures, decisions and reasons.'],
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
export function saveReview(what: Saved): void {
  const { reviewId } = useReview.getState();
  if (reviewId === null) return;
  const [name, about] = savedWords[what];
  const save = async (encryption: Encryption | null) => {
    forgetSaved();
    await actsSettled();
    const saved = await call('dialog:save-review', { reviewId, what, encryption });
    if (saved !== null) showSaved(`${name} saved: ${saved.path} (${byteSize(saved.bytes)})`);
    return saved !== null;
  };
  openDialog({ kind: 'send', sending: { title: name, about, save } });
}

export function toggleSideBySide(): void {
  const { sideBySide } = useReview.getState();
  useReview.setState({ sideBySide: !sideBySide });
  announce(sideBySide ? 'Both sides in one text' : 'Mine on the left, theirs on the right');
}
