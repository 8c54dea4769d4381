// How far the review is, finishing it, and what it comes to as files.

import { useReview } from '../../../state/review-store.ts';
import { decidedCount, type ReviewView } from '../../../state/review-view.ts';
import { progressWords } from '../../../state/review-words.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatMoment } from '../../../ui/words.ts';
import { finishReview, saveReview } from './review-files.ts';

function Progress({ view }: { readonly view: ReviewView }) {
  const decisions = useReview((state) => state.decisions);
  const decided = decidedCount(view, decisions);
  const all = view.differences.length;
  const { finishedAtMs } = view.head;
  const isDone = decided === all;
  return (
    <div className="review-progress">
      <p className="numbers">
        {finishedAtMs === null && all === 0 ? 'Nothing to decide' : null}
        {all === 0 && finishedAtMs === null
          ? null
          : finishedAtMs === null
            ? progressWords(decided, all)
            : `Finished ${formatMoment(finishedAtMs)}`}
      </p>
      <progress
        className="review-bar"
        aria-label="Decided"
        max={Math.max(1, all)}
        value={all === 0 ? 1 : decided}
      />
      <Button
        look={isDone && finishedAtMs === null ? 'primary' : 'secondary'}
        disabled={!isDone && finishedAtMs === null}
        onClick={() => void finishReview()}
      >
        {finishedAtMs === null ? 'Finish review' : 'Reopen'}
      </Button>
    </div>
  );
}

export function ReviewFoot({ view }: { readonly view: ReviewView }) {
  return (
    <footer className="review-foot">
      <Progress view={view} />
      <div className="review-files">
        <Button onClick={() => saveReview('review-file')}>Send back…</Button>
        <Button onClick={() => saveReview('adjudicated')}>Adjudicated file…</Button>
        <Button onClick={() => saveReview('report')}>Report…</Button>
      </div>
    </footer>
  );
}
