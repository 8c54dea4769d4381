// A running import: the file it is at, how far it is, and a way to stop. Quick ones never show it.

import { useEffect } from 'react';
import { announce } from '../../state/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { formatNumber } from '../../ui/words.ts';
import { stopImport, useImportProgress } from './import-progress.ts';

export function ImportProgressCard() {
  const { progress, stopping } = useImportProgress();
  const late = useDelayed(progress !== null);
  const shown = progress !== null && late;
  useEffect(() => {
    if (shown) announce('Importing…');
  }, [shown]);
  if (!shown) return null;
  const { label, done, total } = progress;
  const count =
    total === null ? formatNumber(done) : `${formatNumber(done)} of ${formatNumber(total)}`;
  return (
    <section className="import-progress" aria-label="Import">
      <div className="import-progress-words">
        <span className="import-progress-label" dir="auto" title={label}>
          {stopping ? 'Stopping after this file…' : label}
        </span>
        {total === 1 ? null : <span className="numbers quiet">{count}</span>}
      </div>
      <progress
        aria-label="Import progress"
        {...(total === null || total === 1 ? {} : { value: done, max: Math.max(1, total) })}
      />
      <Button disabled={stopping} onClick={stopImport}>
        Stop
      </Button>
    </section>
  );
}
