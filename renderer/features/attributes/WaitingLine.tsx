// Over the list of marks while some wait for a decision: how many, the way to the next one, and the moved ones at once.

import { useMemo } from 'react';
import { useOrderedMarks } from '../../state/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { countOf, formatNumber } from '../../ui/words.ts';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { acceptAllMoved, goToNextWaiting, isWaiting } from './waiting.ts';

export function WaitingLine() {
  const ordered = useOrderedMarks();
  const waiting = useMemo(() => ordered.filter(isWaiting), [ordered]);
  const key = useCommandKey('mark.next-uncertain');
  if (waiting.length === 0) return null;
  const moved = waiting.filter(({ state }) => state === 'moved').length;
  const verb = waiting.length === 1 ? 'waits' : 'wait';
  return (
    <div className="waiting" role="group" aria-label="Marks that wait for a decision">
      <p>
        <strong>{countOf(waiting.length, 'mark')}</strong> {verb} for a decision
      </p>
      <Button look="quiet" aria-keyshortcuts={key} onClick={() => void goToNextWaiting()}>
        Next {key === undefined ? null : <Kbd name={key} />}
      </Button>
      {moved === 0 ? null : (
        <Button look="quiet" onClick={() => void acceptAllMoved()}>
          Accept all moved ({formatNumber(moved)})
        </Button>
      )}
    </div>
  );
}
