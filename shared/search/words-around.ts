// Keyword in context: what stands before and after a place, short enough for one line of a list.

import type { Span } from '../domain/span.ts';
import { graphemeEnd, graphemeStart } from '../text/graphemes.ts';
import { isSpaceUnit, skipSpace, skipSpaceBack } from '../text/white-space.ts';

/** In UTF-16 code units, on each side. */
const reach = 60;

/**
 * Up to 60 code units on each side, cut between words where there are any and never inside a grapheme cluster. Runs of
 * white space are one space, none at the outer ends. Offsets in UTF-16 code units.
 */
export function wordsAround(
  text: string,
  { startUtf16, endUtf16 }: Span,
): { readonly before: string; readonly after: string } {
  return {
    before: spaced(text.slice(beginning(text, startUtf16), startUtf16)).trimStart(),
    after: spaced(text.slice(endUtf16, ending(text, endUtf16))).trimEnd(),
  };
}

/** Looked at first, because most stretches are spaced evenly already. */
const uneven = /[^\S ]| {2}/;
const spaced = (text: string) => (uneven.test(text) ? text.replaceAll(/\s+/g, ' ') : text);

function beginning(text: string, endUtf16: number): number {
  const from = endUtf16 - reach;
  if (from <= 0) return 0;
  let space = from - 1;
  while (space < endUtf16 && !isSpaceUnit(text.charCodeAt(space))) space += 1;
  const cut = skipSpace(text, space, endUtf16);
  // Where nothing is left so, as in scripts without spaces, a word is cut.
  return graphemeEnd(text, cut < endUtf16 ? cut : from);
}

function ending(text: string, startUtf16: number): number {
  const to = startUtf16 + reach;
  if (to >= text.length) return text.length;
  let space = to;
  while (space > startUtf16 && !isSpaceUnit(text.charCodeAt(space))) space -= 1;
  const end = skipSpaceBack(text, startUtf16, space);
  return end > startUtf16 ? end : graphemeStart(text, to);
}
