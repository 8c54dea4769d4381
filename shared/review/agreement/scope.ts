// All figures of one scope: one tag or all of them, over all documents or one. What is slow is prepared once, so that the
// figures of a resample cost no more than adding up.

import {
  figureIds,
  type FigureId,
  type FigureInterval,
  type MeasuredFigures,
} from './agreement-report.ts';
import type { Figure, Figures } from './agreement-result.ts';
import { cohenKappa, fleissKappa, krippendorffAlpha, percentAgreement } from './coding-measures.ts';
import { codingTotals, type Coding } from './coding.ts';
import { undefinedWords } from './explanations.ts';
import { spanFigures, type SpanMatches } from './span-matches.ts';
import { unitizingAlpha } from './unitizing-alpha.ts';

export interface Scope {
  readonly coding: Coding;
  readonly spans: SpanMatches;
}

/** `times` says how often each passage counts, once each for null; `gamma` comes from elsewhere. */
export function figuresOf(
  { coding, spans }: Scope,
  times: ArrayLike<number> | null,
  gamma: Figure,
): Figures {
  const totals = codingTotals(coding, times);
  const { weights } = totals;
  // Where nobody marked anything there is no variation either; this says more.
  const chance = (figure: Figure): Figure =>
    spans.pairs === 0
      ? 'one-annotator'
      : figure === 'no-variation' && coding.labels.length === 1
        ? 'nothing-marked'
        : figure;
  return {
    percent: chance(percentAgreement(coding, weights)),
    ...spanFigures(spans, times),
    cohenKappa: chance(cohenKappa(coding, weights)),
    fleissKappa: chance(fleissKappa(coding, weights)),
    krippendorffAlpha: chance(krippendorffAlpha(coding, weights)),
    unitizingAlpha: chance(unitizingAlpha(coding, totals)),
    gamma,
  };
}

export type Intervals = Partial<Readonly<Record<FigureId, FigureInterval>>>;

/** Null for what is undefined, and the reason beside it. */
export function measuredOf(figures: Figures, intervals: Intervals): MeasuredFigures {
  const why: Partial<Record<FigureId, string>> = {};
  for (const id of figureIds) {
    const figure = figures[id];
    if (typeof figure === 'string') why[id] = undefinedWords[figure];
  }
  return {
    figures: {
      percent: numberOf(figures.percent),
      precision: numberOf(figures.precision),
      recall: numberOf(figures.recall),
      f1Exact: numberOf(figures.f1Exact),
      f1Overlap: numberOf(figures.f1Overlap),
      cohenKappa: numberOf(figures.cohenKappa),
      fleissKappa: numberOf(figures.fleissKappa),
      krippendorffAlpha: numberOf(figures.krippendorffAlpha),
      unitizingAlpha: numberOf(figures.unitizingAlpha),
      gamma: numberOf(figures.gamma),
    },
    intervals,
    why,
  };
}

export const numberOf = (figure: Figure): number | null =>
  typeof figure === 'number' ? figure : null;
