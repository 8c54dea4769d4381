// A place for a span whose offsets give other words than the file says: by the words and what is around them, marked
// moved or fuzzy, or nowhere. Never a likely place without its words. How long a file is searched is bounded: of one
// with too much that is wrong, the last marks get no place.

import { alikeCost } from '../anchoring/find-alike.ts';
import type { WantedQuote } from '../anchoring/context-match.ts';
import { findQuote, type FoundQuote } from '../anchoring/find-quote.ts';
import type { Anchoring } from '../domain/annotation.ts';
import type { Span } from '../domain/span.ts';
import { canonicalText } from '../text/canonical.ts';
import {
  sameButBreaks,
  type FileSpan,
  type OffsetChoice,
  type ReadOffsets,
} from './offset-choice.ts';

export interface Placed {
  readonly span: Span;
  readonly anchoring: Anchoring;
}

export interface QuotedSpan extends FileSpan {
  readonly prefix?: string;
  readonly suffix?: string;
}

/** For all quotes of a file together, in code units looked at. */
export interface SearchLimits {
  readonly words: number;
  /** For words that are alike only. */
  readonly alike: number;
}

/** A few seconds each. */
const mostEffort: SearchLimits = { words: 12_000_000_000, alike: 200_000_000 };
const MOST_ALIKE_EACH = 8_000_000;
/** What weighing the occurrences of a quote that stands in a text often costs at most. */
const WEIGHING = 1_000_000;

interface Effort {
  words: number;
  alike: number;
}

/** What was spent so far. What is read with one choice shares it: a file, or a set of files. */
const spent = new WeakMap<OffsetChoice, Effort>();

function effortOf(choice: OffsetChoice): Effort {
  const known = spent.get(choice) ?? { words: 0, alike: 0 };
  spent.set(choice, known);
  return known;
}

/** Exact where the offsets give the quote (or there is none to check); null where it is nowhere. */
export function placeQuote(
  offsets: ReadOffsets,
  wanted: QuotedSpan,
  sameWords: (found: string, quote: string) => boolean = sameButBreaks,
  limits: SearchLimits = mostEffort,
): Placed | null {
  const { quote } = wanted;
  const span = offsets.toSpan(wanted);
  if (span !== null) {
    const found = offsets.arrived.text.slice(span.startUtf16, span.endUtf16);
    if (quote === null || sameWords(found, quote)) {
      return { span, anchoring: { state: 'exact', score: 1 } };
    }
  }
  return quote === null || quote === ''
    ? null
    : placeByWords(offsets, { ...wanted, quote }, limits);
}

function placeByWords(
  offsets: ReadOffsets,
  { quote, start, prefix = '', suffix = '' }: QuotedSpan & { readonly quote: string },
  limits: SearchLimits,
): Placed | null {
  const { text } = offsets.arrived;
  const words = {
    quote: canonicalText(quote),
    prefix: canonicalText(prefix),
    suffix: canonicalText(suffix),
    expectedUtf16: Math.min(offsets.toUtf16(start) ?? start, text.length),
  };
  const found = search(text, words, effortOf(offsets.choice), limits);
  if (found === null) return null;
  const { state, score } = found;
  return state === 'fuzzy'
    ? { span: found.span, anchoring: { state, score } }
    : { span: found.span, anchoring: { state: 'moved', score: 1 } };
}

function search(
  text: string,
  wanted: WantedQuote,
  effort: Effort,
  limits: SearchLimits,
): FoundQuote | null {
  if (effort.words >= limits.words) return null;
  effort.words += text.length;
  const found = findQuote(text, wanted, { effort: 0 });
  if (found !== null) return found;
  effort.words += text.length;
  // Where it stands, but at too many places, words that are alike are no better.
  if (text.includes(wanted.quote)) {
    effort.words += WEIGHING;
    return null;
  }
  const left = Math.min(MOST_ALIKE_EACH, limits.alike - effort.alike);
  if (left <= 0) return null;
  effort.alike += Math.min(left, alikeCost(text, wanted.quote));
  return findQuote(text, wanted, { effort: left });
}
