// The alignment of least disorder: units of different annotators are joined, at most one of each, or stay alone (Mathet,
// Widlöcher and Métivier 2015, sections 4.2 and 5.1). What joining saves against staying alone is
// (k − 1) + Σ over pairs of (1 − d) / C(n, 2), for k units of n annotators; it is the same as a disorder below k Δ∅.

import { bestAssignment, type WeightedEdge } from './assignment.ts';
import { provenAlignment } from './gamma-proof.ts';
import { annotatorCount, dissimilarity, UnitsByLength, type GammaUnits } from './gamma-units.ts';

interface UnitaryAlignment {
  /** Indices of units, of different annotators, ascending. */
  readonly members: readonly number[];
  readonly disorder: number;
}

export interface Alignment {
  /** Every unit is in one of them. */
  readonly unitary: readonly UnitaryAlignment[];
  /** Whether no alignment has less disorder. */
  readonly isExact: boolean;
}

/**
 * For two annotators the optimum, by assignment. For more, which is NP-hard, the best that reassigning one annotator
 * after the other finds, and then a search of all admissible unitary alignments that proves it optimal or betters it,
 * within a budget; past that, the disorder is an upper bound and `isExact` false.
 */
export function bestAlignment(units: GammaUnits): Alignment {
  const annotators = annotatorCount(units);
  if (annotators === 2) {
    const [first, second, last] = units.firsts;
    const clusters = reassigned(units, alone(first ?? 0, second ?? 0), second ?? 0, last ?? 0);
    return { unitary: clusters.map((members) => unitaryOf(units, members)), isExact: true };
  }
  const found = descend(units, annotators);
  const proof = provenAlignment(
    units,
    found,
    found.map((cluster) => savingOf(units, cluster)),
  );
  return {
    unitary: proof.clusters.map((members) => unitaryOf(units, members)),
    isExact: proof.isExact,
  };
}

function unitaryOf(units: GammaUnits, members: readonly number[]): UnitaryAlignment {
  const annotators = annotatorCount(units);
  const pairs = (annotators * (annotators - 1)) / 2;
  let sum = pairs;
  for (const [index, one] of members.entries()) {
    for (const other of members.slice(index + 1)) sum += dissimilarity(units, one, other) - 1;
  }
  return { members: [...members].toSorted((a, b) => a - b), disorder: sum / pairs };
}

type Cluster = readonly number[];

const alone = (first: number, last: number): Cluster[] =>
  Array.from({ length: Math.max(0, last - first) }, (_, index) => [first + index]);

/** Adds each annotator in turn, then takes each out and assigns it anew until nothing more is saved. */
function descend(units: GammaUnits, annotators: number): Cluster[] {
  let clusters: Cluster[] = [];
  const bounds = (annotator: number) =>
    [units.firsts[annotator] ?? 0, units.firsts[annotator + 1] ?? 0] as const;
  for (let annotator = 0; annotator < annotators; annotator += 1) {
    clusters = reassigned(units, clusters, ...bounds(annotator));
  }
  let saved = savedBy(units, clusters);
  for (let round = 0; round < 20; round += 1) {
    for (let annotator = 0; annotator < annotators; annotator += 1) {
      const [first, last] = bounds(annotator);
      const others = clusters
        .map((cluster) => cluster.filter((unit) => unit < first || unit >= last))
        .filter((cluster) => cluster.length > 0);
      clusters = reassigned(units, others, first, last);
    }
    const now = savedBy(units, clusters);
    if (now <= saved + 1e-9) break;
    saved = now;
  }
  return clusters;
}

const savingOf = (units: GammaUnits, cluster: Cluster): number =>
  cluster.length - unitaryOf(units, cluster).disorder;

const savedBy = (units: GammaUnits, clusters: readonly Cluster[]): number =>
  clusters.reduce((sum, cluster) => sum + savingOf(units, cluster), 0);

/** The units from `first` to before `last`, all of one annotator, assigned to the clusters of the others as is best. */
function reassigned(
  units: GammaUnits,
  clusters: readonly Cluster[],
  first: number,
  last: number,
): Cluster[] {
  const annotators = annotatorCount(units);
  const pairs = (annotators * (annotators - 1)) / 2;
  const index = new UnitsByLength(units, first, last);
  const edges: WeightedEdge[] = [];
  const seen = new Set<number>();
  for (const [column, cluster] of clusters.entries()) {
    seen.clear();
    // To save anything, at least one pair must be below the mean that is allowed.
    const limit = pairs / cluster.length + 1;
    for (const member of cluster) {
      for (const { other } of index.closeTo(member, limit)) seen.add(other);
    }
    for (const unit of seen) {
      let weight = 1;
      for (const member of cluster) weight += (1 - dissimilarity(units, unit, member)) / pairs;
      if (weight > 0) edges.push({ row: unit - first, column, weight });
    }
  }
  const columnOf = bestAssignment(last - first, clusters.length, edges);
  const result = clusters.map((cluster) => [...cluster]);
  for (const [row, column] of columnOf.entries()) {
    if (column >= 0) result[column]?.push(first + row);
    else result.push([first + row]);
  }
  return result;
}
