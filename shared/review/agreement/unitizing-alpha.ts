// Krippendorff's family of coefficients for unitized continua: Krippendorff, Mathet, Bouvry and Widlöcher (2016), On the
// reliability of unitizing textual continua: further developments, Quality & Quantity 50(6). Observed coincidences are
// lengths of intersections of two annotators' units; the expected ones pair all lengths except those of one unit with
// itself, because a unit is one decision, however long. A unit is a piece as in `pieces.ts`; documents follow each other
// as one continuum.

import type { Figure } from './agreement-result.ts';
import { labelTotals, type CodedUnits } from './coding-measures.ts';
import type { Coding, CodingTotals } from './coding.ts';
import { LabelTable, PieceCursor, piecesOf, type Pieces } from './pieces.ts';
import type { Prepared } from './prepared.ts';

/**
 * uα with the nominal metric, of all units and gaps (equations 1, 4 and 5 of the paper, in closed form):
 * 1 − (ℓ.. − Σ ℓ_cc)(ℓ..² − S) / ℓ.. (ℓ..² − Σ ℓ_c.²), where S sums the squared lengths of units and the lengths of
 * gaps. For one tag, of its units against everything else. O(patterns).
 */
export function unitizingAlpha(coded: CodedUnits, { weights, squares }: CodingTotals): Figure {
  const { total, squared, coinciding } = labelTotals(coded, weights);
  if (total === 0) return 'no-text';
  const room = total * total - squared;
  if (room === 0) return 'no-variation';
  const own = squares.reduce((sum, square) => sum + square, 0);
  return 1 - ((total - coinciding) * (total * total - own)) / (total * room);
}

/** |uα: relevant matter of whatever tag against gaps (equation 6). O(patterns). */
export function binaryUnitizingAlpha(
  coded: CodedUnits,
  { weights, squares }: CodingTotals,
): Figure {
  const { total, byLabel } = labelTotals(coded, weights);
  if (total === 0) return 'no-text';
  const gaps = byLabel.get(0) ?? 0;
  const room = gaps * (total - gaps);
  if (room === 0) return 'no-variation';
  const own = squares.reduce((sum, square) => sum + square, 0);
  let coincidingGaps = 0;
  for (const [index, { readers, counts }] of coded.patterns.entries()) {
    const count = counts.find(([label]) => label === 0)?.[1] ?? 0;
    if (readers >= 2)
      coincidingGaps += ((weights[index] ?? 0) * count * (count - 1)) / (readers - 1);
  }
  return 1 - ((gaps - coincidingGaps) * (total * total - own)) / (total * room);
}

export interface IntersectionFamily {
  readonly cu: Figure;
  /** By label of the coding; gaps have none. */
  readonly byLabel: readonly { readonly label: number; readonly value: Figure }[];
}

/**
 * cuα (equations 10 and 11) and (k)uα for each value (equation 13b): the values of units where those of different
 * annotators intersect, gaps left out. O(pieces × pairs of annotators).
 */
export function intersectionAlphas(prepared: Prepared, coding: Coding): IntersectionFamily {
  const lengths = intersections(prepared, coding.labels);
  const { marginal, total, own } = lengths;
  const ownTotal = own.reduce((sum, square) => sum + square, 0);
  const scale = total - ownTotal / total;
  let equal = 0;
  let squared = 0;
  for (const [label, length] of marginal.entries()) {
    equal += lengths.equal[label] ?? 0;
    squared += length * length;
  }
  const room = total * total - squared;
  const cu: Figure =
    total === 0
      ? 'nothing-marked'
      : room === 0
        ? 'no-variation'
        : 1 - ((total - equal) * scale) / room;
  const byLabel = coding.labels
    .map((_, label) => ({ label, value: valueAlpha(lengths, label, scale) }))
    .slice(1);
  return { cu, byLabel };
}

interface Intersections {
  /** By label, the length that intersects a unit of somebody else. */
  readonly marginal: Float64Array;
  /** By label, the length that intersects a unit with the same label. */
  readonly equal: Float64Array;
  /** By label, the sum over its units of the squared length that intersects. */
  readonly own: Float64Array;
  readonly total: number;
}

/** 1 − (ε_k. / ℓ_k.) (ℓ_k. − ℓ_kk) / (ε_k. − ε_kk), with gaps left out of all of them. */
function valueAlpha(
  { marginal, equal, own, total }: Intersections,
  label: number,
  scale: number,
): Figure {
  const length = marginal[label] ?? 0;
  if (length === 0) return 'nothing-marked';
  const different = (length * (total - length)) / scale;
  if (different === 0) return 'no-variation';
  const expected = (length * total - (own[label] ?? 0)) / scale;
  return 1 - (expected * (length - (equal[label] ?? 0))) / (length * different);
}

function intersections(prepared: Prepared, labels: Coding['labels']): Intersections {
  const labelCount = labels.length;
  const marginal = new Float64Array(labelCount);
  const equal = new Float64Array(labelCount);
  const own = new Float64Array(labelCount);
  const table = new LabelTable();
  // The same numbers as in the coding.
  for (const set of labels) table.of(set);
  for (const document of prepared.documents) {
    const readers = document.annotators.length;
    if (readers < 2) continue;
    const all = document.annotators.map((annotator) => {
      const marks = document.marks.filter((mark) => mark.annotator === annotator);
      return piecesOf(marks, document.length, table);
    });
    for (const one of all) {
      for (const other of all) {
        if (one !== other) addIntersections(one, other, readers - 1, { marginal, equal, own });
      }
    }
  }
  return { marginal, equal, own, total: marginal.reduce((sum, length) => sum + length, 0) };
}

function addIntersections(
  one: Pieces,
  other: Pieces,
  share: number,
  into: Omit<Intersections, 'total'>,
): void {
  const cursor = new PieceCursor(other);
  let start = 0;
  for (const [index, end] of one.ends.entries()) {
    const label = one.labels[index] ?? 0;
    const { shared, equal } = label === 0 ? noneShared : sharedWith(cursor, start, end, label);
    add(into.marginal, label, shared / share);
    add(into.equal, label, equal / share);
    add(into.own, label, (shared * shared) / share);
    start = end;
  }
}

const noneShared = { shared: 0, equal: 0 };

/** How much of a unit the units of the other cover, and how much of it with the same label. */
function sharedWith(cursor: PieceCursor, start: number, end: number, label: number) {
  let shared = 0;
  let equal = 0;
  for (let at = start; at < end;) {
    cursor.moveTo(at);
    const stop = Math.min(end, cursor.end);
    if (cursor.label !== 0) shared += stop - at;
    if (cursor.label === label) equal += stop - at;
    at = stop;
  }
  return { shared, equal };
}

function add(into: Float64Array, at: number, amount: number): void {
  into[at] = (into[at] ?? 0) + amount;
}
