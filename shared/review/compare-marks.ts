// The items of marks, once they are paired.

import { itemsOf, type ComparedItem } from './compared-item.ts';
import { createDifferencesOf } from './differences.ts';
import { contextAround, fingerprintOf, sayingOf } from './fingerprint.ts';
import { isOrphan } from './likeness.ts';
import type { Pair } from './pair-up.ts';
import type { PlacedMark } from './placed-mark.ts';

/** The marks of a comparison as they were paired. */
export interface PairedMarks {
  readonly mine: readonly PlacedMark[];
  readonly theirs: readonly PlacedMark[];
  readonly hasBase: boolean;
  readonly pairs: readonly Pair<PlacedMark>[];
}

export function compareMarks(
  { text, scope }: { readonly text: string; readonly scope: string },
  { mine, theirs, hasBase, pairs }: PairedMarks,
): ComparedItem[] {
  return itemsOf({ mine, theirs }, pairs, {
    scope,
    subject: 'mark',
    idOf: ({ mark }) => mark.id,
    differencesOf: createDifferencesOf(text),
    fingerprint: (own, other) => fingerprintOfMarks(text, own, other),
    hasBase,
  });
}

function fingerprintOfMarks(
  text: string,
  mine: PlacedMark | null,
  theirs: PlacedMark | null,
): string {
  return fingerprintOf(
    [
      mine && sayingOf(text, mine),
      theirs && sayingOf(text, theirs),
      mine && theirs ? shiftOf(mine, theirs) : 0,
    ],
    [mine, theirs].map((side) => side && contextAround(text, side)),
  );
}

/** How much later theirs begins. */
const shiftOf = (mine: PlacedMark, theirs: PlacedMark): number =>
  isOrphan(mine) || isOrphan(theirs) ? 0 : theirs.startUtf16 - mine.startUtf16;
