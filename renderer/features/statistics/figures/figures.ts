// All figures of the page, in its order.

import type { Statistics } from '../../../../shared/domain/statistics.ts';
import { dayFigure } from './day-figure.ts';
import type { Figure } from './figure.ts';
import { annotatorFigure, articleFigure, tagFigure } from './mark-figures.ts';
import { actorFigure, locationFigure, quotedFigure } from './name-figures.ts';
import { coverageFigure, verdictFigure } from './work-figures.ts';

/** `whole` is for files, where nothing is too wide. */
export function figuresOf(statistics: Statistics, whole = false): Figure[] {
  return [
    tagFigure(statistics),
    verdictFigure(statistics),
    coverageFigure(statistics),
    annotatorFigure(statistics),
    articleFigure(statistics, whole),
    dayFigure(statistics),
    actorFigure(statistics),
    locationFigure(statistics),
    quotedFigure(statistics),
  ];
}
