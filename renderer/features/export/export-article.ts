// Export of the open article: everything typed is saved first, so that the file holds what the window shows;
// while a past state is shown, that is what the file holds.

import { call } from '../../api.ts';
import { actsSettled } from '../../state/act-queue.ts';
import { currentArticle } from '../../state/article-store.ts';
import { showError, showToast } from '../../state/messages.ts';
import { usePast } from '../../state/past-store.ts';
import { flushPendingEdits } from '../../state/pending-edits.ts';
import { byteSize, countOf, formatDateTime } from '../../ui/words.ts';

function showLast(): void {
  call('export:show-last').catch(showError);
}

export async function exportArticle(): Promise<void> {
  const current = currentArticle();
  if (current === null) return;
  const past = usePast.getState().shown?.past;
  flushPendingEdits();
  await actsSettled();
  try {
    const result = await call('dialog:export', {
      articleId: current.article.id,
      ...(past === undefined ? {} : { at: past.seq }),
    });
    if (result === null) return;
    const then = past === undefined ? '' : ` as of ${formatDateTime(past.atMs)}`;
    showToast({
      kind: 'info',
      text: `Exported ${countOf(result.annotations, 'mark')}${then} (${byteSize(result.bytes)}) to ${result.path}`,
      action: { label: 'Show in folder', run: showLast },
    });
  } catch (thrown) {
    showError(thrown);
  }
}
