// The matrix of tags as a plot with its table beside it. Loaded when it is first shown, because the plots' library is
// large.

import { useMemo } from 'react';
import type { AgreementReport } from '../../../../shared/review/agreement/agreement-report.ts';
import { FigureCard } from '../../statistics/FigureCard.tsx';
import { saveShownFigure } from '../../statistics/save-figure.ts';
import { confusionFigure } from './confusion-figure.ts';
import type { TagLookup } from './use-tags.ts';
import '../../statistics/statistics.css';

interface ConfusionProps {
  readonly report: AgreementReport;
  readonly tagOf: TagLookup;
  /** What it is of. */
  readonly words: string;
}

export function ConfusionFigure({ report, tagOf, words }: ConfusionProps) {
  const figure = useMemo(() => confusionFigure(report, tagOf), [report, tagOf]);
  return (
    <FigureCard
      figure={figure}
      onSave={(kind) => void saveShownFigure(figure, `${words}.`, kind)}
    />
  );
}
