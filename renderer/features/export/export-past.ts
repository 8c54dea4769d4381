// Export of the past state that is shown, as an annotated article: the file holds what the window shows.

import { call } from '../../api.ts';
import { showError } from '../../state/messages.ts';
import { usePast } from '../../state/past-store.ts';
import { showSaved } from '../../state/saved-file.ts';
import { byteSize, countOf, formatDateTime } from '../../ui/words.ts';

export async function exportPast(): Promise<void> {
  const past = usePast.getState().shown?.past;
  if (past === undefined) return;
  try {
    const { articleId, seq: at, atMs } = past;
    const result = await call('dialog:export', { articleId, at });
    if (result === null) return;
    const marks = countOf(result.annotations, 'mark');
    const size = byteSize(result.bytes);
    showSaved(`Exported ${marks} as of ${formatDateTime(atMs)} (${size}) to ${result.path}`);
  } catch (thrown) {
    showError(thrown);
  }
}
