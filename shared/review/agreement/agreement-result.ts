// What a measure gives.

import type { FigureId } from './agreement-report.ts';

/** Why there is no figure; in words in `explanations.ts`. */
export type UndefinedReason =
  | 'one-annotator'
  | 'no-text'
  | 'nothing-marked'
  | 'no-variation'
  | 'nothing-in-reference'
  | 'nothing-in-other'
  | 'not-asked';

/** What a measure gives: the figure, or why there is none. Never NaN. */
export type Figure = number | UndefinedReason;

export type Figures = Readonly<Record<FigureId, Figure>>;
