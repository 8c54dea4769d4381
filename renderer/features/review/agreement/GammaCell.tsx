// γ before it was measured: what begins it, or how far it is and what stops it.

import { stopReviewWork, useReviewWork } from '../../../state/review-work.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatNumber } from '../../../ui/words.ts';
import type { AgreementView } from './use-agreement.ts';

export function GammaCell({ view }: { readonly view: AgreementView }) {
  const { progress, stopping } = useReviewWork();
  if (view.measuring !== 'gamma') {
    return (
      <Button aria-disabled={view.measuring !== null} onClick={view.measureGamma}>
        Measure γ<span className="quiet">takes a while</span>
      </Button>
    );
  }
  const total = progress?.total ?? null;
  const done = progress?.done ?? 0;
  return (
    <span className="agreement-measuring">
      <progress
        aria-label="Measuring γ"
        {...(total === null ? {} : { value: done, max: Math.max(1, total) })}
      />
      <span className="numbers quiet" role="status">
        {stopping
          ? 'Stopping…'
          : total === null
            ? 'Measuring…'
            : `${formatNumber(done)} of ${formatNumber(total)}`}
      </span>
      <Button disabled={stopping} onClick={stopReviewWork}>
        Stop
      </Button>
    </span>
  );
}
