// No worked figure of the paper of 2016 was at hand, so the coefficients are derived here: once with pen and paper, and
// for random texts from the definition itself, pairing every unit length of text with every other.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codingOf, codingTotals } from '../../../../shared/review/agreement/coding.ts';
import { prepare } from '../../../../shared/review/agreement/prepared.ts';
import {
  binaryUnitizingAlpha,
  intersectionAlphas,
  unitizingAlpha,
} from '../../../../shared/review/agreement/unitizing-alpha.ts';
import type { AgreementDocument } from '../../../../shared/review/agreement/agreement-input.ts';
import { mark, marked } from './marked-texts.ts';

function family(...documents: readonly AgreementDocument[]) {
  const prepared = prepare(documents, 'character');
  const coding = codingOf(prepared, null);
  const totals = codingTotals(coding, null);
  const { cu, byLabel } = intersectionAlphas(prepared, coding);
  return {
    u: unitizingAlpha(coding, totals),
    binary: binaryUnitizingAlpha(coding, totals),
    cu,
    byLabel: byLabel.map(({ value }) => value),
  };
}

test('one unit each, half of it shared', () => {
  // L = 10, m = 2: ℓ.. = 20, ℓ_k. = 8, ℓ_φ. = 12. Both k on 2, both φ on 4: Σ ℓ_cc = 2 (2 + 4) = 12.
  // S = 4² + 4² + 6 + 6 = 44. Σ ε_cc = 20 (8² − 32 + 12² − 12) / (20² − 44) = 20 · 164 / 356.
  // uα = 1 − (20 − 12) / (20 − 3280 / 356) = 1 − 8 · 356 / 3840 = 0.2583…
  const { u, binary, cu } = family(
    marked(10, 'ab', mark('a', 'k', [0, 4]), mark('b', 'k', [2, 6])),
  );
  expect(u).toBeCloseTo(1 - 2848 / 3840, 12);
  // With one value both coefficients are the same, and the values cannot be confused.
  expect(binary).toBeCloseTo(1 - 2848 / 3840, 12);
  expect(cu).toBe('no-variation');
});

test('the values where units intersect', () => {
  // a: x 0–4, y 4–8; b: x 0–2, y 2–8; L = 10. All units intersect fully: ℓ*.. = 16, ℓ*_x. = 4 + 2 = 6, ℓ*_y. = 4 + 6 = 10.
  // Both x on 2, both y on 4: Σ ℓ*_cc = 12. Own: x 4² + 2² = 20, y 4² + 6² = 52. Scale 16 − 72 / 16 = 11.5.
  // ε*_xx = (36 − 20) / 11.5, ε*_yy = (100 − 52) / 11.5; ε*.. − Σ ε*_cc = 16 − 64 / 11.5 = 120 / 11.5.
  // cuα = 1 − (16 − 12) · 11.5 / 120 = 0.61666…
  const { cu, byLabel } = family(
    marked(
      10,
      'ab',
      mark('a', 'x', [0, 4]),
      mark('a', 'y', [4, 8]),
      mark('b', 'x', [0, 2]),
      mark('b', 'y', [2, 8]),
    ),
  );
  expect(cu).toBeCloseTo(1 - 46 / 120, 12);
  // (x)uα = 1 − (ε_x. / ℓ_x.) (ℓ_x. − ℓ_xx) / ε_xy with ε_xy = 6 · 10 / 11.5 and ε_x. = (36 − 20 + 60) / 11.5.
  expect(byLabel[0]).toBeCloseTo(1 - ((76 / 11.5 / 6) * (6 - 4)) / (60 / 11.5), 12);
  // (y)uα: ε_y. = (100 − 52 + 60) / 11.5, ℓ_yy = 2 · 4.
  expect(byLabel[1]).toBeCloseTo(1 - ((108 / 11.5 / 10) * (10 - 8)) / (60 / 11.5), 12);
});

test('touching units are two decisions, one long unit is one', () => {
  const split = family(
    marked(12, 'ab', mark('a', 'k', [0, 4]), mark('a', 'k', [4, 8]), mark('b', 'k', [0, 8])),
  );
  const whole = family(marked(12, 'ab', mark('a', 'k', [0, 8]), mark('b', 'k', [0, 8])));
  expect(whole.u).toBe(1);
  // The paper's uα is blind to how a stretch with one value is cut, where the stretch is the same.
  expect(split.u).toBe(1);
});

interface Unit {
  readonly who: number;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Units and gaps of everybody from a cut text: `values` are by stretch, '' for a gap. */
function unitsFrom(values: readonly (readonly string[])[], step: number): Unit[] {
  return values.flatMap((own, who) =>
    own.map((value, index) => ({ who, start: index * step, end: (index + 1) * step, value })),
  );
}

/** Equations 1, 4 and 5 as they are written, one length of text at a time. */
function byDefinition(units: readonly Unit[], annotators: number): number | null {
  const points = units.flatMap((unit) =>
    Array.from({ length: unit.end - unit.start }, (_, at) => ({ unit, at: unit.start + at })),
  );
  const total = points.length;
  let equal = 0;
  let paired = 0;
  let pairedEqual = 0;
  for (const one of points) {
    for (const other of points) {
      const isSame = one.unit.value === other.unit.value;
      if (one.at === other.at && one.unit.who !== other.unit.who && isSame) {
        equal += 1 / (annotators - 1);
      }
      // A unit is not paired with itself; of a gap, only a point is not paired with itself.
      const isOwn = one.unit.value === '' ? one === other : one.unit === other.unit;
      if (isOwn) continue;
      paired += 1;
      if (isSame) pairedEqual += 1;
    }
  }
  const expectedEqual = (total * pairedEqual) / paired;
  return total - expectedEqual < 1e-9 ? null : 1 - (total - equal) / (total - expectedEqual);
}

test('the closed form gives what the definition gives', () => {
  const values = fc.constantFrom('', 'x', 'y');
  const annotators = fc.integer({ min: 2, max: 4 }).chain((count) =>
    fc.array(fc.array(values, { minLength: 5, maxLength: 5 }), {
      minLength: count,
      maxLength: count,
    }),
  );
  fc.assert(
    fc.property(annotators, fc.integer({ min: 1, max: 4 }), (all, step) => {
      const units = unitsFrom(all, step);
      const marks = units
        .filter(({ value }) => value !== '')
        .map(({ who, start, end, value }) => mark('abcd'[who] ?? '', value, [start, end]));
      const { u } = family(marked(5 * step, 'abcd'.slice(0, all.length), ...marks));
      const expected = byDefinition(units, all.length);
      if (expected === null) expect(typeof u).toBe('string');
      else expect(u).toBeCloseTo(expected, 9);
    }),
  );
});
