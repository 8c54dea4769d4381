// Which units of one text became which of another: equal ones in order first (Myers' diff), then units that share
// most of their neighbouring words, wherever they went. Near linear on ordinary revisions; nothing is compared with everything.

import { diffArrays } from 'diff';
import type { Unit } from './text-units.ts';

export interface UnitPair {
  readonly before: Unit;
  readonly after: Unit;
  /** The pair does not keep the order that most pairs are in. */
  readonly moved: boolean;
}

interface IndexPair {
  readonly before: number;
  readonly after: number;
}

/** More changes than this and the texts are too different for their order to mean much. */
const MOST_EDITS = 4_000;
/** Word pairs that stand in more units than this say nothing about where a unit went. */
const COMMON = 8;
/** The share of its word pairs that a unit must have kept to be known again. */
const KEPT_SHARE = 0.3;

/** At most one partner for each unit; in the order of the second text. */
export function alignUnits(before: readonly Unit[], after: readonly Unit[]): UnitPair[] {
  const equal = equalInOrder(before, after);
  const usedBefore = new Set(equal.map((pair) => pair.before));
  const usedAfter = new Set(equal.map((pair) => pair.after));
  const alike = alikePairs(before, after, usedBefore, usedAfter);
  const pairs = [...equal, ...alike].toSorted((a, b) => a.after - b.after);
  const inOrder = new Set(longestInOrder(pairs));
  return pairs.map((pair) => ({
    before: before[pair.before] as Unit,
    after: after[pair.after] as Unit,
    moved: !inOrder.has(pair),
  }));
}

function equalInOrder(before: readonly Unit[], after: readonly Unit[]): IndexPair[] {
  // A unit that is in one text only has no equal, and would cost the comparison most.
  const inBefore = sharedWith(before, after);
  const inAfter = sharedWith(after, before);
  const changes = diffArrays(
    inBefore.map((index) => before[index]?.id),
    inAfter.map((index) => after[index]?.id),
    { maxEditLength: MOST_EDITS },
  );
  const pairs: IndexPair[] = [];
  let atBefore = 0;
  let atAfter = 0;
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed) {
      for (let step = 0; step < count; step += 1) {
        pairs.push({
          before: inBefore[atBefore + step] as number,
          after: inAfter[atAfter + step] as number,
        });
      }
    }
    if (!added) atBefore += count;
    if (!removed) atAfter += count;
  }
  return pairs;
}

/** Indexes of the units that the other text has too. */
function sharedWith(units: readonly Unit[], others: readonly Unit[]): number[] {
  const ids = new Set(others.map(({ id }) => id));
  return units.flatMap(({ id }, index) => (ids.has(id) ? [index] : []));
}

const distance = ({ before, after }: IndexPair): number => Math.abs(before - after);

interface Scored extends IndexPair {
  readonly share: number;
}

/** Units that are left, paired by the neighbouring words they share: the most alike first. */
function alikePairs(
  before: readonly Unit[],
  after: readonly Unit[],
  usedBefore: Set<number>,
  usedAfter: Set<number>,
): IndexPair[] {
  const places = new Map<number, number[]>();
  for (const [index, unit] of before.entries()) {
    if (usedBefore.has(index)) continue;
    for (const key of pairKeys(unit)) {
      const list = places.get(key);
      if (list === undefined) places.set(key, [index]);
      else if (list.length <= COMMON) list.push(index);
    }
  }
  const scored: Scored[] = [];
  for (const [index, unit] of after.entries()) {
    if (!usedAfter.has(index)) scored.push(...candidates(before, unit, index, places));
  }
  scored.sort((a, b) => (a.share === b.share ? distance(a) - distance(b) : b.share - a.share));
  const pairs: IndexPair[] = [];
  for (const { before: b, after: a } of scored) {
    if (usedBefore.has(b) || usedAfter.has(a)) continue;
    usedBefore.add(b);
    usedAfter.add(a);
    pairs.push({ before: b, after: a });
  }
  return pairs;
}

function candidates(
  before: readonly Unit[],
  unit: Unit,
  index: number,
  places: ReadonlyMap<number, readonly number[]>,
): Scored[] {
  const keys = pairKeys(unit);
  const votes = new Map<number, number>();
  for (const key of keys) {
    const list = places.get(key);
    if (list === undefined || list.length > COMMON) continue;
    for (const place of list) votes.set(place, (votes.get(place) ?? 0) + 1);
  }
  const scored: Scored[] = [];
  for (const [place, shared] of votes) {
    const theirs = pairKeys(before[place] as Unit).size;
    const share = shared / Math.max(1, Math.min(keys.size, theirs));
    if (share >= KEPT_SHARE) scored.push({ before: place, after: index, share });
  }
  return scored;
}

const kept = new WeakMap<Unit, ReadonlySet<number>>();

/** Neighbouring words as one number each; single words where there is but one or two. */
function pairKeys(unit: Unit): ReadonlySet<number> {
  const known = kept.get(unit);
  if (known !== undefined) return known;
  const keys = new Set<number>();
  const { words } = unit;
  if (words.length <= 2) for (const word of words) keys.add(-1 - word);
  for (let at = 1; at < words.length; at += 1) {
    // Numbers of words stay far below 2^26, so that the pair is exact.
    keys.add((words[at - 1] as number) * 67_108_864 + (words[at] as number));
  }
  kept.set(unit, keys);
  return keys;
}

/** The longest run of pairs whose first parts grow too (patience sorting, n log n). */
function longestInOrder(pairs: readonly IndexPair[]): IndexPair[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, pair] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[tails[middle] as number] as IndexPair).before < pair.before) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (tails[low - 1] as number);
    tails[low] = index;
  }
  const run: IndexPair[] = [];
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at] as number) {
    run.push(pairs[at] as IndexPair);
  }
  return run;
}
