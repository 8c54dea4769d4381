// The disorders of the reference implementation of the authors' laboratory, pygamma-agreement 0.5.9 (commit 44587ef, solver
// GLPK), as published with DKPro Statistics for checking other implementations: observed and sampled continua with
// α = β = Δ∅ = 1. Its optimum comes from an integer program.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestAlignment } from '../../../../shared/review/agreement/gamma-alignment.ts';
import { dissimilarity, type GammaUnits } from '../../../../shared/review/agreement/gamma-units.ts';

type Unit = readonly [start: number, end: number, tag: string];

function unitsOf(...annotators: readonly (readonly Unit[])[]): GammaUnits {
  const all = annotators.flat();
  const firsts = [0];
  for (const own of annotators) firsts.push((firsts.at(-1) ?? 0) + own.length);
  return {
    starts: Float64Array.from(all, ([start]) => start),
    ends: Float64Array.from(all, ([, end]) => end),
    tags: Int32Array.from(all, ([, , tag]) => tag.charCodeAt(0)),
    annotators: Int32Array.from(annotators.flatMap((own, index) => own.map(() => index))),
    firsts: Int32Array.from(firsts),
  };
}

function disorder(...annotators: readonly (readonly Unit[])[]): number {
  const { unitary, isExact } = bestAlignment(unitsOf(...annotators));
  expect(isExact).toBe(true);
  const sum = unitary.reduce((total, one) => total + one.disorder, 0);
  return (sum * annotators.length) / annotators.flat().length;
}

test('the dissimilarity of two units', () => {
  const units = unitsOf(
    [
      [1, 5, 'a'],
      [10, 14, 'b'],
    ],
    [
      [2, 6, 'a'],
      [11, 15, 'b'],
    ],
  );
  expect(dissimilarity(units, 0, 2)).toBeCloseTo(0.0625, 12);
  expect(dissimilarity(units, 0, 3)).toBeCloseTo(7.25, 12);
  expect(dissimilarity(units, 1, 2)).toBeCloseTo(5, 12);
});

test('two annotators, unequal numbers of units', () => {
  expect(
    disorder(
      [
        [1, 5, 'a'],
        [6, 10, 'b'],
        [20, 24, 'a'],
        [30, 34, 'b'],
      ],
      [
        [2, 6, 'a'],
        [31, 35, 'b'],
      ],
    ),
  ).toBeCloseTo(0.7083333, 6);
  expect(
    disorder(
      [
        [150_367, 550_367, 'b'],
        [2_163_898, 2_563_898, 'a'],
        [2_518_744, 2_918_744, 'a'],
      ],
      [
        [-504_927, -104_927, 'a'],
        [11_160, 411_160, 'a'],
      ],
    ),
  ).toBeCloseTo(1.6484464, 6);
  expect(
    disorder(
      [
        [-2_163_698, -1_763_698, 'a'],
        [-321_951, 78_049, 'a'],
        [2359, 402_359, 'a'],
      ],
      [
        [-900_381, -500_381, 'a'],
        [303_689, 703_689, 'b'],
        [661_594, 1_061_594, 'a'],
      ],
    ),
  ).toBeCloseTo(1.8558327, 6);
  expect(
    disorder(
      [
        [962_431, 1_362_431, 'b'],
        [2_536_146, 2_936_146, 'a'],
        [4_438_833, 4_838_833, 'b'],
      ],
      [
        [1_602_396, 2_002_396, 'b'],
        [2_928_321, 3_328_321, 'a'],
        [5_487_355, 5_887_355, 'a'],
      ],
    ),
  ).toBeCloseTo(1.6537526, 6);
});

test('units that have nothing in common stay alone: 2 Δ∅', () => {
  expect(
    disorder(
      [
        [1_545_518, 1_945_518, 'a'],
        [3_034_307, 3_434_307, 'a'],
      ],
      [[807_377, 1_207_377, 'a']],
    ),
  ).toBe(2);
});

