// One act that is not saved: what it is, why, and trying it again or letting it go. Letting go is asked once more, with
// what would go along.

import { useState } from 'react';
import { retryUnsaved } from '../../state/act-queue.ts';
import { discardUnsaved, goesWith, type UnsavedAct } from '../../state/unsaved-acts.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, formatMoment } from '../../ui/words.ts';

interface UnsavedRowProps {
  readonly act: UnsavedAct;
  readonly busy: boolean;
  /** What is said above all of them already. */
  readonly saidAbove: string;
  /** The focus has to go somewhere when the row does. */
  readonly onGone: () => void;
}

function Discarding({
  act,
  onKeep,
  onGone,
}: Omit<UnsavedRowProps, 'busy' | 'saidAbove'> & { onKeep: () => void }) {
  const gone = goesWith(act.id);
  const more = gone.length - 1;
  const along =
    more === 0 ? '' : ` ${countOf(more, 'later act')} on it ${more === 1 ? 'goes' : 'go'} along.`;
  return (
    <div className="unsaved-acts" role="group" aria-label="Discard this act?">
      <span className="unsaved-question">It cannot be brought back.{along}</span>
      <Button autoFocus onClick={onKeep}>
        Keep
      </Button>
      <Button
        look="danger"
        onClick={() => {
          discardUnsaved(gone.map(({ id }) => id));
          onGone();
        }}
      >
        Discard
      </Button>
    </div>
  );
}

export function UnsavedRow({ act, busy, saidAbove, onGone }: UnsavedRowProps) {
  const [asking, setAsking] = useState(false);
  const { kept, failure, madeAtMs } = act;
  return (
    <li className="unsaved-row">
      <div className="unsaved-words">
        <p className="unsaved-what" dir="auto">
          {kept.what}
        </p>
        <p className="unsaved-why">
          <time dateTime={new Date(madeAtMs).toISOString()}>{formatMoment(madeAtMs)}</time>
          {kept.title === null ? '' : ` · ${kept.title}`}
        </p>
        {failure.message === saidAbove ? null : (
          <p className="unsaved-why">
            {failure.message}
            {failure.code === 'conflict' ? ` ${failure.details.remedy}` : ''}
          </p>
        )}
      </div>
      {asking ? (
        <Discarding act={act} onKeep={() => setAsking(false)} onGone={onGone} />
      ) : (
        <div className="unsaved-acts">
          <Button aria-disabled={busy} onClick={() => void retryUnsaved(act.id)}>
            Retry
          </Button>
          <Button look="quiet" onClick={() => setAsking(true)}>
            Discard…
          </Button>
        </div>
      )}
    </li>
  );
}
