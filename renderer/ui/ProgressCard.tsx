// Long work that runs beside everything else: what it is at, how far it is, and a way to stop.

import type { Progress } from '../../shared/ipc/types.ts';
import { Button } from './Button.tsx';
import { formatNumber } from './words.ts';

interface ProgressCardProps {
  /** What runs, such as `Import`. */
  readonly name: string;
  readonly progress: Progress;
  /** Said in place of where it is, once it was told to stop. */
  readonly stopping: string | null;
  readonly onStop: () => void;
}

export function ProgressCard({ name, progress, stopping, onStop }: ProgressCardProps) {
  const { label, done, total } = progress;
  const count =
    total === null ? formatNumber(done) : `${formatNumber(done)} of ${formatNumber(total)}`;
  return (
    <section className="progress-card" aria-label={name}>
      <div className="progress-card-words">
        <span className="progress-card-label" dir="auto" title={label}>
          {stopping ?? label}
        </span>
        {total === 1 ? null : <span className="numbers quiet">{count}</span>}
      </div>
      <progress
        aria-label={`${name} progress`}
        {...(total === null || total === 1 ? {} : { value: done, max: Math.max(1, total) })}
      />
      <Button disabled={stopping !== null} onClick={onStop}>
        Stop
      </Button>
    </section>
  );
}