test('three annotators', () => {
  expect(
    disorder(
      [
        [1, 5, 'a'],
        [10, 14, 'b'],
      ],
      [
        [2, 6, 'a'],
        [11, 15, 'b'],
      ],
      [
        [1, 4, 'a'],
        [9, 14, 'c'],
      ],
    ),
  ).toBeCloseTo(0.4087564, 6);
  expect(
    disorder(
      [
        [373_938, 716_439, 'c'],
        [1_130_082, 1_613_892, 'a'],
      ],
      [
        [339_553, 673_303, 'a'],
        [845_304, 1_238_337, 'c'],
      ],
      [
        [253_388, 677_929, 'a'],
        [1_017_483, 1_427_270, 'a'],
      ],
    ),
  ).toBeCloseTo(0.8253427, 6);
  expect(
    disorder(
      [
        [146_993, 636_308, 'b'],
        [915_119, 1_357_042, 'a'],
      ],
      [
        [23_548, 551_913, 'a'],
        [904_188, 1_238_351, 'b'],
      ],
      [
        [137_902, 569_221, 'a'],
        [1_247_641, 1_649_196, 'a'],
      ],
    ),
  ).toBeCloseTo(0.9491503, 6);
  expect(
    disorder(
      [
        [459_006, 843_060, 'b'],
        [1_277_804, 1_677_230, 'a'],
      ],
      [
        [244_629, 690_938, 'b'],
        [1_137_832, 1_527_671, 'a'],
      ],
      [
        [-106_022, 296_146, 'b'],
        [574_941, 985_434, 'a'],
      ],
    ),
  ).toBeCloseTo(1.3278083, 6);
  expect(
    disorder(
      [
        [375_953, 793_299, 'b'],
        [931_316, 1_340_261, 'b'],
      ],
      [
        [74_227, 547_656, 'a'],
        [686_292, 1_105_214, 'b'],
      ],
      [
        [510_132, 924_142, 'a'],
        [1_204_920, 1_684_628, 'c'],
      ],
    ),
  ).toBeCloseTo(1.2716907, 6);
  expect(
    disorder(
      [
        [3_596_508, 8_136_128, 'a'],
        [10_140_772, 14_071_268, 'a'],
      ],
      [
        [509_526, 5_677_162, 'a'],
        [5_057_392, 8_042_500, 'c'],
      ],
      [
        [3_101_083, 7_221_930, 'b'],
        [9_168_460, 12_887_912, 'a'],
      ],
    ),
  ).toBeCloseTo(1.2597536, 6);
});

/** Every way to join units of different annotators, tried. */
function leastByTrying(units: GammaUnits): number {
  const annotators = units.firsts.length - 1;
  const pairs = (annotators * (annotators - 1)) / 2;
  const cost = (members: readonly number[]): number => {
    let sum = pairs;
    for (const [index, one] of members.entries()) {
      for (const other of members.slice(index + 1)) sum += dissimilarity(units, one, other) - 1;
    }
    return sum / pairs;
  };
  const place = (unit: number, clusters: readonly (readonly number[])[]): number => {
    if (unit === units.starts.length) return clusters.reduce((sum, one) => sum + cost(one), 0);
    let least = place(unit + 1, [...clusters, [unit]]);
    for (const [index, cluster] of clusters.entries()) {
      if (cluster.some((other) => units.annotators[other] === units.annotators[unit])) continue;
      least = Math.min(least, place(unit + 1, clusters.with(index, [...cluster, unit])));
    }
    return least;
  };
  return place(0, []);
}

test('no alignment has less disorder', () => {
  const unit = fc
    .tuple(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('a', 'b'),
    )
    .map(([start, length, tag]): Unit => [start, start + length, tag]);
  const annotator = fc.array(unit, { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(annotator, { minLength: 2, maxLength: 3 }), (all) => {
      fc.pre(all.flat().length > 0);
      const units = unitsOf(...all);
      const { unitary } = bestAlignment(units);
      const sum = unitary.reduce((total, one) => total + one.disorder, 0);
      expect(sum).toBeCloseTo(leastByTrying(units), 9);
      const members = unitary.flatMap((one) => one.members).toSorted((a, b) => a - b);
      expect(members).toEqual(Array.from(units.starts, (_, index) => index));
    }),
  );
});
