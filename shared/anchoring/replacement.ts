// The words that took the place of a mark of which nothing was kept, such as a name whose typo was mended. Null where
// it cannot be told which they are. Pure; offsets in UTF-16 code units.

import type { Span } from '../domain/span.ts';
import { isBlank } from '../text/white-space.ts';
import { tokenPattern } from '../text/word-pattern.ts';
import { gapBefore } from './edges.ts';
import { firstRunBehind } from './kept-runs.ts';
import type { Texts } from './place-segment.ts';

const LONGEST = 2_000;

/** Of an edit there is none: what was deleted is gone, and what was typed beside it is new. */
export function replacementOf(texts: Texts, segment: Span): Span | null {
  if (texts.isEdit) return null;
  const gap = gapBefore(texts, firstRunBehind(texts.runs, segment.startUtf16));
  if (gap === null || gap.after.startUtf16 === gap.after.endUtf16) return null;
  const { before, after } = texts;
  const isAll =
    isBlank(before, gap.before.startUtf16, segment.startUtf16) &&
    isBlank(before, segment.endUtf16, gap.before.endUtf16);
  return isAll ? gap.after : wordByWord(before, after, segment, gap);
}

/** Where as many words came as went, each took the place of one. */
function wordByWord(
  before: string,
  after: string,
  segment: Span,
  gap: { readonly before: Span; readonly after: Span },
): Span | null {
  if (gap.before.endUtf16 - gap.before.startUtf16 > LONGEST) return null;
  const old = wordsIn(before, gap.before);
  const now = wordsIn(after, gap.after);
  if (old.length !== now.length) return null;
  const first = old.findIndex(({ endUtf16 }) => endUtf16 > segment.startUtf16);
  const last = old.findLastIndex(({ startUtf16 }) => startUtf16 < segment.endUtf16);
  const from = now[first];
  const to = now[last];
  return from === undefined || to === undefined || last < first
    ? null
    : { startUtf16: from.startUtf16, endUtf16: to.endUtf16 };
}

function wordsIn(text: string, { startUtf16, endUtf16 }: Span): Span[] {
  return [...text.slice(startUtf16, endUtf16).matchAll(tokenPattern)].flatMap(
    ({ 0: word, index }) => {
      const at = startUtf16 + index;
      return word.trim() === '' ? [] : [{ startUtf16: at, endUtf16: at + word.length }];
    },
  );
}
