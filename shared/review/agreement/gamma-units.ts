// The units that γ aligns and how unlike two of them are: Mathet, Widlöcher and Métivier (2015), The unified and holistic
// method gamma (γ) for inter-annotator agreement measure and alignment, Computational Linguistics 41(3), section 4.3.
// One mark is one unit, from the start of its first segment to the end of its last, whatever lies between; units of one
// annotator may overlap. Positions are UTF-16.

/** Parallel arrays: the units of all annotators of one text, those of one annotator together. */
export interface GammaUnits {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly tags: Int32Array;
  /** The annotator of each unit, from 0. */
  readonly annotators: Int32Array;
  /** The first unit of each annotator, and behind the last one how many there are. */
  readonly firsts: Int32Array;
}

/** What it costs that a unit has no partner: Δ∅, the scale of everything else. */
const emptyDissimilarity = 1;

export const unitCount = ({ starts }: GammaUnits): number => starts.length;

export const annotatorCount = ({ firsts }: GammaUnits): number => firsts.length - 1;

/**
 * The combined dissimilarity with α = β = 1, as the paper has it: (difference of the starts plus difference of the
 * ends, by the sum of both lengths)², and Δ∅ more where the tags differ.
 */
export function dissimilarity(units: GammaUnits, one: number, other: number): number {
  const { starts, ends, tags } = units;
  const oneStart = starts[one] ?? 0;
  const oneEnd = ends[one] ?? 0;
  const otherStart = starts[other] ?? 0;
  const otherEnd = ends[other] ?? 0;
  const apart = Math.abs(oneStart - otherStart) + Math.abs(oneEnd - otherEnd);
  const lengths = oneEnd - oneStart + otherEnd - otherStart;
  const position = apart === 0 ? 0 : (apart / lengths) ** 2;
  return (position + (tags[one] === tags[other] ? 0 : 1)) * emptyDissimilarity;
}

export interface CloseUnits {
  readonly one: number;
  readonly other: number;
  readonly dissimilarity: number;
}

/** Units by the power of two of their length, each in order of their middle. */
export class UnitsByLength {
  readonly #units: GammaUnits;
  readonly #classes = new Map<number, number[]>();

  /** Of the units from `first` to before `last`. */
  constructor(units: GammaUnits, first: number, last: number) {
    this.#units = units;
    for (let unit = first; unit < last; unit += 1) {
      const size = 2 ** Math.ceil(Math.log2(Math.max(1, this.#length(unit))));
      const members = this.#classes.get(size);
      if (members === undefined) this.#classes.set(size, [unit]);
      else members.push(unit);
    }
    for (const members of this.#classes.values()) {
      members.sort((a, b) => this.#doubleMiddle(a) - this.#doubleMiddle(b));
    }
  }

  /**
   * All that are less dissimilar to the unit than the limit. Since the starts and ends of two units are together at least
   * as far apart as twice their middles, only those about the same place are looked at: O(log n) and what is found.
   */
  closeTo(unit: number, limit: number): CloseUnits[] {
    const found: CloseUnits[] = [];
    const middle = this.#doubleMiddle(unit);
    for (const [size, members] of this.#classes) {
      const reach = Math.sqrt(limit) * (this.#length(unit) + size);
      let at = this.#firstFrom(members, middle - reach);
      for (let other = members[at]; other !== undefined; other = members[at]) {
        if (this.#doubleMiddle(other) > middle + reach) break;
        const value = dissimilarity(this.#units, unit, other);
        if (value < limit) found.push({ one: unit, other, dissimilarity: value });
        at += 1;
      }
    }
    return found;
  }

  #firstFrom(members: readonly number[], doubleMiddle: number): number {
    let low = 0;
    let high = members.length;
    while (low < high) {
      const half = (low + high) >>> 1;
      if (this.#doubleMiddle(members[half] ?? 0) < doubleMiddle) low = half + 1;
      else high = half;
    }
    return low;
  }

  #length(unit: number): number {
    return (this.#units.ends[unit] ?? 0) - (this.#units.starts[unit] ?? 0);
  }

  #doubleMiddle(unit: number): number {
    return (this.#units.ends[unit] ?? 0) + (this.#units.starts[unit] ?? 0);
  }
}
