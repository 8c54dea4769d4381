// Whether an alignment of more than two annotators is the best: all admissible unitary alignments are listed, a price
// is put on every unit such that none saves more than its units cost, and what the prices leave open is searched. The
// partition into unitary alignments is a weighted set packing; prices and search are branch and bound on its linear dual
// (Nemhauser and Wolsey 1988, Integer and Combinatorial Optimization, chapter II.4). Exponential at worst, so both the
// list and the search have a budget.

import {
  annotatorCount,
  dissimilarity,
  unitCount,
  UnitsByLength,
  type GammaUnits,
} from './gamma-units.ts';

interface Joined {
  readonly members: readonly number[];
  /** Against all of them staying alone; positive. */
  readonly saving: number;
}

/** How many joins are listed at most. */
const listBudget = 40_000;
/** Beyond so many annotators the list is never within its budget, so it is not begun. */
const mostAnnotators = 6;
/** How many steps the search takes at most. */
const searchBudget = 20_000;
const tolerance = 1e-9;

type Cluster = readonly number[];

export interface Proof {
  readonly clusters: readonly Cluster[];
  readonly isExact: boolean;
}

/** `savings` are of the clusters that were found, against all their units staying alone. */
export function provenAlignment(
  units: GammaUnits,
  found: readonly Cluster[],
  savings: readonly number[],
): Proof {
  const joins = annotatorCount(units) > mostAnnotators ? null : admissible(units);
  if (joins === null) return { clusters: found, isExact: false };
  const budget = { steps: searchBudget };
  const clusters: Cluster[] = [];
  let isExact = true;
  for (const part of partsOf(units, joins, found, savings)) {
    const search = new Search(units, part, budget);
    isExact = search.run() && isExact;
    clusters.push(...search.best);
  }
  return { clusters, isExact };
}

/** What is not joined by anything is solved by itself. */
interface Part {
  readonly members: number[];
  readonly joins: Joined[];
  readonly found: Cluster[];
  foundSaving: number;
}

function partsOf(
  units: GammaUnits,
  joins: readonly Joined[],
  found: readonly Cluster[],
  savings: readonly number[],
): Iterable<Part> {
  const parents = Int32Array.from({ length: unitCount(units) }, (_, unit) => unit);
  const root = (unit: number): number => {
    let at = unit;
    for (let up = parents[at] ?? at; up !== at; up = parents[at] ?? at) {
      parents[at] = parents[up] ?? up;
      at = up;
    }
    return at;
  };
  for (const members of [...joins.map((join) => join.members), ...found]) {
    for (const member of members) parents[root(member)] = root(members[0] ?? member);
  }
  const parts = new Map<number, Part>();
  const partOf = (unit: number): Part => {
    const part = parts.get(root(unit)) ?? { members: [], joins: [], found: [], foundSaving: 0 };
    parts.set(root(unit), part);
    return part;
  };
  for (let unit = 0; unit < unitCount(units); unit += 1) partOf(unit).members.push(unit);
  for (const join of joins) partOf(join.members[0] ?? 0).joins.push(join);
  for (const [index, cluster] of found.entries()) {
    const part = partOf(cluster[0] ?? 0);
    part.found.push(cluster);
    part.foundSaving += savings[index] ?? 0;
  }
  return parts.values();
}

/**
 * Joins of two or more units in which each unit saves something: one that does not can as well stay alone, so the best
 * alignment needs no others. This is the bound of the paper's section 5.1.1 (disorder below n Δ∅), made tighter. Null
 * when there are too many.
 */
function admissible(units: GammaUnits): Joined[] | null {
  const annotators = annotatorCount(units);
  const pairs = (annotators * (annotators - 1)) / 2;
  const indices = Array.from(
    { length: annotators },
    (_, one) => new UnitsByLength(units, units.firsts[one] ?? 0, units.firsts[one + 1] ?? 0),
  );
  const listing = new Listing(units, annotators, pairs);
  // In a join of k, all pairs of a unit that saves something are together below C + k − 1; so is each of them.
  const limit = pairs + annotators - 1;
  for (let unit = 0; unit < unitCount(units); unit += 1) {
    const candidates: number[] = [];
    for (let other = (units.annotators[unit] ?? 0) + 1; other < annotators; other += 1) {
      for (const close of indices[other]?.closeTo(unit, limit) ?? []) candidates.push(close.other);
    }
    candidates.sort((a, b) => a - b);
    if (!listing.extend([unit], [1], 0, candidates)) return null;
  }
  return listing.joins;
}

class Listing {
  readonly joins: Joined[] = [];
  readonly #units: GammaUnits;
  readonly #annotators: number;
  readonly #pairs: number;
  #steps = 0;

  constructor(units: GammaUnits, annotators: number, pairs: number) {
    this.#units = units;
    this.#annotators = annotators;
    this.#pairs = pairs;
  }

