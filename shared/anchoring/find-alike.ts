// Approximate search for a quote whose words changed a little (R. Knight's approx-string-match: Myers 1999).
// The text is searched in chunks, near the expected place first, so that cost and memory stay bounded.

import search from 'approx-string-match';
import type { Span } from '../domain/span.ts';
import { snapToGraphemes, trimSpan } from '../text/graphemes.ts';
import { contextLikeness, type WantedQuote } from './context-match.ts';

export interface AlikeQuote {
  readonly span: Span;
  /** Below 1. */
  readonly score: number;
}

/** Shorter quotes are alike to too much. */
const SHORTEST = 8;
const MOST_ERRORS_SHARE = 0.3;
const MOST_ERRORS = 192;
const CHUNK = 32_768;
const NEAR = 4_096;
const TOO_MANY = 200;
const WORD_BITS = 32;
const QUOTE_WEIGHT = 0.7;
/** Likeness needed without any context, and the context needed by a quote that is less alike. */
const ALIKE_ALONE = 0.85;
const CONTEXT_NEEDED = 0.4;
const CLEARLY_BETTER = 0.05;
const BEST_SCORE = 0.999;

/** The one place that is clearly most alike, or null. `effort` bounds the code units looked at. */
export function findAlike(
  text: string,
  wanted: WantedQuote,
  within: Span,
  effort: number,
): AlikeQuote | null {
  const { quote, expectedUtf16 } = wanted;
  if (quote.length < SHORTEST) return null;
  const maxErrors = mostErrors(quote);
  const perUnit = costPerUnit(quote);
  const windows: Span[] = [];
  if (expectedUtf16 !== null)
    windows.push(clamp(expectedUtf16 - NEAR, expectedUtf16 + quote.length + NEAR, within));
  windows.push(within);
  let left = effort;
  for (const window of windows) {
    left -= (window.endUtf16 - window.startUtf16) * perUnit;
    if (left < 0) return null;
    const best = bestIn(text, wanted, window, maxErrors);
    if (best !== null) return best;
  }
  return null;
}

const mostErrors = (quote: string): number =>
  Math.min(MOST_ERRORS, Math.floor(quote.length * MOST_ERRORS_SHARE));
const costPerUnit = (quote: string): number => Math.ceil(mostErrors(quote) / WORD_BITS);

/** The effort that looking for a quote in the whole text takes at most; 0 where it is not looked for. */
export function alikeCost(text: string, quote: string): number {
  if (quote.length < SHORTEST) return 0;
  return (text.length + quote.length + 2 * NEAR) * costPerUnit(quote);
}

function bestIn(
  text: string,
  wanted: WantedQuote,
  window: Span,
  maxErrors: number,
): AlikeQuote | null {
  const candidates: AlikeQuote[] = [];
  const overlap = wanted.quote.length + maxErrors;
  for (let from = window.startUtf16; from < window.endUtf16; from += CHUNK) {
    const to = Math.min(window.endUtf16, from + CHUNK + overlap);
    const matches = search(text.slice(from, to), wanted.quote, maxErrors);
    if (matches.length > TOO_MANY) return null;
    for (const { start, end, errors } of matches) {
      const scored = scoreMatch(
        text,
        wanted,
        { startUtf16: from + start, endUtf16: from + end },
        errors,
      );
      if (scored !== null) candidates.push(scored);
    }
  }
  const [best, ...others] = candidates.toSorted((a, b) => b.score - a.score);
  if (best === undefined) return null;
  const rival = others.find((other) => !overlaps(best.span, other.span));
  return rival !== undefined && best.score - rival.score < CLEARLY_BETTER ? null : best;
}

function scoreMatch(
  text: string,
  wanted: WantedQuote,
  match: Span,
  errors: number,
): AlikeQuote | null {
  const trimmed = trimSpan(text, match);
  if (trimmed === null) return null;
  const quoteLikeness = 1 - errors / wanted.quote.length;
  const context = contextLikeness(text, trimmed, wanted);
  if (quoteLikeness < ALIKE_ALONE && (context ?? 0) < CONTEXT_NEEDED) return null;
  const score =
    context === null ? quoteLikeness : quoteLikeness * QUOTE_WEIGHT + context * (1 - QUOTE_WEIGHT);
  return {
    span: snapToGraphemes(text, trimmed),
    score: Math.min(BEST_SCORE, Math.round(score * 1000) / 1000),
  };
}

function clamp(start: number, end: number, within: Span): Span {
  const startUtf16 = Math.min(Math.max(start, within.startUtf16), within.endUtf16);
  return { startUtf16, endUtf16: Math.max(startUtf16, Math.min(end, within.endUtf16)) };
}

function overlaps(a: Span, b: Span): boolean {
  return a.startUtf16 < b.endUtf16 && b.startUtf16 < a.endUtf16;
}
