// Agreement of marks as such: which marks of the reference have a partner with the same tag, exactly or by overlap.
// A mark has at most one partner, so nobody gains by splitting. Counted per pair of annotators and passage.

import type { Figure } from './agreement-result.ts';
import { bestAssignment } from './assignment.ts';
import { overlapsOf } from './overlaps.ts';
import type { Prepared, PreparedDocument, PreparedMark } from './prepared.ts';

/** Of one pair of annotators; the one that comes first is the reference. */
interface MatchCounts {
  readonly inReference: number;
  readonly inOther: number;
  readonly exact: number;
  readonly overlapping: number;
}

/** Of one pair in one passage. */
interface MatchEntry extends MatchCounts {
  readonly passage: number;
  readonly pair: number;
}

export interface SpanMatches {
  /** How many pairs of annotators there are that read a text together. */
  readonly pairs: number;
  readonly entries: readonly MatchEntry[];
}

export interface SpanFigures {
  readonly precision: Figure;
  readonly recall: Figure;
  readonly f1Exact: Figure;
  readonly f1Overlap: Figure;
}

export interface AllMatches {
  /** A partner has the same tag here too. */
  readonly overall: SpanMatches;
  /** By the number of the tag. */
  readonly byTag: readonly SpanMatches[];
}

/** O(m log m) and one best assignment for each group of marks that overlap. */
export function spanMatches(prepared: Prepared): AllMatches {
  const pairs = new Map<string, number>();
  const byTag = prepared.tags.map((): MatchEntry[] => []);
  for (const document of prepared.documents) {
    const marksBy = groupMarks(document, prepared.tags.length);
    for (const [reference, other] of pairsOf(document)) {
      const key = `${reference},${other}`;
      const pair = pairs.get(key) ?? pairs.size;
      pairs.set(key, pair);
      for (const [tag, entries] of byTag.entries()) {
        const ones = marksBy.get(reference)?.[tag] ?? [];
        const others = marksBy.get(other)?.[tag] ?? [];
        addMatches(ones, others, pair, entries);
      }
    }
  }
  return {
    overall: { pairs: pairs.size, entries: byTag.flat() },
    byTag: byTag.map((entries) => ({ pairs: pairs.size, entries })),
  };
}

/**
 * Precision, recall and F1 = 2 tp / (reference + other): van Rijsbergen (1979), Information Retrieval; as agreement of
 * annotators, Hripcsak and Rothschild (2005), Agreement, the F-measure, and reliability in information retrieval,
 * Journal of the American Medical Informatics Association 12(3). Precision and recall are of exact matches. For more than
 * two annotators the mean over the pairs, each counted over all texts. `times` says how often each passage counts.
 */
export function spanFigures(
  { pairs, entries }: SpanMatches,
  times: ArrayLike<number> | null,
): SpanFigures {
  const counts = Array.from(
    { length: pairs },
    () => [0, 0, 0, 0] as [number, number, number, number],
  );
  for (const entry of entries) {
    const sums = counts[entry.pair];
    if (sums === undefined) continue;
    const weight = times === null ? 1 : (times[entry.passage] ?? 0);
    sums[0] += weight * entry.inReference;
    sums[1] += weight * entry.inOther;
    sums[2] += weight * entry.exact;
    sums[3] += weight * entry.overlapping;
  }
  const read = counts.filter(([reference, other]) => reference + other > 0);
  const none: Figure = pairs === 0 ? 'one-annotator' : 'nothing-marked';
  const empty = read.length === 0;
  return {
    precision:
      mean(read.map(([, other, exact]) => exact / other)) ?? (empty ? none : 'nothing-in-other'),
    recall:
      mean(read.map(([reference, , exact]) => exact / reference)) ??
      (empty ? none : 'nothing-in-reference'),
    f1Exact:
      mean(read.map(([reference, other, exact]) => (2 * exact) / (reference + other))) ?? none,
    f1Overlap:
      mean(read.map(([reference, other, , met]) => (2 * met) / (reference + other))) ?? none,
  };
}

/** Of those that are numbers; 0 / 0 is none. */
function mean(values: readonly number[]): number | null {
  const defined = values.filter((value) => !Number.isNaN(value));
  return defined.length === 0
    ? null
    : defined.reduce((sum, value) => sum + value, 0) / defined.length;
}

/** In the order of the annotators, so that mine comes first. */
export function pairsOf({ annotators }: PreparedDocument): [number, number][] {
  return annotators.flatMap((one, index) =>
    annotators.slice(index + 1).map((other): [number, number] => [one, other]),
  );
}

function groupMarks(document: PreparedDocument, tags: number): Map<number, PreparedMark[][]> {
  const groups = new Map<number, PreparedMark[][]>();
  for (const annotator of document.annotators) {
    groups.set(
      annotator,
      Array.from({ length: tags }, () => []),
    );
  }
  for (const mark of document.marks) groups.get(mark.annotator)?.[mark.tag]?.push(mark);
  return groups;
}

function addMatches(
  ones: readonly PreparedMark[],
  others: readonly PreparedMark[],
  pair: number,
  into: MatchEntry[],
): void {
  const isExact = exactPartners(ones, others);
  const edges = overlapsOf(ones, others).map(({ one, other }) => ({
    row: one,
    column: other,
    weight: 1,
  }));
  const columnOf = bestAssignment(ones.length, others.length, edges);
  for (const [index, { passage }] of ones.entries()) {
    into.push({
      passage,
      pair,
      inReference: 1,
      inOther: 0,
      exact: isExact[index] === true ? 1 : 0,
      overlapping: (columnOf[index] ?? -1) >= 0 ? 1 : 0,
    });
  }
  for (const { passage } of others) {
    into.push({ passage, pair, inReference: 0, inOther: 1, exact: 0, overlapping: 0 });
  }
}

/** Twice the same mark of one annotator needs two of the other. */
function exactPartners(ones: readonly PreparedMark[], others: readonly PreparedMark[]): boolean[] {
  const left = new Map<string, number>();
  for (const mark of others) left.set(placeOf(mark), (left.get(placeOf(mark)) ?? 0) + 1);
  return ones.map((mark) => {
    const place = placeOf(mark);
    const count = left.get(place) ?? 0;
    if (count > 0) left.set(place, count - 1);
    return count > 0;
  });
}

const placeOf = ({ segments }: PreparedMark): string =>
  segments.map(({ startUtf16, endUtf16 }) => `${startUtf16}-${endUtf16}`).join(' ');
