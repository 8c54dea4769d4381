// Agreement of codings: percent agreement, Cohen's and Fleiss' κ, Krippendorff's nominal α. Each takes units by
// pattern and costs O(patterns × annotators), Cohen's κ O(patterns × pairs). Overall, the label is the whole set of
// tags; for one tag it is present or absent.

import type { Figure } from './agreement-result.ts';
import type { Pattern } from './coding.ts';
import { unread } from './coding.ts';

/** What the measures read of a coding; `weights` are units by pattern. */
export interface CodedUnits {
  readonly annotators: number;
  readonly patterns: readonly Pattern[];
}

/**
 * The share of pairs of annotators that gave a unit the same label, meant over the units that at least two read. For two
 * annotators this is the share of units on which they agree. Not corrected for chance. For many annotators, the mean
 * P̄ of Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76(5).
 */
export function percentAgreement({ patterns }: CodedUnits, weights: Float64Array): Figure {
  let agreeing = 0;
  let units = 0;
  for (const [index, { readers, agreeing: pairs }] of patterns.entries()) {
    if (readers < 2) continue;
    const weight = weights[index] ?? 0;
    agreeing += (weight * pairs) / (readers * (readers - 1));
    units += weight;
  }
  return units === 0 ? 'no-text' : agreeing / units;
}

/**
 * Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1). For more
 * than two annotators the mean over the pairs: Light (1971), Measures of response agreement for qualitative data,
 * Psychological Bulletin 76(5). Pairs without a κ (both gave one label throughout) are left out.
 */
export function cohenKappa(coded: CodedUnits, weights: Float64Array): Figure {
  let sum = 0;
  let pairs = 0;
  let reason: Figure = 'one-annotator';
  for (let one = 0; one < coded.annotators; one += 1) {
    for (let other = one + 1; other < coded.annotators; other += 1) {
      const kappa = pairKappa(coded, weights, one, other);
      if (typeof kappa === 'number') {
        sum += kappa;
        pairs += 1;
      } else if (kappa !== 'one-annotator') reason = kappa;
    }
  }
  return pairs === 0 ? reason : sum / pairs;
}

function pairKappa(
  { patterns }: CodedUnits,
  weights: Float64Array,
  one: number,
  other: number,
): Figure {
  const ones = new Map<number, number>();
  const others = new Map<number, number>();
  let units = 0;
  let agreeing = 0;
  for (const [index, { labels }] of patterns.entries()) {
    const first = labels[one];
    const second = labels[other];
    if (first === unread || second === unread) continue;
    const weight = weights[index] ?? 0;
    units += weight;
    if (first === second) agreeing += weight;
    tally(ones, first, weight);
    tally(others, second, weight);
  }
  if (units === 0) return 'one-annotator';
  // Kept in units, not shares, so that full agreement by chance is found exactly.
  let byChance = 0;
  for (const [label, weight] of ones) byChance += weight * (others.get(label) ?? 0);
  const room = units * units - byChance;
  return room === 0 ? 'no-variation' : (units * agreeing - byChance) / room;
}

function tally(counts: Map<number, number>, label: number | undefined, weight: number): void {
  if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + weight);
}

/**
 * Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76(5). Where texts had
 * different numbers of readers, each unit counts with the agreement among its own, and only units that two read count.
 */
export function fleissKappa(coded: CodedUnits, weights: Float64Array): Figure {
  const observed = percentAgreement(coded, weights);
  if (typeof observed !== 'number') return observed;
  const { total, squared } = labelTotals(coded, weights);
  const room = total * total - squared;
  if (room === 0) return 'no-variation';
  return (observed * total * total - squared) / room;
}

/**
 * Krippendorff (2011), Computing Krippendorff's alpha-reliability, for nominal data: missing readers are allowed for,
 * small samples corrected.
 */
export function krippendorffAlpha(coded: CodedUnits, weights: Float64Array): Figure {
  const { total, squared, coinciding } = labelTotals(coded, weights);
  if (total === 0) return 'no-text';
  const room = total * total - squared;
  if (room === 0) return 'no-variation';
  return 1 - ((total - 1) * (total - coinciding)) / room;
}

/** Over the units that at least two read. */
export interface LabelTotals {
  /** Labels given in all: Krippendorff's n.. */
  readonly total: number;
  /** By label: n_c. */
  readonly byLabel: ReadonlyMap<number, number>;
  /** Σ n_c². */
  readonly squared: number;
  /** Labels that coincide with an equal one, Σ o_cc of the coincidence matrix. */
  readonly coinciding: number;
}

export function labelTotals({ patterns }: CodedUnits, weights: Float64Array): LabelTotals {
  const byLabel = new Map<number, number>();
  let total = 0;
  let coinciding = 0;
  for (const [index, { readers, counts, agreeing }] of patterns.entries()) {
    const weight = weights[index] ?? 0;
    if (readers < 2 || weight === 0) continue;
    total += weight * readers;
    coinciding += (weight * agreeing) / (readers - 1);
    for (const [label, count] of counts) {
      byLabel.set(label, (byLabel.get(label) ?? 0) + weight * count);
    }
  }
  let squared = 0;
  for (const count of byLabel.values()) squared += count * count;
  return { total, byLabel, squared, coinciding };
}
