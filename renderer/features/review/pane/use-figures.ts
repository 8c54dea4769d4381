// The key figures of agreement at the head of the review. They are about the marks that are compared, which decisions do
// not change, so they are measured once for each time a review is read.

import { useEffect, useState } from 'react';
import type { ReviewSide } from '../../../../shared/ipc/review-types.ts';
import type { MeasuredFigures } from '../../../../shared/review/agreement/agreement-report.ts';
import { call } from '../../../api.ts';
import { endReviewWork } from '../../../state/review-work.ts';

const measured = new WeakMap<readonly ReviewSide[], Promise<MeasuredFigures>>();

async function measure(reviewId: string): Promise<MeasuredFigures> {
  try {
    const input = { of: { reviewId }, unit: 'character', gamma: false } as const;
    return (await call('review:agreement', input)).overall;
  } finally {
    endReviewWork();
  }
}

/** Null while they are measured, and when that failed: the Agreement tab says what is the matter. */
export function useFigures(reviewId: string, sides: readonly ReviewSide[]): MeasuredFigures | null {
  const [known, setKnown] = useState<{
    readonly sides: readonly ReviewSide[];
    readonly figures: MeasuredFigures;
  } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const asked = measured.get(sides) ?? measure(reviewId);
    measured.set(sides, asked);
    asked.then(
      (figures) => (isWanted ? setKnown({ sides, figures }) : undefined),
      () => measured.delete(sides),
    );
    return () => {
      isWanted = false;
    };
  }, [reviewId, sides]);
  return known?.sides === sides ? known.figures : null;
}
