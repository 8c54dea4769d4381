// The foot of the dialog: what the file would hold, or how far the export is, and the acts.

import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { heldWords, lostWords, progressWords, stoppedWords } from './export-words.ts';
import { stopExport, useExportRun } from './export-run.ts';
import type { PreviewState } from './use-export-preview.ts';

function stateWords(state: PreviewState): string {
  switch (state.stage) {
    case 'none':
    case 'looking':
    case 'failed':
      return '';
    case 'first':
      return `Counting… ${heldWords(state.preview)} so far`;
    case 'whole':
      return state.preview.articles === 0
        ? 'There is nothing to export.'
        : heldWords(state.preview);
  }
}

/** Heard beside what is seen in the panel of losses. */
function lossWordsOf(state: PreviewState): string {
  if (state.stage !== 'whole' || state.preview.articles === 0) return '';
  return `. ${lostWords(state.preview.loss) ?? 'Nothing is lost.'}`;
}

function Writing() {
  const { progress, stopping } = useExportRun();
  const late = useDelayed(true);
  if (!late || progress === null) return <p className="export-said" role="status" />;
  const { label, done, total } = progress;
  return (
    <div className="export-writing">
      <p className="export-said numbers">
        <span role="status">{stopping ? 'Stopping…' : label}</span>{' '}
        <span>{progressWords(progress)}</span>
      </p>
      <progress
        aria-label="Export progress"
        {...(total === null ? {} : { value: done, max: Math.max(1, total) })}
      />
    </div>
  );
}

interface ExportFootProps {
  readonly state: PreviewState;
  /** Whether it can be exported as it is chosen. */
  readonly ready: boolean;
  readonly onClose: () => void;
}

export function ExportFoot({ state, ready, onClose }: ExportFootProps) {
  const { phase, stopping, failure, stopped } = useExportRun();
  const foot = useRef<HTMLDivElement>(null);
  // What had the focus cannot be used meanwhile.
  useEffect(() => {
    if (phase !== 'writing') return undefined;
    const element = foot.current;
    element?.focus();
    return () =>
      element?.closest('form')?.querySelector<HTMLElement>('[data-focus-first]')?.focus();
  }, [phase]);
  if (phase === 'writing') {
    return (
      <div className="export-foot" ref={foot} tabIndex={-1}>
        <Writing />
        <Button onClick={onClose}>Go on in the background</Button>
        <Button disabled={stopping} onClick={stopExport}>
          Stop
        </Button>
      </div>
    );
  }
  return (
    <div className="export-foot" ref={foot}>
      {failure === null ? (
        <p className="export-said numbers" role="status">
          <span>{stopped ? stoppedWords : stateWords(state)}</span>
          <span className="visually-hidden">{stopped ? '' : lossWordsOf(state)}</span>
        </p>
      ) : (
        <div className="export-failure" role="alert">
          <TriangleAlert aria-hidden />
          <div>
            <p>{failure.message}</p>
            <p className="quiet">{failure.details.remedy}</p>
          </div>
        </div>
      )}
      <Button onClick={onClose}>Cancel</Button>
      <Button look="primary" type="submit" aria-disabled={!ready || phase !== 'idle'}>
        Export
        <Kbd name="Enter" />
      </Button>
    </div>
  );
}
