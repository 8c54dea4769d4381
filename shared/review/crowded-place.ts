// Pairs worth looking at where very many marks crowd into one place: those of about the same rank there, counted by
// place and tag and by place alone. Bounded by the number of marks, at the price that the pairing is the best of these
// pairs only. Marks that say the same are paired before it comes to this.

import { compareText, firstDifference } from '../domain/order.ts';
import type { PlacedMark } from './placed-mark.ts';
import { byStart } from './text-order.ts';

/** Up to so many pairs are looked at in one place, which 1,000 marks of either side stacked on each other make. */
export const CROWD = 1_000_000;
/** How far apart in rank marks of a crowd may be. */
const REACH = 32;

/** Indices of marks of both sides. */
export interface Place {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** By place and tag, and by place alone: what stands at about the same rank of both sides. */
export function eachOfLikeRank(
  rows: readonly PlacedMark[],
  columns: readonly PlacedMark[],
  place: Place,
  visit: (row: number, column: number) => void,
): void {
  const keys = [
    ({ place: where, mark }: PlacedMark) => `${where} ${mark.tag}`,
    (mark: PlacedMark) => mark.place,
  ];
  for (const keyOf of keys) {
    const ranked = ranks(
      [
        ...place.rows.map((index) => ({ index, isRow: true, mark: rows[index] as PlacedMark })),
        ...place.columns.map((index) => ({
          index,
          isRow: false,
          mark: columns[index] as PlacedMark,
        })),
      ],
      keyOf,
    );
    eachWithin(ranked, visit);
  }
}

interface Ranked {
  readonly index: number;
  readonly isRow: boolean;
  readonly mark: PlacedMark;
}

/** In text order; among marks with the same key the first of either side, then the second of either, and so on. */
function ranks(marks: readonly Ranked[], keyOf: (mark: PlacedMark) => string): Ranked[] {
  const counts = new Map<string, number>();
  return marks
    .map((ranked) => {
      const key = keyOf(ranked.mark);
      const side = `${ranked.isRow ? 'row' : 'column'} ${key}`;
      const rank = counts.get(side) ?? 0;
      counts.set(side, rank + 1);
      return { ...ranked, key, rank };
    })
    .toSorted((a, b) =>
      firstDifference(
        byStart(a.mark, b.mark),
        compareText(a.key, b.key),
        a.rank - b.rank,
        Number(b.isRow) - Number(a.isRow),
      ),
    );
}

function eachWithin(ranked: readonly Ranked[], visit: (row: number, column: number) => void): void {
  for (const [at, one] of ranked.entries()) {
    for (const other of ranked.slice(at + 1, at + 1 + REACH)) {
      if (one.isRow === other.isRow) continue;
      if (one.isRow) visit(one.index, other.index);
      else visit(other.index, one.index);
    }
  }
}

/** Pairs whose keys are equal: all of them, or in a crowd those of about the same rank in their side. */
export function eachInGroups<Item>(
  rows: readonly Item[],
  columns: readonly Item[],
  keyOf: (item: Item) => string | null,
  visit: (row: number, column: number) => void,
): void {
  const ofColumns = byKey(columns, keyOf);
  for (const [key, ofRows] of byKey(rows, keyOf)) {
    const others = ofColumns.get(key) ?? [];
    const reach = ofRows.length * others.length > CROWD ? REACH : Infinity;
    for (const [rank, row] of ofRows.entries()) {
      const alike = others.slice(Math.max(0, rank - reach), rank + reach + 1);
      for (const column of alike) visit(row, column);
    }
  }
}

function byKey<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [at, item] of items.entries()) {
    const key = keyOf(item);
    if (key === null) continue;
    const same = found.get(key);
    if (same === undefined) found.set(key, [at]);
    else same.push(at);
  }
  return found;
}
