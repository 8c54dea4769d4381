// Carries annotations over to a changed text: by where their words went, else by quote and context near the expected
// place. Each is classed: exact (the same words at the place that became theirs), moved (the same words elsewhere),
// fuzzy (words that are alike, with a score) or orphan (nowhere, rather than somewhere). None moves silently.
// Pure; offsets in UTF-16 code units.

import type { Annotation, Anchoring, Segment } from '../domain/annotation.ts';
import type { Span } from '../domain/span.ts';
import { codePointIndex, type CodePointIndex } from '../text/code-points.ts';
import { contextOf } from '../text/context.ts';
import { snapToGraphemes, trimSpan } from '../text/graphemes.ts';
import { findQuote } from './find-quote.ts';
import { mapText, type KeptRun } from './map-text.ts';
import { likeness } from './likeness.ts';

export interface Revised {
  readonly text: string;
  readonly textSha256: string;
}

interface Found {
  readonly span: Span;
  readonly state: 'exact' | 'moved' | 'fuzzy';
  readonly score: number;
}

/** Words less alike than this are other words. */
const LEAST_ALIKE = 0.5;
const BEST_FUZZY = 0.999;
/** Of the approximate search for one annotation, in code units looked at; and for all of them together. */
const EFFORT_EACH = 2_000_000;
const EFFORT_IN_ALL = 400_000_000;

/**
 * The annotations as they stand in the new text, in the order given. Those that were orphans stay orphans unless their
 * words are there now. An annotation is placed as a whole: when one of its segments is nowhere, it is an orphan.
 */
export function reanchor(
  before: Revised,
  after: Revised,
  annotations: readonly Annotation[],
): Annotation[] {
  const runs = mapText(before.text, after.text);
  const codePoints = codePointIndex(before.text);
  let effort = EFFORT_IN_ALL;
  return annotations.map((annotation) => {
    const budget = Math.min(effort, EFFORT_EACH);
    const wasOrphan = annotation.anchoring.state === 'orphan';
    const found = annotation.segments.map((segment, index) => {
      const mapped = wasOrphan ? null : mapSegment(before.text, after.text, runs, segment);
      if (mapped !== null) return mapped;
      effort -= budget;
      return search(after.text, annotation, index, budget, expectedIn(runs, segment));
    });
    const placed = inOrder(found);
    if (placed !== null) return asPlaced(after.text, annotation, placed);
    return wasOrphan ? annotation : asOrphan(annotation, before, codePoints);
  });
}

function mapSegment(
  before: string,
  after: string,
  runs: readonly KeptRun[],
  segment: Segment,
): Found | null {
  const first = firstRunFrom(runs, segment.startUtf16);
  const start = edgeBefore(runs, first, segment.startUtf16);
  const end = edgeAfter(runs, first, segment.endUtf16);
  if (start === null || end === null || start.moved !== end.moved || end.at <= start.at)
    return null;
  if (after.slice(start.at, end.at) === segment.quote) {
    const span = { startUtf16: start.at, endUtf16: end.at };
    return { span, state: start.moved ? 'moved' : 'exact', score: 1 };
  }
  const trimmed = trimSpan(after, { startUtf16: start.at, endUtf16: end.at });
  if (trimmed === null) return null;
  const span = snapToGraphemes(after, trimmed);
  const quote = after.slice(span.startUtf16, span.endUtf16);
  if (quote === segment.quote) return { span, state: start.moved ? 'moved' : 'exact', score: 1 };
  const score = likeness(before.slice(segment.startUtf16, segment.endUtf16), quote);
  return score < LEAST_ALIKE ? null : { span, state: 'fuzzy', score: Math.min(BEST_FUZZY, score) };
}

