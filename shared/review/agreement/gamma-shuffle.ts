// Random continua with the units, lengths and order of the real ones, for the disorder that chance alone gives: each
// annotator becomes a copy of a randomly chosen real one, turned by a random distance; what would go over the end comes
// in at the start. Mathet, Widlöcher and Métivier (2015), section 5.2.

import { annotatorCount, unitCount, type GammaUnits } from './gamma-units.ts';
import { randomBelow, type Random } from './seeded-random.ts';

/** Turns lie at least half a mean unit apart, or two copies of one annotator would agree by construction. */
const attempts = 50;

/** Has at least one unit, as the given one must. O(n). */
export function shuffled(units: GammaUnits, lengthUtf16: number, random: Random): GammaUnits {
  const annotators = annotatorCount(units);
  for (;;) {
    const chosen = Array.from({ length: annotators }, () => randomBelow(random, annotators));
    const hasUnits = chosen.some((one) => (units.firsts[one + 1] ?? 0) > (units.firsts[one] ?? 0));
    if (hasUnits) return turned(units, chosen, turnsOf(units, lengthUtf16, random), lengthUtf16);
  }
}

function turnsOf(units: GammaUnits, lengthUtf16: number, random: Random): number[] {
  const sum = units.starts.reduce(
    (total, start, unit) => total + (units.ends[unit] ?? 0) - start,
    0,
  );
  const apart = sum / unitCount(units) / 2;
  const turns: number[] = [];
  for (let annotator = 0; annotator < annotatorCount(units); annotator += 1) {
    let turn = 0;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      turn = randomBelow(random, Math.max(1, lengthUtf16));
      if (turns.every((other) => roundDistance(turn, other, lengthUtf16) >= apart)) break;
    }
    turns.push(turn);
  }
  return turns;
}

function roundDistance(one: number, other: number, length: number): number {
  const distance = Math.abs(one - other);
  return Math.min(distance, length - distance);
}

function turned(
  units: GammaUnits,
  chosen: readonly number[],
  turns: readonly number[],
  lengthUtf16: number,
): GammaUnits {
  const starts: number[] = [];
  const ends: number[] = [];
  const tags: number[] = [];
  const annotators: number[] = [];
  const firsts = [0];
  for (const [annotator, source] of chosen.entries()) {
    const turn = turns[annotator] ?? 0;
    const last = units.firsts[source + 1] ?? 0;
    for (let unit = units.firsts[source] ?? 0; unit < last; unit += 1) {
      const start = units.starts[unit] ?? 0;
      const length = (units.ends[unit] ?? 0) - start;
      // A unit that the turn cuts stays whole, as in the authors' software.
      const moved = start + turn >= lengthUtf16 ? start + turn - lengthUtf16 : start + turn;
      starts.push(moved);
      ends.push(moved + length);
      tags.push(units.tags[unit] ?? 0);
      annotators.push(annotator);
    }
    firsts.push(starts.length);
  }
  return {
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    tags: Int32Array.from(tags),
    annotators: Int32Array.from(annotators),
    firsts: Int32Array.from(firsts),
  };
}
