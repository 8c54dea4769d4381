// Gives overlapping marks of one block different lanes, so that each keeps an underline of its own: an enclosing
// mark lies on a higher lane than what it encloses. Decided block by block from text order alone, so a mark's lane
// never depends on what happens to be on screen, and adding a mark can change only its own blocks.

import type { Mark } from '../../../../shared/domain/mark-table.ts';
import { bySpan, type IndexedSpan } from '../../../../shared/domain/span-index.ts';
import type { Span } from '../../../../shared/domain/span.ts';

/** As many underlines as fit between two lines of print; deeper marks share the lowest, and a count tells of them. */
export const LANES = 5;

export interface LanedSegment extends Span {
  readonly mark: Mark;
  readonly lane: number;
}

/**
 * Clips the segments to the block and assigns lanes in text order: the first free lane below every mark that
 * encloses it, so that what is inside lies lower and is painted over it. O(n) for segments in text order.
 */
export function assignLanes(segments: readonly IndexedSpan<Mark>[], block: Span): LanedSegment[] {
  const ends = new Array<number>(LANES).fill(-1);
  const tags = new Array<string>(LANES).fill('');
  const ordered = segments.toSorted(inTextOrder);
  return ordered.map(({ startUtf16, endUtf16, value: mark }) => {
    const start = Math.max(startUtf16, block.startUtf16);
    const end = Math.min(endUtf16, block.endUtf16);
    // In text order, what reaches at least as far from an earlier start encloses this segment.
    let lane = Math.min(LANES - 1, ends.findLastIndex((laneEnd) => laneEnd >= end) + 1);
    while (lane < LANES - 1 && !isFree(ends[lane] ?? -1, tags[lane] ?? '', start, mark.tag))
      lane += 1;
    ends[lane] = Math.max(ends[lane] ?? -1, end);
    tags[lane] = mark.tag;
    return { startUtf16: start, endUtf16: end, mark, lane };
  });
}

/** Equal spans by id, or adding a mark could swap the lanes of two others. */
function inTextOrder(a: IndexedSpan<Mark>, b: IndexedSpan<Mark>): number {
  const bySpans = bySpan(a, b);
  if (bySpans !== 0 || a.value.id === b.value.id) return bySpans;
  return a.value.id < b.value.id ? -1 : 1;
}

/** Touching marks of one tag would run together as one underline. */
function isFree(laneEnd: number, laneTag: string, start: number, tag: string): boolean {
  return laneEnd < start || (laneEnd === start && laneTag !== tag);
}
