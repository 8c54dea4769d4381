// How the place of a mark grows: to whole words, or by further words. Pure; offsets in UTF-16 code units.

import { joinSpans, type Span } from '../domain/span.ts';
import { wordAt } from '../text/grow.ts';

/** Every edge that lies inside a word moves out to the word's end; spans that then meet become one. */
export function growToWords(
  text: string,
  spans: readonly Span[],
  locale: string | null,
): readonly Span[] {
  return joinSpans(
    spans.map(({ startUtf16, endUtf16 }) => ({
      startUtf16: wordAround(text, startUtf16, locale)?.startUtf16 ?? startUtf16,
      endUtf16: wordAround(text, endUtf16, locale)?.endUtf16 ?? endUtf16,
    })),
  );
}

/** The word that the offset cuts; null at a word's end and outside words. */
function wordAround(text: string, offsetUtf16: number, locale: string | null): Span | null {
  const word = wordAt(text, offsetUtf16, locale);
  const cuts = word !== null && word.startUtf16 < offsetUtf16 && offsetUtf16 < word.endUtf16;
  return cuts ? word : null;
}

/** Whether one of the spans holds all of this one. */
export function isWithin(spans: readonly Span[], { startUtf16, endUtf16 }: Span): boolean {
  return spans.some((span) => span.startUtf16 <= startUtf16 && endUtf16 <= span.endUtf16);
}
