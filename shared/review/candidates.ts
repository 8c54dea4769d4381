// Which marks of two sides can be about the same thing at all: those that overlap, and orphans of the same words or id.
// n log n and one step for each overlap. Where very many marks crowd into one place, each meets only the marks of about
// its own rank there, so that the work stays bounded; everywhere else nothing is left out.

import { CROWD, eachInGroups, eachOfLikeRank, type Place } from './crowded-place.ts';
import { isOrphan } from './likeness.ts';
import type { PlacedMark } from './placed-mark.ts';
import { order } from './text-order.ts';

/** Each of them in the order of `byPlace`. May call back more than once for a pair. */
export function eachCandidate(
  rows: readonly PlacedMark[],
  columns: readonly PlacedMark[],
  visit: (row: number, column: number) => void,
): void {
  for (const place of places(rows, columns)) {
    if (isCrowded(rows, columns, place)) eachOfLikeRank(rows, columns, place, visit);
    else eachOverlap(rows, columns, place, visit);
  }
  for (const keyOf of [placeOfOrphan, idOfOrphan]) eachInGroups(rows, columns, keyOf, visit);
}

const placeOfOrphan = (mark: PlacedMark): string | null => (isOrphan(mark) ? mark.place : null);
const idOfOrphan = (mark: PlacedMark): string | null => (isOrphan(mark) ? mark.mark.id : null);

/** Marks that hang together by overlapping; orphans are in none. */
function* places(
  rows: readonly PlacedMark[],
  columns: readonly PlacedMark[],
): Generator<Place, void, undefined> {
  let row = 0;
  let column = 0;
  let here = { rows: [] as number[], columns: [] as number[] };
  let end = -1;
  for (;;) {
    const nextRow = placed(rows[row]);
    const nextColumn = placed(columns[column]);
    const takeRow =
      nextRow !== null && (nextColumn === null || nextRow.startUtf16 <= nextColumn.startUtf16);
    const next = takeRow ? nextRow : nextColumn;
    if (next === null || next.startUtf16 >= end) {
      if (here.rows.length > 0 && here.columns.length > 0) yield here;
      here = { rows: [], columns: [] };
    }
    if (next === null) return;
    if (takeRow) here.rows.push(row++);
    else here.columns.push(column++);
    end = Math.max(end, next.endUtf16);
  }
}

const placed = (mark: PlacedMark | undefined): PlacedMark | null =>
  mark === undefined || isOrphan(mark) ? null : mark;

/** Counted without looking at the pairs: those that begin before it ends, without those that end before it begins. */
function isCrowded(
  rows: readonly PlacedMark[],
  columns: readonly PlacedMark[],
  place: Place,
): boolean {
  if (place.rows.length * place.columns.length <= CROWD) return false;
  const starts = place.columns.map((column) => columns[column]?.startUtf16 ?? 0);
  const ends = place.columns.map((column) => columns[column]?.endUtf16 ?? 0).toSorted(order);
  let pairs = 0;
  for (const row of place.rows) {
    const { startUtf16, endUtf16 } = rows[row] as PlacedMark;
    pairs += countBelow(starts, endUtf16) - countBelow(ends, startUtf16 + 1);
  }
  return pairs > CROWD;
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A sweep over the starts; of each side those that have not ended are kept at hand. */
function eachOverlap(
  rows: readonly PlacedMark[],
  columns: readonly PlacedMark[],
  place: Place,
  visit: (row: number, column: number) => void,
): void {
  const openRows: number[] = [];
  const openColumns: number[] = [];
  let at = 0;
  for (const column of place.columns) {
    const { startUtf16 } = columns[column] as PlacedMark;
    for (; at < place.rows.length; at += 1) {
      const row = place.rows[at] as number;
      const { startUtf16: rowStart } = rows[row] as PlacedMark;
      if (rowStart > startUtf16) break;
      keepOpen(openColumns, columns, rowStart);
      for (const open of openColumns) visit(row, open);
      openRows.push(row);
    }
    keepOpen(openRows, rows, startUtf16);
    for (const row of openRows) visit(row, column);
    openColumns.push(column);
  }
  for (; at < place.rows.length; at += 1) {
    const row = place.rows[at] as number;
    keepOpen(openColumns, columns, (rows[row] as PlacedMark).startUtf16);
    for (const open of openColumns) visit(row, open);
  }
}

/** Removes those that end at the offset or before. */
function keepOpen(open: number[], marks: readonly PlacedMark[], startUtf16: number): void {
  let kept = 0;
  for (const mark of open) {
    if ((marks[mark] as PlacedMark).endUtf16 > startUtf16) open[kept++] = mark;
  }
  open.length = kept;
}
