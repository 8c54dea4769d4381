// Where one stretch of a mark went, told by what was kept of the text. Pure; offsets in UTF-16 code units.

import type { Segment } from '../domain/annotation.ts';
import type { Span } from '../domain/span.ts';
import { snapToGraphemes, trimSpan } from '../text/graphemes.ts';
import { couldBeAnother } from './doubtful.ts';
import { edgesOf, type KeptRange } from './edges.ts';
import {
  afterOf,
  beforeOf,
  firstRunBehind,
  isMoved,
  lengthOf,
  type KeptRuns,
} from './kept-runs.ts';
import { likeness } from './likeness.ts';
import { replacementOf } from './replacement.ts';

export interface Texts {
  readonly before: string;
  readonly after: string;
  readonly runs: KeptRuns;
  /** The runs are what an edit kept, not what a comparison found. */
  readonly isEdit: boolean;
}

export interface Placed {
  readonly span: Span;
  readonly state: 'exact' | 'moved' | 'fuzzy';
  /** 1 unless fuzzy. */
  readonly score: number;
}

/** Words less alike than this, of which less than this is left, are other words. */
const LEAST_ALIKE = 0.5;
const BEST_FUZZY = 0.999;
/** The very words, but others that are the same could be meant. */
const DOUBTFUL = 0.9;

export interface PlacedSegment extends Placed {
  /** Enough is left to say that it is the same passage. */
  readonly isSure: boolean;
}

/** Null when none of it is there. */
export function placeSegment(texts: Texts, segment: Segment): PlacedSegment | null {
  const range = keptOf(texts.runs, segment);
  const span = range === null ? replacementOf(texts, segment) : edgesOf(texts, segment, range);
  if (span === null) return null;
  const state = range !== null && isMoved(texts.runs, range.first) ? 'moved' : 'exact';
  const { after } = texts;
  const isSame = (place: Span): boolean =>
    range !== null && after.slice(place.startUtf16, place.endUtf16) === segment.quote;
  if (isSame(span)) return sameWords(texts, segment, span, state);
  const trimmed = trimSpan(after, span);
  if (trimmed === null) return null;
  const whole = snapToGraphemes(after, trimmed);
  if (isSame(whole)) return sameWords(texts, segment, whole, state);
  const score = Math.min(BEST_FUZZY, scoreOf(texts, segment, whole, range));
  const left = (range?.kept ?? 0) / segment.quote.length;
  return { span: whole, state: 'fuzzy', score, isSure: Math.max(left, score) >= LEAST_ALIKE };
}

function sameWords(
  texts: Texts,
  segment: Segment,
  span: Span,
  state: Placed['state'],
): PlacedSegment {
  return texts.isEdit || !couldBeAnother(texts, segment)
    ? { span, state, score: 1, isSure: true }
    : { span, state: 'fuzzy', score: DOUBTFUL, isSure: true };
}

/** The runs that hold characters of the segment, as far as they stayed together; null when none does. */
function keptOf(runs: KeptRuns, { startUtf16, endUtf16 }: Span): KeptRange | null {
  let best: KeptRange | null = null as KeptRange | null;
  let open: KeptRange | null = null as KeptRange | null;
  for (let run = firstRunBehind(runs, startUtf16); run < runs.count; run += 1) {
    const from = Math.max(startUtf16, beforeOf(runs, run));
    const to = Math.min(endUtf16, beforeOf(runs, run) + lengthOf(runs, run));
    if (from >= endUtf16) break;
    const kept = to - from;
    open =
      open !== null && goOn(runs, open.last, run)
        ? { ...open, last: run, kept: open.kept + kept }
        : { first: run, last: run, kept };
    if (best === null || open.kept > best.kept) best = open;
  }
  return best;
}

/** Whether the run follows the one before it in the second text too. */
function goOn(runs: KeptRuns, left: number, right: number): boolean {
  if (isMoved(runs, left) !== isMoved(runs, right)) return false;
  const gap = beforeOf(runs, right) - beforeOf(runs, left) - lengthOf(runs, left);
  const now = afterOf(runs, right) - afterOf(runs, left) - lengthOf(runs, left);
  // Two passages that went to different places lie far apart.
  return now >= 0 && (!isMoved(runs, left) || now <= 2 * gap + 200);
}

function scoreOf(
  { after }: Texts,
  { quote }: Segment,
  { startUtf16, endUtf16 }: Span,
  range: KeptRange | null,
): number {
  const longer = Math.max(quote.length, endUtf16 - startUtf16);
  const share = (range?.kept ?? 0) / longer;
  if (share >= LEAST_ALIKE) return share;
  return Math.max(share, likeness(quote, after.slice(startUtf16, endUtf16)));
}
