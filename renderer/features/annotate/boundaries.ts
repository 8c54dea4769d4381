// Where an edge goes when it is moved by a whole word. Pure; offsets in UTF-16 code units.
// Looks only at a window around the offset, so that a long article costs the same as a short one.

import type { Edge } from '../reader/reader-types.ts';

const WINDOW_UTF16 = 600;

function segmenterFor(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: 'word' });
  } catch {
    // The article's language is free text and may be no language tag at all.
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}

/**
 * The nearest word after (`step` 1) or before (-1) the offset; the offset itself when there is none near.
 * The start edge stops at starts of words, the end edge at ends, so that whole words stay marked.
 */
export function wordBoundary(
  text: string,
  offsetUtf16: number,
  step: 1 | -1,
  edge: Edge,
  language: string | null,
): number {
  const from = Math.max(0, offsetUtf16 - WINDOW_UTF16);
  const part = text.slice(from, offsetUtf16 + WINDOW_UTF16);
  let found = offsetUtf16;
  for (const { index, segment, isWordLike } of segmenterFor(language).segment(part)) {
    if (isWordLike !== true) continue;
    const place = from + index + (edge === 'end' ? segment.length : 0);
    if (step === 1 && place > offsetUtf16) return place;
    if (step === -1 && place < offsetUtf16) found = place;
  }
  return found;
}
