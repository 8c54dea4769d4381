// The words before and after an annotation, by which it is found again when offsets no longer fit.

import type { Span } from '../domain/span.ts';
import { isSecondHalf } from './code-points.ts';
import { graphemeEnd, graphemeStart } from './graphemes.ts';

/** At most this many code points on each side. */
export const CONTEXT_CODE_POINTS = 32;

export interface Context {
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Up to 32 code points before the first segment and after the last. Clusters stay whole by being shorter;
 * only a cluster that alone is longer than 32 is cut. Segments in text order, in UTF-16 offsets of the text.
 */
export function contextOf(text: string, segments: readonly Span[]): Context {
  const first = segments[0];
  const last = segments.at(-1);
  if (first === undefined || last === undefined) return { prefix: '', suffix: '' };
  return {
    prefix: text.slice(prefixStart(text, first.startUtf16), first.startUtf16),
    suffix: text.slice(last.endUtf16, suffixEnd(text, last.endUtf16)),
  };
}

function prefixStart(text: string, endUtf16: number): number {
  let at = endUtf16;
  for (let count = 0; count < CONTEXT_CODE_POINTS && at > 0; count += 1) {
    at -= isSecondHalf(text, at - 1) ? 2 : 1;
  }
  const whole = graphemeEnd(text, at);
  return whole < endUtf16 ? whole : at;
}

function suffixEnd(text: string, startUtf16: number): number {
  let at = startUtf16;
  for (let count = 0; count < CONTEXT_CODE_POINTS && at < text.length; count += 1) {
    at += isSecondHalf(text, at + 1) ? 2 : 1;
  }
  const whole = graphemeStart(text, at);
  return whole > startUtf16 ? whole : at;
}