/** Index of the first run that ends behind the offset. */
function firstRunFrom(runs: readonly KeptRun[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const run = runs[middle] as KeptRun;
    if (run.before + run.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface EdgePlace {
  readonly at: number;
  readonly moved: boolean;
}

/** Where a start went: with its character, else to the start of what replaced its words, else to the next kept one. */
function edgeBefore(runs: readonly KeptRun[], first: number, offset: number): EdgePlace | null {
  const run = runs[first];
  if (run !== undefined && run.before <= offset) {
    return { at: run.after + offset - run.before, moved: run.moved };
  }
  const previous = runs[first - 1];
  if (previous !== undefined && previous.before + previous.length === offset) {
    return { at: previous.after + previous.length, moved: previous.moved };
  }
  return run === undefined ? null : { at: run.after, moved: run.moved };
}

function edgeAfter(runs: readonly KeptRun[], first: number, offset: number): EdgePlace | null {
  let at = first;
  while (at < runs.length && (runs[at] as KeptRun).before < offset) at += 1;
  const last = runs[at - 1];
  if (last !== undefined && last.before < offset && last.before + last.length >= offset) {
    return { at: last.after + offset - last.before, moved: last.moved };
  }
  const next = runs[at];
  if (next !== undefined && next.before === offset) return { at: next.after, moved: next.moved };
  if (last === undefined) return null;
  return { at: last.after + last.length, moved: last.moved };
}

function expectedIn(runs: readonly KeptRun[], { startUtf16 }: Segment): number | null {
  const first = firstRunFrom(runs, startUtf16);
  const run = runs[first] ?? runs.at(-1);
  return run === undefined ? null : Math.max(0, run.after + startUtf16 - run.before);
}

function search(
  text: string,
  annotation: Annotation,
  index: number,
  effort: number,
  expectedUtf16: number | null,
): Found | null {
  const { segments, prefix, suffix } = annotation;
  const quote = segments[index]?.quote ?? '';
  const wanted = {
    quote,
    prefix: index === 0 ? prefix : '',
    suffix: index === segments.length - 1 ? suffix : '',
    expectedUtf16,
  };
  const found = findQuote(text, wanted, { effort: Math.max(0, effort) });
  if (found === null) return null;
  // The words were not where the mapping led, so that even the same offset is another place.
  return { ...found, state: found.state === 'exact' ? 'moved' : found.state };
}

function inOrder(found: readonly (Found | null)[]): Found[] | null {
  const placed = found.filter((each) => each !== null);
  if (placed.length !== found.length || placed.length === 0) return null;
  const ordered = placed.every((each, index) => {
    const previous = placed[index - 1];
    return previous === undefined || previous.span.endUtf16 < each.span.startUtf16;
  });
  return ordered ? placed : null;
}

function asPlaced(text: string, annotation: Annotation, placed: readonly Found[]): Annotation {
  const segments = placed.map(({ span }) => ({
    ...span,
    quote: text.slice(span.startUtf16, span.endUtf16),
  }));
  return {
    ...annotation,
    segments,
    ...contextOf(text, segments),
    anchoring: anchoringOf(annotation, placed),
  };
}

/** A mark that waits for a decision goes on waiting when its words only moved along. */
function anchoringOf({ anchoring }: Annotation, placed: readonly Found[]): Anchoring {
  const fuzzy = placed.filter(({ state }) => state === 'fuzzy');
  if (fuzzy.length > 0) {
    return { state: 'fuzzy', score: Math.min(...fuzzy.map(({ score }) => score)) };
  }
  if (placed.some(({ state }) => state === 'moved')) return { state: 'moved', score: 1 };
  return anchoring.state === 'orphan' ? { state: 'moved', score: 1 } : anchoring;
}

/** The segments stay those of the old text, which the anchoring names. */
function asOrphan(annotation: Annotation, before: Revised, index: CodePointIndex): Annotation {
  return {
    ...annotation,
    segments: annotation.segments.map((segment) => ({
      ...segment,
      startCodePoint: index.toCodePoint(segment.startUtf16),
    })),
    anchoring: { state: 'orphan', score: 0, textSha256: before.textSha256 },
  };
}
