// How much of its time each case of torture gets, so that all of them are over in the time there is.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOf } from '../torture/support/run-cases.ts';

test('all get what they ask for where there is time for it', () => {
  expect(shareOf([100, 60, 40], { busy: [], left: 100 })).toBe(1);
  expect(shareOf([100], { busy: [500], left: 100 })).toBe(1);
});

test('where there is not, each gets the same part, and nothing runs beyond the end', () => {
  const share = shareOf([100, 60, 40], { busy: [], left: 50 });
  expect(share).toBeGreaterThan(0.45);
  expect(share).toBeLessThanOrEqual(0.5);
});

test('a lane that is taken counts until it is free', () => {
  const free = shareOf([100, 100], { busy: [], left: 80 });
  const taken = shareOf([100, 100], { busy: [60], left: 80 });
  expect(free).toBeCloseTo(0.8, 1);
  expect(taken).toBeCloseTo(0.4, 1);
});

test('time that was not needed comes to those that are left', () => {
  const seconds = fc.array(fc.integer({ min: 10, max: 300 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(seconds, fc.integer({ min: 60, max: 600 }), (works, left) => {
      const [, ...rest] = works;
      const before = shareOf(works, { busy: [], left });
      expect(shareOf(rest, { busy: [], left })).toBeGreaterThanOrEqual(before);
    }),
  );
});
