// What would be opened, what was refused, and the acts.

import { TriangleAlert } from 'lucide-react';
import {
  changeOpening,
  chosenMatches,
  needsName,
  waitingQuestions,
  type ReviewOpening,
} from '../../../state/review-open-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { chosenWords } from './review-open-words.ts';

interface FootProps {
  readonly opening: ReviewOpening;
  readonly ready: boolean;
  /** The tags have to be looked at before anything is opened. */
  readonly asksTags: boolean;
  readonly onClose: () => void;
}

function said(opening: ReviewOpening): string {
  const { inspection, phase } = opening;
  if (phase === 'opening') return 'Opening…';
  const all = inspection?.matches.length ?? 0;
  const chosen = chosenMatches(opening).length;
  if (chosen === 0) return 'There is nothing to open.';
  if (needsName(opening)) return 'Say who made the marks first.';
  const waiting = waitingQuestions(opening).reduce((sum, { marks }) => sum + marks, 0);
  return chosenWords(chosen, all, opening.step === 'tags' ? waiting : 0);
}

export function ReviewOpenFoot({ opening, ready, asksTags, onClose }: FootProps) {
  const { failure, step, phase } = opening;
  const isNothing = chosenMatches(opening).length === 0;
  return (
    <div className="review-open-foot">
      {failure === null ? (
        <p className="review-open-said numbers" role="status">
          {said(opening)}
        </p>
      ) : (
        <div className="review-open-said review-open-failure" role="alert">
          <TriangleAlert aria-hidden />
          <div>
            <p>{failure.message}</p>
            <p className="quiet">{failure.details.remedy}</p>
          </div>
        </div>
      )}
      {step === 'tags' ? (
        <Button onClick={() => changeOpening({ step: 'articles' })}>Back</Button>
      ) : null}
      <Button onClick={onClose} {...(isNothing ? { 'data-focus-first': true } : {})}>
        {isNothing ? 'Close' : 'Cancel'}
      </Button>
      {isNothing ? null : (
        <Button
          look="primary"
          type="submit"
          aria-disabled={!ready || phase !== 'idle'}
          {...(ready ? { 'data-focus-first': true } : {})}
        >
          {asksTags ? 'Match tags…' : 'Open review'}
          <Kbd name="Enter" />
        </Button>
      )}
    </div>
  );
}
