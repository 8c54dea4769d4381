// Colleagues' files that are being read: how far that is, and a way to stop. Quick ones never show it.

import { useReviewOpening } from '../../../state/review-open-store.ts';
import { stopReviewWork, useReviewWork } from '../../../state/review-work.ts';
import { ProgressCard } from '../../../ui/ProgressCard.tsx';
import { useDelayed } from '../../../ui/use-delayed.ts';

export function ReviewProgressCard() {
  const isLooking = useReviewOpening(({ phase }) => phase === 'looking');
  const { progress, stopping } = useReviewWork();
  const late = useDelayed(isLooking && progress !== null);
  if (!isLooking || progress === null || !late) return null;
  return (
    <ProgressCard
      name="Reading for review"
      progress={progress}
      stopping={stopping ? 'Stopping…' : null}
      onStop={stopReviewWork}
    />
  );
}
