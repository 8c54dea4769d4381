// What is said about the end of a list that a plot leaves out.

import { countOf, formatNumber } from '../../../ui/words.ts';

/** Null where nothing is left out. */
export function restWords(
  total: number,
  shown: number,
  marks: number,
  noun: string,
): string | null {
  const left = total - shown;
  if (left <= 0) return null;
  const others = left === 1 ? `1 other ${noun} has` : `${formatNumber(left)} other ${noun}s have`;
  return `${others} ${countOf(marks, 'mark')}${left === 1 ? '' : ' together'}.`;
}
