// Cuts the place of a mark in two. Pure; offsets in UTF-16 code units.

import type { Span } from '../domain/span.ts';
import { graphemeStart } from '../text/graphemes.ts';
import { isBlank, skipSpace, skipSpaceBack } from '../text/white-space.ts';

export interface SplitSpans {
  readonly first: readonly Span[];
  readonly second: readonly Span[];
}

/**
 * Cuts spans, which are in text order and apart, at the offset: inside one of them or between two. White space at the
 * cut goes to neither side, and a cut inside a grapheme cluster is made before it. Null when one side would have
 * nothing but white space.
 */
export function splitSpans(
  text: string,
  spans: readonly Span[],
  atUtf16: number,
): SplitSpans | null {
  const cut = graphemeStart(text, atUtf16);
  const first: Span[] = [];
  const second: Span[] = [];
  for (const span of spans) {
    const { startUtf16, endUtf16 } = span;
    if (endUtf16 <= cut) first.push(span);
    else if (startUtf16 >= cut) second.push(span);
    else {
      const left = { startUtf16, endUtf16: skipSpaceBack(text, startUtf16, cut) };
      // A space that carries a combining accent belongs to its cluster.
      const from = Math.max(cut, graphemeStart(text, skipSpace(text, cut, endUtf16)));
      if (left.endUtf16 > startUtf16) first.push(left);
      if (from < endUtf16) second.push({ startUtf16: from, endUtf16 });
    }
  }
  return [first, second].every((side) => hasWords(text, side)) ? { first, second } : null;
}

const hasWords = (text: string, spans: readonly Span[]): boolean =>
  spans.some(({ startUtf16, endUtf16 }) => !isBlank(text, startUtf16, endUtf16));
