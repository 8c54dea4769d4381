// In the status bar: what is reviewed and how far it is.

import type { ReactNode } from 'react';
import { useReview } from '../../../state/review-store.ts';
import { decidedCount } from '../../../state/review-view.ts';
import { fileWords, progressWords } from '../../../state/review-words.ts';

/** `otherwise` is what stands there outside review mode. */
export function ReviewStatus({ otherwise }: { readonly otherwise: ReactNode }) {
  const reviewing = useReview((state) => state.reviewId !== null);
  const view = useReview((state) => state.view);
  const decisions = useReview((state) => state.decisions);
  if (!reviewing) return otherwise;
  if (view === null) return <span className="status-review">Reviewing</span>;
  const progress = progressWords(decidedCount(view, decisions), view.differences.length);
  return (
    <span className="numbers status-review" title={`${fileWords(view.head)} · ${progress}`}>
      Reviewing <bdi>{fileWords(view.head)}</bdi> ·{' '}
      {view.head.finishedAtMs === null ? progress : 'finished'}
    </span>
  );
}
