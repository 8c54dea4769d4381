// The usual way to find a mark again: its quote by approximate search over the whole text, the candidates weighed by
// how like the quote, the words before and the words behind are, and by how near they are to the old place.

import search from 'approx-string-match';
import type { Span } from '../../shared/domain/span.ts';

export interface SoughtQuote extends Span {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

const MOST_ERRORS = 256;
const LEAST_SCORE = 0.5;
const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 } as const;

/** Null when nothing is like it. */
export function searchForQuote(text: string, sought: SoughtQuote): Span | null {
  const { quote, prefix, suffix, startUtf16 } = sought;
  const found = matches(text, quote);
  let best: Span | null = null;
  let bestScore = LEAST_SCORE;
  const total = weights.quote + weights.prefix + weights.suffix + weights.position;
  for (const { start, end, errors } of found) {
    const before = text.slice(Math.max(0, start - prefix.length), start);
    const behind = text.slice(end, end + suffix.length);
    const score =
      (weights.quote * (1 - errors / quote.length) +
        weights.prefix * likenessOf(before, prefix) +
        weights.suffix * likenessOf(behind, suffix) +
        weights.position * (1 - Math.abs(start - startUtf16) / text.length)) /
      total;
    if (score <= bestScore) continue;
    best = { startUtf16: start, endUtf16: end };
    bestScore = score;
  }
  return best;
}

/** The very words where they are there; else what is alike, with up to half of its characters changed. */
function matches(text: string, quote: string) {
  const exact: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    exact.push({ start: at, end: at + quote.length, errors: 0 });
  }
  return exact.length > 0
    ? exact
    : search(text, quote, Math.min(MOST_ERRORS, Math.floor(quote.length / 2)));
}

function likenessOf(window: string, side: string): number {
  if (side === '') return 1;
  const [first] = search(window, side, side.length);
  return first === undefined ? 0 : 1 - first.errors / side.length;
}
