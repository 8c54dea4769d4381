// Carries annotations over to a changed text: by where their words went, else by quote and context in what is new.
// Each is classed: exact (the same words at the place that became theirs), moved (the same words elsewhere), fuzzy
// (words that are alike, or may be others, with a score) or orphan (nowhere, rather than somewhere). None moves
// silently. Pure; offsets in UTF-16 code units.

import type { Annotation, Anchoring, Segment } from '../domain/annotation.ts';
import { codePointIndex, type CodePointIndex } from '../text/code-points.ts';
import { contextOf } from '../text/context.ts';
import { completed } from './complete-runs.ts';
import { afterOf, beforeOf, firstRunBehind, type KeptRuns } from './kept-runs.ts';
import { mapText } from './map-text.ts';
import { NewText } from './new-text.ts';
import { placeSegment, type Placed, type Texts } from './place-segment.ts';

export interface Revised {
  readonly text: string;
  readonly textSha256: string;
}

/** What became of each stretch of a text in another, and how that is known. */
export interface Mapping {
  readonly runs: KeptRuns;
  readonly isEdit: boolean;
}

/** `kept` is what an edit kept (`EditedText.kept`); without it the texts are compared. */
export function mappingOf(before: string, after: string, kept?: Int32Array): Mapping {
  return kept === undefined
    ? { runs: mapText(before, after), isEdit: false }
    : { runs: completed(before, after, kept), isEdit: true };
}

/**
 * The annotations as they stand in the new text, in the order given. Those that were orphans stay orphans unless their
 * words are new in it. An annotation is placed as a whole: when one of its segments is nowhere, it is an orphan.
 * `kept` is what an edit kept (`EditedText.kept`): then marks go where their characters went, are alike when they lost
 * some of them or a segment, and only what lost all of them is looked for.
 */
export function reanchor(
  before: Revised,
  after: Revised,
  annotations: readonly Annotation[],
  kept?: Int32Array,
): Annotation[] {
  return reanchorBy(before, after, annotations, mappingOf(before.text, after.text, kept));
}

/** As {@link reanchor}, where it is known what became of the text. */
export function reanchorBy(
  before: Revised,
  after: Revised,
  annotations: readonly Annotation[],
  { runs, isEdit }: Mapping,
): Annotation[] {
  const texts = { before: before.text, after: after.text, runs, isEdit };
  const search = searchIn(texts);
  let codePoints: CodePointIndex | null = null;
  return annotations.map((annotation) => {
    const whole = placed(texts, search, annotation);
    if (whole !== null) return asPlaced(after.text, annotation, whole);
    if (annotation.anchoring.state === 'orphan') return annotation;
    codePoints ??= codePointIndex(before.text);
    return asOrphan(annotation, before, codePoints);
  });
}

type Search = (annotation: Annotation, index: number) => Placed | null;

/** Null when it is nowhere. */
function placed(texts: Texts, search: Search, annotation: Annotation): Placed[] | null {
  const wasOrphan = annotation.anchoring.state === 'orphan';
  const found = annotation.segments.map((segment, index) => {
    const mapped = wasOrphan ? null : placeSegment(texts, segment);
    if (mapped?.isSure === true) return mapped;
    return search(annotation, index) ?? (texts.isEdit ? mapped : null);
  });
  return inOrder(texts.isEdit && !wasOrphan ? withoutLost(found) : found);
}

/** What is left of a mark in pieces that lost some of them; all lost, it stays so. */
function withoutLost(found: readonly (Placed | null)[]): readonly (Placed | null)[] {
  const left = found.filter((each) => each !== null);
  if (left.length === 0 || left.length === found.length) return found;
  const share = left.length / found.length;
  return left.map((each) => ({ ...each, state: 'fuzzy', score: Math.min(each.score, share) }));
}

function searchIn({ after, runs }: Texts): Search {
  let newText: NewText | null = null;
  return ({ segments, prefix, suffix }, index) => {
    const segment = segments[index];
    if (segment === undefined) return null;
    newText ??= new NewText(after, runs);
    return newText.find({
      quote: segment.quote,
      prefix: index === 0 ? prefix : '',
      suffix: index === segments.length - 1 ? suffix : '',
      expectedUtf16: expectedIn(runs, segment),
    });
  };
}

function expectedIn(runs: KeptRuns, { startUtf16 }: Segment): number | null {
  if (runs.count === 0) return null;
  const run = Math.min(firstRunBehind(runs, startUtf16), runs.count - 1);
  return Math.max(0, afterOf(runs, run) + startUtf16 - beforeOf(runs, run));
}

function inOrder(found: readonly (Placed | null)[]): Placed[] | null {
  const all = found.filter((each) => each !== null);
  if (all.length !== found.length || all.length === 0) return null;
  const ordered = all.every((each, index) => {
    const previous = all[index - 1];
    return previous === undefined || previous.span.endUtf16 < each.span.startUtf16;
  });
  return ordered ? all : null;
}

function asPlaced(text: string, annotation: Annotation, places: readonly Placed[]): Annotation {
  const segments = places.map(({ span }) => ({
    ...span,
    quote: text.slice(span.startUtf16, span.endUtf16),
  }));
  return {
    ...annotation,
    segments,
    ...contextOf(text, segments),
    anchoring: anchoringOf(annotation, places),
  };
}

/** A mark that waits for a decision goes on waiting when its words only moved along. */
function anchoringOf({ anchoring }: Annotation, places: readonly Placed[]): Anchoring {
  const fuzzy = places.filter(({ state }) => state === 'fuzzy');
  if (fuzzy.length > 0) {
    return { state: 'fuzzy', score: Math.min(...fuzzy.map(({ score }) => score)) };
  }
  if (places.some(({ state }) => state === 'moved')) return { state: 'moved', score: 1 };
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
