// The edges of a mark whose first or last characters were replaced. Pure; offsets in UTF-16 code units.

import type { Span } from '../domain/span.ts';
import { afterOf, beforeOf, isMoved, lengthOf, type KeptRuns } from './kept-runs.ts';
import type { Texts } from './place-segment.ts';
import { isInWord } from './word-edge.ts';

/** Runs that hold what is left of a mark: indexes, and how many of its characters they hold. */
export interface KeptRange {
  readonly first: number;
  readonly last: number;
  readonly kept: number;
}

/** A stretch of the second text that took the place of one of the first. */
export interface Gap {
  readonly before: Span;
  readonly after: Span;
}

/** What replaced a mark's edge is not much longer than what it replaced; else it is something new beside it. */
const GROWTH = 2;
const ROOM = 20;

export function edgesOf(texts: Texts, { startUtf16, endUtf16 }: Span, range: KeptRange): Span {
  const { runs } = texts;
  const from = beforeOf(runs, range.first);
  const toBefore = beforeOf(runs, range.last) + lengthOf(runs, range.last);
  const to = afterOf(runs, range.last) + lengthOf(runs, range.last);
  return {
    startUtf16:
      startUtf16 >= from
        ? afterOf(runs, range.first) + startUtf16 - from
        : startIn(texts, gapBefore(texts, range.first), startUtf16, afterOf(runs, range.first)),
    endUtf16:
      endUtf16 <= toBefore
        ? to - (toBefore - endUtf16)
        : endIn(texts, gapBefore(texts, range.last + 1), endUtf16, to),
  };
}

/** What was replaced before a run by what, or behind the last; null where the run before it went elsewhere. */
export function gapBefore({ runs, before, after }: Texts, run: number): Gap | null {
  const beforeStart = run === 0 ? 0 : beforeOf(runs, run - 1) + lengthOf(runs, run - 1);
  const afterStart = run === 0 ? 0 : afterOf(runs, run - 1) + lengthOf(runs, run - 1);
  const isLast = run === runs.count;
  const beforeEnd = isLast ? before.length : beforeOf(runs, run);
  const afterEnd = isLast ? after.length : afterOf(runs, run);
  if (afterEnd < afterStart || flagOf(runs, run) !== flagOf(runs, run - 1)) return null;
  if (afterEnd - afterStart > GROWTH * (beforeEnd - beforeStart) + ROOM) return null;
  return {
    before: { startUtf16: beforeStart, endUtf16: beforeEnd },
    after: { startUtf16: afterStart, endUtf16: afterEnd },
  };
}

/** The text's own ends did not go anywhere. */
const flagOf = (runs: KeptRuns, run: number): boolean =>
  run >= 0 && run < runs.count && isMoved(runs, run);

/** With what replaced its first words, when they are all that was replaced there; else at the first that was kept. */
function startIn({ after, isEdit }: Texts, gap: Gap | null, start: number, kept: number): number {
  if (gap === null) return kept;
  if (!isEdit) return gap.before.startUtf16 === start ? gap.after.startUtf16 : kept;
  let at = kept;
  while (at > gap.after.startUtf16 && isInWord(after, at)) at -= 1;
  return at;
}

function endIn({ after, isEdit }: Texts, gap: Gap | null, end: number, kept: number): number {
  if (gap === null) return kept;
  if (!isEdit) return gap.before.endUtf16 === end ? gap.after.endUtf16 : kept;
  let at = kept;
  while (at < gap.after.endUtf16 && isInWord(after, at)) at += 1;
  return at;
}
