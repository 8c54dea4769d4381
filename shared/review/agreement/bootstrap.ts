// Confidence intervals by the bootstrap: Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13
// (percentile intervals). Resampled are passages (sentences), because the characters of one mark are one decision, not
// many: resampling them one by one would give intervals that are far too narrow. A mark, a match and a unitary alignment
// belong to the passage in which they start.

import type { AgreementOptions } from './agreement-input.ts';
import { figureIds, type FigureId } from './agreement-report.ts';
import type { Figure } from './agreement-result.ts';
import { resampledGamma, type GammaMeasured } from './gamma.ts';
import type { Pacer } from './pacer.ts';
import { figuresOf, type Intervals, type Scope } from './scope.ts';
import { randomBelow, seededRandom, type Random } from './seeded-random.ts';

export interface BootstrapScope extends Scope {
  readonly gamma: GammaMeasured | null;
}

/** Of each scope, all with the same resamples. No intervals for fewer than two passages. Steps once for each resample. */
export async function intervalsOf(
  scopes: readonly BootstrapScope[],
  passages: number,
  { bootstrap, seed }: Pick<AgreementOptions, 'bootstrap' | 'seed'>,
  pacer: Pacer,
): Promise<Intervals[]> {
  const values = scopes.map(() => new Map<FigureId, number[]>());
  if (passages < 2) return scopes.map(() => ({}));
  const draw = seededRandom(seed, 'passages');
  const samples = seededRandom(seed, 'samples');
  for (let round = 0; round < bootstrap; round += 1) {
    const times = drawn(passages, draw);
    for (const [index, scope] of scopes.entries()) {
      const gamma: Figure =
        scope.gamma === null ? 'not-asked' : resampledGamma(scope.gamma, times, samples);
      const figures = figuresOf(scope, times, gamma);
      for (const id of figureIds) {
        const figure = figures[id];
        if (typeof figure === 'number') push(values[index], id, figure);
      }
    }
    await pacer.step();
  }
  return values.map((byMeasure) => intervalsFrom(byMeasure, bootstrap));
}

function drawn(passages: number, random: Random): Uint16Array {
  const times = new Uint16Array(passages);
  for (let count = 0; count < passages; count += 1) {
    const passage = randomBelow(random, passages);
    times[passage] = (times[passage] ?? 0) + 1;
  }
  return times;
}

function push(byMeasure: Map<FigureId, number[]> | undefined, id: FigureId, value: number): void {
  const values = byMeasure?.get(id);
  if (values === undefined) byMeasure?.set(id, [value]);
  else values.push(value);
}

/** A measure that most resamples leave undefined has no interval. */
function intervalsFrom(
  byMeasure: ReadonlyMap<FigureId, readonly number[]>,
  rounds: number,
): Intervals {
  const intervals: { -readonly [Id in FigureId]?: Intervals[Id] } = {};
  for (const [id, values] of byMeasure) {
    if (values.length * 2 < rounds) continue;
    const sorted = values.toSorted((a, b) => a - b);
    intervals[id] = { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975), level: 0.95 };
  }
  return intervals;
}

/** With linear interpolation between the two nearest. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