  /** `gains` are what each member saves by being there. False when the budget is spent. */
  extend(
    members: readonly number[],
    gains: readonly number[],
    saving: number,
    candidates: readonly number[],
  ): boolean {
    for (const [index, unit] of candidates.entries()) {
      this.#steps += 1;
      if (this.#steps > 3 * listBudget || this.joins.length > listBudget) return false;
      const added = members.map(
        (member) => (1 - dissimilarity(this.#units, unit, member)) / this.#pairs,
      );
      const own = added.reduce((sum, gain) => sum + gain, 1);
      const grownGains = [...gains.map((gain, at) => gain + (added[at] ?? 0)), own];
      const annotator = this.#units.annotators[unit] ?? 0;
      // Each annotator that can still be added adds at most 1 / C to anybody.
      const hope = (this.#annotators - 1 - annotator) / this.#pairs;
      if (grownGains.some((gain) => gain + hope <= 0)) continue;
      const grown = [...members, unit];
      if (grownGains.every((gain) => gain > 0)) {
        this.joins.push({ members: grown, saving: saving + own });
      }
      const later = candidates
        .slice(index + 1)
        .filter((other) => (this.#units.annotators[other] ?? 0) > annotator);
      if (!this.extend(grown, grownGains, saving + own, later)) return false;
    }
    return true;
  }
}

class Search {
  /** The clusters of least disorder so far. */
  best: readonly Cluster[];
  readonly #joins: readonly Joined[];
  readonly #joinsOf = new Map<number, number[]>();
  readonly #prices = new Map<number, number>();
  readonly #covered = new Set<number>();
  readonly #order: readonly number[];
  readonly #chosen: Joined[] = [];
  readonly #budget: { steps: number };
  #bestSaving: number;

  constructor(units: GammaUnits, part: Part, budget: { steps: number }) {
    this.#joins = part.joins;
    this.#budget = budget;
    this.best = part.found;
    this.#bestSaving = part.foundSaving;
    for (const unit of part.members) this.#joinsOf.set(unit, []);
    for (const [index, { members }] of part.joins.entries()) {
      for (const member of members) this.#joinsOf.get(member)?.push(index);
    }
    this.#order = part.members.toSorted((a, b) => (units.starts[a] ?? 0) - (units.starts[b] ?? 0));
    this.#setPrices();
  }

  /** Whether the best is proved to be the best. */
  run(): boolean {
    const bound = this.#order.reduce((sum, unit) => sum + this.#price(unit), 0);
    // The search goes as deep as there are units.
    if (this.#order.length > 1500) return bound <= this.#bestSaving + tolerance;
    return this.#branch(0, 0, bound);
  }

  /** Prices that no join saves more than; lowered one after the other until each is needed by some join. */
  #setPrices(): void {
    for (const { members, saving } of this.#joins) {
      for (const member of members) {
        this.#prices.set(member, Math.max(this.#price(member), saving / members.length));
      }
    }
    for (let round = 0; round < 6; round += 1) {
      const order = round % 2 === 0 ? this.#order : this.#order.toReversed();
      for (const unit of order) {
        let least = 0;
        for (const join of this.#joinsOf.get(unit) ?? []) {
          least = Math.max(least, this.#price(unit) - this.#slack(join));
        }
        this.#prices.set(unit, least);
      }
    }
  }

  readonly #price = (unit: number): number => this.#prices.get(unit) ?? 0;

  /** How much dearer the units of a join are than what it saves. */
  #slack(join: number): number {
    const joined = this.#joins[join];
    if (joined === undefined) return 0;
    return joined.members.reduce((sum, member) => sum + this.#price(member), -joined.saving);
  }

  /** `bound` is the most that can still be reached. False when the budget is spent. */
  #branch(from: number, saved: number, bound: number): boolean {
    if (bound <= this.#bestSaving + tolerance) return true;
    this.#budget.steps -= 1;
    if (this.#budget.steps < 0) return false;
    let at = from;
    while (this.#covered.has(this.#order[at] ?? -1)) at += 1;
    const unit = this.#order[at];
    if (unit === undefined) {
      this.#keep(saved);
      return true;
    }
    const options = (this.#joinsOf.get(unit) ?? [])
      .filter((join) => this.#joins[join]?.members.every((member) => !this.#covered.has(member)))
      .map((join) => ({ join, slack: this.#slack(join) }))
      .toSorted((a, b) => a.slack - b.slack);
    for (const { join, slack } of options) {
      if (!this.#take(join, at, saved, bound - slack)) return false;
    }
    this.#covered.add(unit);
    const isComplete = this.#branch(at + 1, saved, bound - this.#price(unit));
    this.#covered.delete(unit);
    return isComplete;
  }

  #take(join: number, at: number, saved: number, bound: number): boolean {
    const joined = this.#joins[join];
    if (joined === undefined) return true;
    for (const member of joined.members) this.#covered.add(member);
    this.#chosen.push(joined);
    const isComplete = this.#branch(at, saved + joined.saving, bound);
    this.#chosen.pop();
    for (const member of joined.members) this.#covered.delete(member);
    return isComplete;
  }

  #keep(saved: number): void {
    if (saved <= this.#bestSaving) return;
    this.#bestSaving = saved;
    const joined = new Set(this.#chosen.flatMap(({ members }) => members));
    const lone = this.#order.filter((unit) => !joined.has(unit)).map((unit) => [unit]);
    this.best = [...this.#chosen.map(({ members }) => members), ...lone];
  }
}
