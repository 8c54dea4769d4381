// Figures of agreement as they are read, and the tags that they are about.

import type { TagId } from '../../../../shared/domain/ids.ts';
import type {
  FigureId,
  FigureInterval,
  MeasuredFigures,
} from '../../../../shared/review/agreement/agreement-report.ts';

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const two = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: 'negative',
});

/** `83 %` of the percent agreement, `0.83` of the others. */
export const figureWords = (id: FigureId, value: number): string =>
  id === 'percent' ? percent.format(value) : two.format(value);

export const shareWords = (share: number): string => percent.format(share);

/** `0.71–0.92`. */
export const intervalWords = (id: FigureId, { low, high }: FigureInterval): string =>
  `${figureWords(id, low)}–${figureWords(id, high)}`;

export const levelWords = ({ level }: FigureInterval): string =>
  `${percent.format(level)} interval`;

/** One column of figures. */
export interface Part {
  /** Null for all tags together. */
  readonly tag: TagId | null;
  readonly label: string;
  readonly measured: MeasuredFigures;
}
