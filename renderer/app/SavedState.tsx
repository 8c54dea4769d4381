// “Saved to disk 14:02:11”, “Saving…”, “Not saved: …”. Saving is named only when it takes long enough to be read.

import { useSaving } from '../state/act-queue.ts';
import { useArticle } from '../state/article-store.ts';
import { UnsavedStatus } from '../features/safety/UnsavedStatus.tsx';
import { useUnsaved } from '../state/unsaved-acts.ts';
import { useDelayed } from '../ui/use-delayed.ts';
import { formatMoment } from '../ui/words.ts';

export function SavedState() {
  const { pending, savedAtMs, failure } = useSaving();
  const saving = useDelayed(pending > 0);
  const changedAtMs = useArticle((state) => state.current?.summary.updatedAtMs ?? null);
  const atMs = savedAtMs ?? changedAtMs;
  const unsaved = useUnsaved((state) => state.acts.length > 0);
  if (unsaved) return <UnsavedStatus />;
  if (saving) return <span className="saved saved-pending">Saving…</span>;
  if (failure !== null) {
    return (
      <span className="saved saved-failed" title={`${failure.message} ${failure.details.remedy}`}>
        Not saved: {failure.message}
      </span>
    );
  }
  if (atMs === null) return <span className="saved saved-idle">Nothing to save</span>;
  return (
    <span className="saved saved-done">
      <span>
        Saved to disk <time dateTime={new Date(atMs).toISOString()}>{formatMoment(atMs)}</time>
      </span>
    </span>
  );
}
