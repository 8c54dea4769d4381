// The agreement that is shown: measured when it is first asked for and when the unit changes. γ takes long, so it is
// measured only when it is wanted, can be stopped, and leaves the other figures where they are.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, RendererChannels } from '../../../../shared/ipc/contract.ts';
import { toErrorData, type AppErrorData } from '../../../../shared/ipc/result.ts';
import type { AgreementReport } from '../../../../shared/review/agreement/agreement-report.ts';
import { call } from '../../../api.ts';
import { endReviewWork, stopReviewWork } from '../../../state/review-work.ts';

export type Measured = Input<RendererChannels, 'review:agreement'>['of'];
export type Unit = AgreementReport['unit'];

export interface AgreementView {
  /** Of the unit before while the next one is measured. */
  readonly report: AgreementReport | null;
  readonly failure: AppErrorData | null;
  readonly measuring: 'all' | 'gamma' | null;
  /** Whether γ was measured for what is shown. */
  readonly hasGamma: boolean;
  readonly unit: Unit;
  readonly setUnit: (unit: Unit) => void;
  readonly measureGamma: () => void;
}

interface Answer {
  readonly report: AgreementReport | null;
  readonly failure: AppErrorData | null;
  readonly measuring: AgreementView['measuring'];
  readonly hasGamma: boolean;
}

const start: Answer = { report: null, failure: null, measuring: 'all', hasGamma: false };

/** `of` has to stay the same object as long as it means the same. */
export function useAgreement(of: Measured): AgreementView {
  const [unit, setUnit] = useState<Unit>('character');
  const [answer, setAnswer] = useState(start);
  /** The last question; answers to others are left. */
  const asked = useRef(0);
  const isGamma = useRef(false);

  const measure = useCallback(
    async (gamma: boolean) => {
      const number = (asked.current += 1);
      isGamma.current = gamma;
      setAnswer((before) => ({ ...before, failure: null, measuring: gamma ? 'gamma' : 'all' }));
      let came: Partial<Answer>;
      try {
        came = { report: await call('review:agreement', { of, unit, gamma }), hasGamma: gamma };
      } catch (thrown) {
        const failure = toErrorData(thrown);
        // Who stopped γ knows it, and the other figures stand.
        came = failure.code === 'cancelled' && gamma ? {} : { failure };
      }
      if (number !== asked.current) return;
      isGamma.current = false;
      endReviewWork();
      setAnswer((before) => ({ ...before, ...came, measuring: null }));
    },
    [of, unit],
  );
  useEffect(() => {
    void measure(false);
    return () => {
      asked.current += 1;
      // Nobody waits for it any more.
      if (isGamma.current) stopReviewWork();
      isGamma.current = false;
    };
  }, [measure]);
  const measureGamma = useCallback(() => void measure(true), [measure]);
  return { ...answer, unit, setUnit, measureGamma };
}
