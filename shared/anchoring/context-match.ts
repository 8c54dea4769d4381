// How well the words round a place agree with the words an annotation was made between.

import search from 'approx-string-match';
import type { Span } from '../domain/span.ts';

/** The context an annotation carries. Both may be empty at the text's edges or where another program kept none. */
interface QuoteContext {
  readonly prefix: string;
  readonly suffix: string;
}

/** What is looked for. */
export interface WantedQuote extends QuoteContext {
  readonly quote: string;
  /** Where it should start, in UTF-16 code units; null when nothing is known. */
  readonly expectedUtf16: number | null;
}

/** 0 (nothing alike) to 1 (the same on both sides); null when there is no context to compare. Costs no more than the context's length. */
export function contextRun(
  text: string,
  place: Span,
  { prefix, suffix }: QuoteContext,
): number | null {
  const total = prefix.length + suffix.length;
  if (total === 0) return null;
  let same = 0;
  while (
    same < prefix.length &&
    prefix.charCodeAt(prefix.length - 1 - same) === text.charCodeAt(place.startUtf16 - 1 - same)
  ) {
    same += 1;
  }
  let after = 0;
  while (
    after < suffix.length &&
    suffix.charCodeAt(after) === text.charCodeAt(place.endUtf16 + after)
  ) {
    after += 1;
  }
  return (same + after) / total;
}

/** As {@link contextRun}, but forgiving changed words: the share of the context that is there by edit distance. */
export function contextLikeness(text: string, place: Span, context: QuoteContext): number | null {
  const { prefix, suffix } = context;
  const total = prefix.length + suffix.length;
  if (total === 0) return null;
  const before = text.slice(Math.max(0, place.startUtf16 - reach(prefix)), place.startUtf16);
  const after = text.slice(place.endUtf16, place.endUtf16 + reach(suffix));
  const likeness = (total - errors(before, prefix) - errors(after, suffix)) / total;
  return Math.max(likeness, contextRun(text, place, context) ?? 0);
}

function reach(side: string): number {
  return Math.ceil(side.length * 1.5);
}

/** Edits needed to find `side` in the window; all of it when half or more is gone. */
function errors(window: string, side: string): number {
  if (side === '') return 0;
  const matches = search(window, side, Math.floor(side.length / 2));
  return Math.min(side.length, ...matches.map((match) => match.errors));
}
