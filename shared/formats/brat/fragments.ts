// The stretches that brat can hold: none of them over a line break, because its own reader takes lines (it cuts them
// itself, annotator.py, __create_span). Read back, stretches with nothing but white space and a line break between them
// are one. Offsets in UTF-16 code units.

import { joinSpans, type Span } from '../../domain/span.ts';

/** What Python's splitlines breaks at, of what canonical text can hold. */
const breaks = '\n\u000b\u000c\u001c-\u001e\u0085\u2028\u2029';
const lineBreak = new RegExp(`[${breaks}]`, 'g');
const gapAtBreak = new RegExp(`^[\\s\u001c-\u001f\u0085]*[${breaks}][\\s\u001c-\u001f\u0085]*$`);
/** Longer gaps are not looked at: no layout makes them. */
const LONGEST_GAP = 1_000;

/** At least one; an empty one at the start where there are only line breaks. */
export function fragmentsOf(text: string, segments: readonly Span[]): readonly Span[] {
  const fragments = segments.flatMap(({ startUtf16, endUtf16 }) => {
    const pieces: Span[] = [];
    let at = startUtf16;
    for (const { index } of text.slice(startUtf16, endUtf16).matchAll(lineBreak)) {
      pieces.push({ startUtf16: at, endUtf16: startUtf16 + index });
      at = startUtf16 + index + 1;
    }
    pieces.push({ startUtf16: at, endUtf16 });
    return pieces.filter((piece) => piece.startUtf16 < piece.endUtf16);
  });
  const [first] = segments;
  if (fragments.length > 0 || first === undefined) return fragments;
  return [{ startUtf16: first.startUtf16, endUtf16: first.startUtf16 }];
}

/** The passages that fragments stand for; in text order, joined where they touch. */
export function passagesOf(text: string, fragments: readonly Span[]): readonly Span[] {
  const passages: Span[] = [];
  for (const span of joinSpans(fragments.filter((one) => one.startUtf16 < one.endUtf16))) {
    const last = passages.at(-1);
    if (last !== undefined && isBreakBetween(text, last.endUtf16, span.startUtf16)) {
      passages[passages.length - 1] = { startUtf16: last.startUtf16, endUtf16: span.endUtf16 };
    } else passages.push(span);
  }
  return passages;
}

const isBreakBetween = (text: string, from: number, to: number): boolean =>
  to - from <= LONGEST_GAP && gapAtBreak.test(text.slice(from, to));

/** The words of fragments as brat writes them beside the offsets: joined by one space each. */
export const wordsOf = (text: string, fragments: readonly Span[]): string =>
  fragments.map(({ startUtf16, endUtf16 }) => text.slice(startUtf16, endUtf16)).join(' ');

export const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length &&
  a.every(
    ({ startUtf16, endUtf16 }, at) =>
      startUtf16 === b[at]?.startUtf16 && endUtf16 === b[at]?.endUtf16,
  );
