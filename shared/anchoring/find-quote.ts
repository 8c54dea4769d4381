// Finds the place of a quote in a text when its offsets cannot be trusted: by the words, the words round them,
// and the place it was expected at. Places it nowhere rather than somewhere. Pure; offsets in UTF-16 code units.

import type { AnchoringState } from '../domain/annotation.ts';
import type { Span } from '../domain/span.ts';
import { contextLikeness, contextRun, type WantedQuote } from './context-match.ts';
import { findAlike } from './find-alike.ts';

export interface FoundQuote {
  readonly span: Span;
  /** `exact`: the words at the expected place; `moved`: the words elsewhere; `fuzzy`: words that are alike. */
  readonly state: Exclude<AnchoringState, 'orphan'>;
  /** 1 unless fuzzy. */
  readonly score: number;
}

export interface FindOptions {
  /** Where to look; the whole text when left out. */
  readonly within?: Span;
  /** Upper bound on the approximate search, in code units looked at; 0 for exact search only. */
  readonly effort?: number;
}

/** About a tenth of a second. */
const DEFAULT_EFFORT = 8_000_000;
const MOST_OCCURRENCES = 5_000;
const NEAR = 65_536;
/** Contexts this far apart are different, this alike support a place. */
const CLEARLY_BETTER = 0.1;
const SUPPORT = 0.3;
/** A quote this long (in code units) hardly stands in a text twice by chance. */
const TELLING_LENGTH = 12;

interface Candidate {
  readonly span: Span;
  readonly context: number | null;
  readonly distance: number;
}

/**
 * Null when the quote is not there, or at several places that neither context nor expectation tells apart.
 * Exact search is O(n); the approximate one (Myers 1999) is O(n·k/32) and bounded by `effort`.
 */
export function findQuote(
  text: string,
  wanted: WantedQuote,
  options: FindOptions = {},
): FoundQuote | null {
  if (wanted.quote === '') return null;
  const within = options.within ?? { startUtf16: 0, endUtf16: text.length };
  const spans = occurrences(text, wanted, within);
  if (spans === null) return null;
  if (spans.length > 0) {
    const best = pick(text, wanted, spans);
    if (best === null) return null;
    return { span: best.span, state: best.distance === 0 ? 'exact' : 'moved', score: 1 };
  }
  const effort = options.effort ?? DEFAULT_EFFORT;
  const alike = effort > 0 ? findAlike(text, wanted, within, effort) : null;
  return alike === null ? null : { span: alike.span, state: 'fuzzy', score: alike.score };
}

/** All places of the quote; near the expected one only, where it is too common; null where it is too common even there. */
function occurrences(text: string, wanted: WantedQuote, within: Span): Span[] | null {
  const all = collect(text, wanted.quote, within);
  if (all !== null || wanted.expectedUtf16 === null) return all;
  return collect(text, wanted.quote, {
    startUtf16: Math.max(within.startUtf16, wanted.expectedUtf16 - NEAR),
    endUtf16: Math.min(within.endUtf16, wanted.expectedUtf16 + NEAR),
  });
}

function collect(text: string, quote: string, within: Span): Span[] | null {
  const spans: Span[] = [];
  const last = within.endUtf16 - quote.length;
  let at = text.indexOf(quote, within.startUtf16);
  while (at !== -1 && at <= last) {
    if (spans.length === MOST_OCCURRENCES) return null;
    spans.push({ startUtf16: at, endUtf16: at + quote.length });
    at = text.indexOf(quote, at + 1);
  }
  return spans;
}

function pick(text: string, wanted: WantedQuote, spans: readonly Span[]): Candidate | null {
  const likeness = spans.length <= 64 ? contextLikeness : contextRun;
  const ranked = spans
    .map((span) => ({
      span,
      context: likeness(text, span, wanted),
      distance:
        wanted.expectedUtf16 === null ? Infinity : Math.abs(span.startUtf16 - wanted.expectedUtf16),
    }))
    .toSorted(byContextThenDistance);
  const best = ranked[0];
  if (best === undefined) return null;
  const rivals = ranked.filter(
    (other) => (best.context ?? 0) - (other.context ?? 0) < CLEARLY_BETTER,
  );
  const isSupported = best.context === null || best.context >= SUPPORT;
  if (rivals.length === 1) {
    const isOnly = ranked.length === 1 && wanted.quote.length >= TELLING_LENGTH;
    return isSupported || isOnly || best.distance === 0 ? best : null;
  }
  return nearest(rivals, isSupported);
}

/** The one of several places of a quote that context or, where that is the same, the expected place speaks for; or null. */
export function pickOccurrence(
  text: string,
  wanted: WantedQuote,
  spans: readonly Span[],
): Span | null {
  return pick(text, wanted, spans)?.span ?? null;
}

function byContextThenDistance(a: Candidate, b: Candidate): number {
  const difference = (b.context ?? 0) - (a.context ?? 0);
  if (difference !== 0) return difference;
  return a.distance === b.distance ? 0 : a.distance - b.distance;
}

/** The nearest of places with equal context, if it is nearest by far. */
function nearest(rivals: readonly Candidate[], isSupported: boolean): Candidate | null {
  const [first, second] = rivals.toSorted((a, b) => a.distance - b.distance);
  if (first === undefined || first.distance === Infinity) return null;
  if (first.distance === 0) return first;
  const isNearest = second === undefined || first.distance * 2 < second.distance;
  return isSupported && isNearest ? first : null;
}
