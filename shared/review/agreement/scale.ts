// What is counted when marks are read as codings of the text: code points, or words. Both turn a UTF-16 span into
// a run of units and back. A word counts as marked when any part of it is; space and punctuation between words do not
// count at all. O(n) once for the text, O(log n) for a span.

import type { Span } from '../../domain/span.ts';
import { codePointIndex } from '../../text/code-points.ts';
import { segmenterFor } from '../../text/segmenter.ts';
import type { AgreementOptions } from './agreement-input.ts';

/** Half-open, in units of a scale. */
export interface UnitRun {
  readonly start: number;
  readonly end: number;
}

export interface Scale {
  /** How many units the text has. */
  readonly length: number;
  /** Empty (`start === end`) where the span touches no unit. */
  toUnits(span: Span): UnitRun;
}

/** Throws a RangeError for a span that is not of the text, as {@link codePointIndex} does. */
export function scaleOf(text: string, unit: AgreementOptions['unit']): Scale {
  return unit === 'character' ? characters(text) : tokens(text);
}

function characters(text: string): Scale {
  const index = codePointIndex(text);
  return {
    length: index.lengthCodePoints,
    toUnits: ({ startUtf16, endUtf16 }) => ({
      start: index.toCodePoint(startUtf16),
      end: index.toCodePoint(endUtf16),
    }),
  };
}

function tokens(text: string): Scale {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { index, segment, isWordLike } of segmenterFor('word', null).segment(text)) {
    if (isWordLike !== true) continue;
    starts.push(index);
    ends.push(index + segment.length);
  }
  return {
    length: starts.length,
    toUnits({ startUtf16, endUtf16 }) {
      const start = countBelow(ends, startUtf16 + 1);
      return { start, end: Math.max(start, countBelow(starts, endUtf16)) };
    },
  };
}

/** How many of the ascending values are less than the given one. */
function countBelow(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
