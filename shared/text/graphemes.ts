// Grapheme clusters: what a reader takes for one character is never cut by a selection, a mark or a context.
// Only a few characters round an offset are segmented: the window reaches to places that are boundaries whatever
// stands beyond them (Unicode UAX #29, GB4, GB5, GB11, GB999), so the cost does not depend on the text's length.

import type { Span } from '../domain/span.ts';
import { skipSpace, skipSpaceBack } from './white-space.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/** Blocks of characters that neither extend, prepend to nor join another one of them. */
const plainRanges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x2ff],
  [0x370, 0x482],
  [0x48a, 0x52f],
  [0x5d0, 0x5ea],
  [0x620, 0x64a],
  [0x2010, 0x2027],
  [0x3041, 0x3096],
  [0x30a1, 0x30fa],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
];
const prepend = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e]/;
const pictograph = /^\p{Extended_Pictographic}/u;
const endsEmoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Zs}\ufe0f]$/u;

/** The smallest span of whole clusters that holds the span: it may grow, it never shrinks. Offsets outside the text are brought into it. */
export function snapToGraphemes(text: string, span: Span): Span {
  return {
    startUtf16: graphemeStart(text, span.startUtf16),
    endUtf16: graphemeEnd(text, span.endUtf16),
  };
}

/** The span without white space at its ends, clusters kept whole; null when nothing else is left. */
export function trimSpan(text: string, span: Span): Span | null {
  const endUtf16 = skipSpaceBack(text, span.startUtf16, span.endUtf16);
  const firstUtf16 = skipSpace(text, span.startUtf16, endUtf16);
  if (firstUtf16 >= endUtf16) return null;
  // A space that carries a combining accent belongs to its cluster.
  return { startUtf16: Math.max(span.startUtf16, graphemeStart(text, firstUtf16)), endUtf16 };
}

/** The last cluster boundary at or before the offset. */
export function graphemeStart(text: string, offsetUtf16: number): number {
  if (offsetUtf16 <= 0) return 0;
  if (offsetUtf16 >= text.length) return text.length;
  return isSafeBoundary(text, offsetUtf16) ? offsetUtf16 : clusterAt(text, offsetUtf16).startUtf16;
}

/** The first cluster boundary at or after the offset. */
export function graphemeEnd(text: string, offsetUtf16: number): number {
  if (offsetUtf16 <= 0) return 0;
  if (offsetUtf16 >= text.length) return text.length;
  if (isSafeBoundary(text, offsetUtf16)) return offsetUtf16;
  const { startUtf16, endUtf16 } = clusterAt(text, offsetUtf16);
  return startUtf16 === offsetUtf16 ? offsetUtf16 : endUtf16;
}

/** Where the caret goes when it moves one character on; the text's end at its end. */
export function nextGrapheme(text: string, offsetUtf16: number): number {
  return offsetUtf16 >= text.length
    ? text.length
    : clusterAt(text, Math.max(0, offsetUtf16)).endUtf16;
}

/** Where the caret goes when it moves one character back; 0 at the start. */
export function previousGrapheme(text: string, offsetUtf16: number): number {
  return offsetUtf16 <= 0 ? 0 : clusterAt(text, Math.min(offsetUtf16, text.length) - 1).startUtf16;
}

/** The cluster that the code unit at the offset belongs to. The offset lies in the text. */
function clusterAt(text: string, offsetUtf16: number): Span {
  let from = offsetUtf16;
  while (from > 0 && !isSafeBoundary(text, from)) from -= 1;
  let to = offsetUtf16 + 1;
  while (to < text.length && !isSafeBoundary(text, to)) to += 1;
  const found = segmenter.segment(text.slice(from, to)).containing(offsetUtf16 - from);
  if (found === undefined) return { startUtf16: offsetUtf16, endUtf16: offsetUtf16 + 1 };
  const startUtf16 = from + found.index;
  return { startUtf16, endUtf16: startUtf16 + found.segment.length };
}

/** True only where a boundary is certain from the neighbours alone; false says nothing. */
function isSafeBoundary(text: string, offsetUtf16: number): boolean {
  const before = text.charCodeAt(offsetUtf16 - 1);
  const after = text.charCodeAt(offsetUtf16);
  if (before === LF) return true;
  if (after === LF) return before !== CR;
  if (isPlain(after)) {
    if (isPlain(before)) return true;
    return after === SPACE && before < 0xd800 && !prepend.test(String.fromCharCode(before));
  }
  if (after < 0x2000 || (after >= 0xdc00 && after <= 0xdfff)) return false;
  return (
    pictograph.test(text.slice(offsetUtf16, offsetUtf16 + 2)) &&
    endsEmoji.test(text.slice(Math.max(0, offsetUtf16 - 2), offsetUtf16))
  );
}

function isPlain(unit: number): boolean {
  if (unit >= 0x20 && unit <= 0x7e) return true;
  return plainRanges.some(([first, last]) => unit >= first && unit <= last);
}
