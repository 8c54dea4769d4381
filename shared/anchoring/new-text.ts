// What a changed text has that the old one had not, to look for lost passages there and nowhere else: what was kept
// from elsewhere cannot be what is looked for. Offsets in UTF-16 code units.

import type { Span } from '../domain/span.ts';
import { isBlank } from '../text/white-space.ts';
import { findAlike, type AlikeQuote } from './find-alike.ts';
import { pickOccurrence } from './find-quote.ts';
import { contextLikeness, type WantedQuote } from './context-match.ts';
import { afterOf, isMoved, lengthOf, type KeptRuns } from './kept-runs.ts';
import { isInWord } from './word-edge.ts';
import type { Placed } from './place-segment.ts';

/** No canonical text has it. */
const BREAK = '\0';
const MOST_OCCURRENCES = 200;
/** A quote this long in code units, in three words, hardly stands in a text twice by chance. */
const TELLING = 16;
/** The context that a quote which tells less needs. */
const SUPPORT = 0.7;
/** Below this length a quote that changed is known again only near its place, in a passage that was rewritten. */
const LOCAL = 32;
const NEAR = 4_096;
const PASSAGE = 64;
/** A stretch must hold so much of a changed quote's length. */
const HELD = 0.6;
/** For all marks together, in code units looked at. */
const EFFORT = 40_000_000;
const EFFORT_EACH = 2_000_000;

export class NewText {
  readonly #text: string;
  readonly #spans: readonly Span[];
  /** All stretches in one string, and where each begins in it. */
  readonly #all: string;
  readonly #starts: Int32Array;
  #effort = EFFORT;

  constructor(text: string, runs: KeptRuns) {
    this.#text = text;
    this.#spans = newSpans(text, runs);
    this.#starts = new Int32Array(this.#spans.length);
    let length = 0;
    for (const [index, { startUtf16, endUtf16 }] of this.#spans.entries()) {
      this.#starts[index] = length;
      length += endUtf16 - startUtf16 + 1;
    }
    this.#all = this.#spans
      .map(({ startUtf16, endUtf16 }) => text.slice(startUtf16, endUtf16))
      .join(BREAK);
  }

  /** The one place that the words can be at: `moved` when they are the same, `fuzzy` when they are alike; else null. */
  find(wanted: WantedQuote): Placed | null {
    const { quote } = wanted;
    if (quote.trim() === '' || this.#spans.length === 0) return null;
    const places = this.#occurrences(quote);
    if (places === null) return null;
    if (places.length > 0) return this.#picked(wanted, places);
    const alike = this.#alike(wanted);
    return alike === null ? null : { ...alike, state: 'fuzzy' };
  }

  #picked(wanted: WantedQuote, places: readonly Span[]): Placed | null {
    const best = pickOccurrence(this.#text, wanted, places);
    if (best === null) return null;
    const isTelling = wanted.quote.length >= TELLING && wanted.quote.split(/\s+/u).length >= 3;
    const context = contextLikeness(this.#text, best, wanted) ?? 0;
    return isTelling || context >= SUPPORT ? { span: best, state: 'moved', score: 1 } : null;
  }

  /** Null when there are too many to mean anything. */
  #occurrences(quote: string): Span[] | null {
    const places: Span[] = [];
    for (let at = this.#all.indexOf(quote); at !== -1; at = this.#all.indexOf(quote, at + 1)) {
      const startUtf16 = this.#placeOf(at);
      const endUtf16 = startUtf16 + quote.length;
      if (isInWord(this.#text, startUtf16) || isInWord(this.#text, endUtf16)) continue;
      if (places.length === MOST_OCCURRENCES) return null;
      places.push({ startUtf16, endUtf16 });
    }
    return places;
  }

  #placeOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return (this.#spans[low]?.startUtf16 ?? 0) + offset - (this.#starts[low] ?? 0);
  }

  #alike(wanted: WantedQuote): AlikeQuote | null {
    const { quote, expectedUtf16 } = wanted;
    let best: AlikeQuote | null = null;
    for (const span of this.#spans) {
      const length = span.endUtf16 - span.startUtf16;
      if (length < quote.length * HELD) continue;
      const isNear =
        expectedUtf16 !== null &&
        span.endUtf16 > expectedUtf16 - NEAR &&
        span.startUtf16 < expectedUtf16 + NEAR;
      if (quote.length < LOCAL && (!isNear || length < PASSAGE)) continue;
      const effort = Math.min(EFFORT_EACH, this.#effort);
      this.#effort -= Math.min(effort, length);
      const found = findAlike(this.#text, wanted, span, effort);
      if (found === null || (best !== null && found.score < best.score)) continue;
      best = found;
    }
    return best;
  }
}

/** In text order, none blank. */
function newSpans(text: string, runs: KeptRuns): Span[] {
  const spans: Span[] = [];
  let end = 0;
  const add = (startUtf16: number, endUtf16: number): void => {
    if (startUtf16 < endUtf16 && !isBlank(text, startUtf16, endUtf16))
      spans.push({ startUtf16, endUtf16 });
  };
  for (const run of inTextOrder(runs)) {
    add(end, afterOf(runs, run));
    end = afterOf(runs, run) + lengthOf(runs, run);
  }
  add(end, text.length);
  return spans;
}

function inTextOrder(runs: KeptRuns): number[] {
  const stayed: number[] = [];
  const moved: number[] = [];
  for (let run = 0; run < runs.count; run += 1) (isMoved(runs, run) ? moved : stayed).push(run);
  moved.sort((a, b) => afterOf(runs, a) - afterOf(runs, b));
  const merged: number[] = [];
  let next = 0;
  for (const run of stayed) {
    while (next < moved.length && afterOf(runs, moved[next] as number) < afterOf(runs, run)) {
      merged.push(moved[next] as number);
      next += 1;
    }
    merged.push(run);
  }
  return [...merged, ...moved.slice(next)];
}
