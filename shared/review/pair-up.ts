// Pairs what two sides have, each at most once: first by keys that settle it, then by the best assignment of the rest,
// optimal and not greedy. The same pairs whichever side comes first, and whatever order they come in.

import { bestAssignment, type WeightedEdge } from './agreement/assignment.ts';

export type Pair<Item> = readonly [mine: Item, theirs: Item];

export interface Pairing<Item> {
  /** One after the other: what has an equal key is paired, in the order of `compareIds`. Null has no equal. */
  readonly keys: readonly ((item: Item) => string | null)[];
  readonly compareIds: (a: Item, b: Item) => number;
  /** A total order in each side that does not depend on which side it is. */
  readonly compare: (a: Item, b: Item) => number;
  /** Calls back for all that may have a likeness, with indices of both. */
  readonly eachCandidate: (
    rows: readonly Item[],
    columns: readonly Item[],
    visit: (row: number, column: number) => void,
  ) => void;
  /** A positive integer; 0 for what is no pair. Symmetric. */
  readonly likeness: (a: Item, b: Item) => number;
}

/** What is in no pair has none. */
export function pairUp<Item>(
  mine: readonly Item[],
  theirs: readonly Item[],
  pairing: Pairing<Item>,
): readonly Pair<Item>[] {
  const { keys, compare } = pairing;
  const pairs: Pair<Item>[] = [];
  let left: Sides<Item> = {
    mine: mine.toSorted(pairing.compareIds),
    theirs: theirs.toSorted(pairing.compareIds),
  };
  for (const keyOf of keys) left = pairByKey(left, keyOf, pairs);
  const rows = left.mine.toSorted(compare);
  const columns = left.theirs.toSorted(compare);
  // Of equally good pairings, the side that comes first gets the first: both sides agree which that is.
  if (isBefore(columns, rows, compare)) {
    for (const [a, b] of assign(columns, rows, pairing)) pairs.push([b, a]);
  } else pairs.push(...assign(rows, columns, pairing));
  return pairs;
}

interface Sides<Item> {
  readonly mine: readonly Item[];
  readonly theirs: readonly Item[];
}

/** Gives those that it does not pair, in their order. */
function pairByKey<Item>(
  { mine, theirs }: Sides<Item>,
  keyOf: (item: Item) => string | null,
  pairs: Pair<Item>[],
): Sides<Item> {
  const waiting = new Map<string, Item[]>();
  for (const item of theirs.toReversed()) {
    const key = keyOf(item);
    if (key === null) continue;
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [item]);
    else same.push(item);
  }
  const paired = new Set<Item>();
  for (const item of mine) {
    const key = keyOf(item);
    const other = key === null ? undefined : waiting.get(key)?.pop();
    if (other === undefined) continue;
    pairs.push([item, other]);
    paired.add(item).add(other);
  }
  const isLeft = (item: Item): boolean => !paired.has(item);
  return { mine: mine.filter(isLeft), theirs: theirs.filter(isLeft) };
}

function isBefore<Item>(
  a: readonly Item[],
  b: readonly Item[],
  compare: (a: Item, b: Item) => number,
): boolean {
  for (const [at, one] of a.entries()) {
    const other = b[at];
    if (other === undefined) return false;
    const difference = compare(one, other);
    if (difference !== 0) return difference < 0;
  }
  return a.length < b.length;
}

function assign<Item>(
  rows: readonly Item[],
  columns: readonly Item[],
  { eachCandidate, likeness }: Pairing<Item>,
): Pair<Item>[] {
  const edges: WeightedEdge[] = [];
  eachCandidate(rows, columns, (row, column) => {
    const weight = likeness(rows[row] as Item, columns[column] as Item);
    if (weight > 0) edges.push({ row, column, weight });
  });
  const found = bestAssignment(rows.length, columns.length, edges);
  return rows.flatMap((item, row) => {
    const other = columns[found[row] ?? -1];
    return other === undefined ? [] : [[item, other] as const];
  });
}
