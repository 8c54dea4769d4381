// Which mark of one side is which of the other: the best assignment by likeness (likeness.ts). What is the same mark,
// and what says the same, is paired first: by the steps of the likeness that is part of the best assignment, so only
// what differs is left for it. n log n on ordinary overlap; for crowds see candidates.ts.

import { compareText } from '../domain/order.ts';
import { eachCandidate } from './candidates.ts';
import { likeness, uniqueName } from './likeness.ts';
import { pairUp, type Pair, type Pairing } from './pair-up.ts';
import { byPlace, type PlacedMark } from './placed-mark.ts';

export const markPairing: Pairing<PlacedMark> = {
  keys: [lineage, ({ content, mark }) => `${content} ${mark.id}`, ({ content }) => content],
  compareIds: (a, b) => compareText(a.mark.id, b.mark.id),
  compare: byPlace,
  eachCandidate,
  likeness,
};

/** Ids are unique in each side. */
export const pairMarks = (
  mine: readonly PlacedMark[],
  theirs: readonly PlacedMark[],
): readonly Pair<PlacedMark>[] => pairUp(mine, theirs, markPairing);

/** Equal for what is one and the same mark; null where that cannot be told. */
function lineage({ mark, continues }: PlacedMark): string | null {
  return continues === null ? uniqueName(mark) : `base ${continues.id}`;
}
