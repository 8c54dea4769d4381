// Sentences by Intl.Segmenter, mended where it breaks wrongly. Works on windows of a block, never on a whole
// text at a time, so that a 5 MB line costs no more than a paragraph. Offsets in UTF-16 code units.

import type { Span } from '../domain/span.ts';
import { graphemeStart, trimSpan } from './graphemes.ts';
import { segmenterFor } from './segmenter.ts';
import { isFalseBreak } from './sentence-breaks.ts';

const WINDOW = 8_192;
/** A “sentence” longer than this is cut: it is data, not prose. */
const LONGEST = 65_536;
const REACH = 1_024;

/**
 * The sentences inside a block, in order, without the white space between them. A single line break counts as a
 * space (hard-wrapped text), a blank line ends a sentence. `locale` is BCP 47; one that is not falls back to English.
 */
export function sentencesIn(text: string, within: Span, locale?: string | null): Span[] {
  const sentences: Span[] = [];
  let at = within.startUtf16;
  let size = WINDOW;
  while (at < within.endUtf16) {
    const target = Math.min(within.endUtf16, at + size);
    const stop = Math.max(graphemeStart(text, target), Math.min(target, at + 1));
    const runs = segmentRuns(text, { startUtf16: at, endUtf16: stop }, locale ?? undefined);
    const last = runs.at(-1);
    if (last === undefined) break;
    const isWhole = stop >= within.endUtf16;
    if (!isWhole && runs.length === 1 && size < LONGEST) {
      size *= 4;
      continue;
    }
    // The last one may go on behind the window: it opens the next.
    const done = isWhole || runs.length === 1 ? runs : runs.slice(0, -1);
    for (const run of done) {
      const trimmed = trimSpan(text, run);
      if (trimmed !== null) sentences.push(trimmed);
    }
    at = done === runs ? last.endUtf16 : last.startUtf16;
    size = WINDOW;
  }
  return sentences;
}

/**
 * The whole sentences that the span touches, inside `within`; for a caret the sentence it stands in, at its end, or
 * before. The span itself when there are none.
 */
export function sentenceAt(text: string, span: Span, within: Span, locale?: string | null): Span {
  for (let reach = REACH; ; reach *= 4) {
    const from = Math.max(within.startUtf16, graphemeStart(text, span.startUtf16 - reach));
    const to = Math.min(within.endUtf16, graphemeStart(text, span.endUtf16 + reach));
    const sentences = sentencesIn(text, { startUtf16: from, endUtf16: Math.max(from, to) }, locale);
    const touched = touchedBy(sentences, span);
    const first = touched[0];
    const last = touched.at(-1);
    if (first === undefined || last === undefined) return span;
    const isCut =
      (first === sentences[0] && from > within.startUtf16) ||
      (last === sentences.at(-1) && to < within.endUtf16);
    if (!isCut || reach >= LONGEST) {
      return { startUtf16: first.startUtf16, endUtf16: last.endUtf16 };
    }
  }
}

function touchedBy(sentences: readonly Span[], { startUtf16, endUtf16 }: Span): readonly Span[] {
  if (startUtf16 < endUtf16) {
    const overlapping = sentences.filter((s) => s.startUtf16 < endUtf16 && s.endUtf16 > startUtf16);
    if (overlapping.length > 0) return overlapping;
  }
  const at =
    sentences.find((s) => s.startUtf16 <= startUtf16 && startUtf16 < s.endUtf16) ??
    sentences.findLast((s) => s.endUtf16 <= startUtf16) ??
    sentences[0];
  return at === undefined ? [] : [at];
}

/** Sentences with the white space after them: together they are the whole window. */
function segmentRuns(text: string, window: Span, locale: string | undefined): Span[] {
  // Same length, so offsets hold: UAX #29 would end a sentence at every line break.
  const slice = text.slice(window.startUtf16, window.endUtf16).replace(/(?<!\n)\n(?!\n)/g, ' ');
  const runs: Span[] = [];
  let start = 0;
  let end = 0;
  for (const { index, segment } of segmenterFor('sentence', locale).segment(slice)) {
    if (index > 0 && !isFalseBreak(slice.slice(start, index), segment, locale)) {
      runs.push({ startUtf16: window.startUtf16 + start, endUtf16: window.startUtf16 + index });
      start = index;
    }
    end = index + segment.length;
  }
  if (end > start) {
    runs.push({ startUtf16: window.startUtf16 + start, endUtf16: window.startUtf16 + end });
  }
  return runs;
}
