// All that is shown of an agreement, wherever it is shown: whose it is, the figures, which tags are taken for which, the
// passages where they agree least.

import { lazy, Suspense, useMemo } from 'react';
import type { AgreementReport } from '../../../../shared/review/agreement/agreement-report.ts';
import type { TagId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useDelayed } from '../../../ui/use-delayed.ts';
import { EitherChoice } from '../../export/EitherChoice.tsx';
import { AgreementFigures } from './AgreementFigures.tsx';
import { ArticleRows } from './ArticleRows.tsx';
import type { Part } from './figure-words.ts';
import { LowestPassages } from './LowestPassages.tsx';
import { saveFigures } from './save-figures.ts';
import { useAgreement, type Measured } from './use-agreement.ts';
import { useTags, type TagLookup } from './use-tags.ts';
import './agreement.css';

const ConfusionFigure = lazy(async () => {
  const figure = await import('./ConfusionFigure.tsx');
  return { default: figure.ConfusionFigure };
});

function partsOf({ overall, byTag }: AgreementReport, tagOf: TagLookup): readonly Part[] {
  const tags = Object.entries(byTag).map(([id, measured]) => {
    const tag = id as TagId;
    return { tag, label: tagOf(tag).label, measured };
  });
  return [{ tag: null, label: 'Overall', measured: overall }, ...tags];
}

interface BodyProps {
  readonly of: Measured;
  /** Whose marks: `Ana Ruiz and Jon Berg`, `12 articles`. */
  readonly words: string;
  readonly onLarger?: () => void;
}

export function AgreementBody({ of, words, onLarger }: BodyProps) {
  const view = useAgreement(of);
  const tagOf = useTags();
  const { report, failure, measuring, unit, setUnit } = view;
  const slow = useDelayed(measuring === 'all');
  const parts = useMemo(() => (report === null ? [] : partsOf(report, tagOf)), [report, tagOf]);
  if (failure !== null) {
    return (
      <EmptyState
        title="The agreement could not be measured"
        text={`${failure.message} ${failure.details.remedy}`}
      />
    );
  }
  return (
    <div className="agreement" aria-busy={measuring === 'all'}>
      <div className="agreement-top">
        <p className="agreement-of" role="status">
          {slow ? 'Measuring…' : words}
        </p>
        <EitherChoice
          label="Measured on"
          values={[
            ['character', 'Characters'],
            ['token', 'Words'],
          ]}
          chosen={unit}
          onChoose={setUnit}
        />
      </div>
      {report === null ? null : (
        <>
          <AgreementFigures parts={parts} tagOf={tagOf} view={view} />
          <div className="agreement-acts">
            <Button look="quiet" onClick={() => void saveFigures(parts, words)}>
              Save figures as CSV…
            </Button>
            {onLarger === undefined ? null : (
              <Button look="quiet" onClick={onLarger}>
                Show larger
              </Button>
            )}
          </div>
          {report.perDocument.length > 1 ? <ArticleRows report={report} /> : null}
          <Suspense fallback={<div className="agreement-plot" aria-busy />}>
            <ConfusionFigure report={report} tagOf={tagOf} words={words} />
          </Suspense>
          <LowestPassages report={report} />
        </>
      )}
    </div>
  );
}
