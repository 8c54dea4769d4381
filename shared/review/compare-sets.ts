// The comparison of two annotators' marks on one text, three-way where a common base is at hand. Every mark and every
// relation of either side is in exactly one item; what both deleted from the base is in none. Swapping the sides swaps
// mine and theirs and changes nothing else. O(n log n) on ordinary overlap.

import { placeSide } from './base-changes.ts';
import { compareMarks } from './compare-marks.ts';
import { compareRelations } from './compare-relations.ts';
import { pairMarks } from './pair-marks.ts';
import { placeMark } from './placed-mark.ts';
import type { MarkSet, ReviewItem } from './review-item.ts';
import { byPlaceOfItem } from './text-order.ts';

export interface Comparison {
  readonly text: string;
  /** Ids are unique in each set. */
  readonly mine: MarkSet;
  readonly theirs: MarkSet;
  /** What both sides were made from; null when it is not at hand. */
  readonly base: MarkSet | null;
  /** Put before the ids, so that the items of several reviews of an article differ. */
  readonly scope: string;
}

/** In text order; orphans, which have no place, come last. */
export function compareSets(comparison: Comparison): readonly ReviewItem[] {
  const base = comparison.base?.annotations.map((mark) => placeMark(mark)) ?? null;
  const mine = placeSide(comparison.mine.annotations, base);
  const theirs = placeSide(comparison.theirs.annotations, base);
  const marks = { mine, theirs, hasBase: base !== null, pairs: pairMarks(mine, theirs) };
  const items = [...compareMarks(comparison, marks), ...compareRelations(comparison, marks)];
  return items.toSorted(byPlaceOfItem).map(({ item }) => item);
}
