// The worked examples of the papers and textbooks, to the digits given there.

import { expect, test } from 'vitest';
import {
  cohenKappa,
  fleissKappa,
  krippendorffAlpha,
  percentAgreement,
} from '../../../../shared/review/agreement/coding-measures.ts';
import { printed } from './coded-units.ts';

test('Cohen (1960), p. 45: 200 patients, three diagnoses', () => {
  const { coded, weights } = printed(
    [
      [1, 1],
      [1, 2],
      [1, 3],
      [2, 1],
      [2, 2],
      [2, 3],
      [3, 1],
      [3, 2],
      [3, 3],
    ],
    [88, 14, 18, 10, 40, 10, 2, 6, 12],
  );
  expect(percentAgreement(coded, weights)).toBeCloseTo(0.7, 10);
  expect(cohenKappa(coded, weights)).toBeCloseTo(0.492, 3);
});

test('Cohen (1960), p. 37: 29 % agree where chance gives 35 %', () => {
  const { coded, weights } = printed(
    [
      [1, 1],
      [1, 2],
      [1, 3],
      [2, 1],
      [2, 2],
      [2, 3],
      [3, 1],
      [3, 2],
      [3, 3],
    ],
    [25, 12, 3, 13, 2, 15, 12, 16, 2],
  );
  expect(percentAgreement(coded, weights)).toBeCloseTo(0.29, 2);
  // The paper gives po and pe; κ follows: (0.29 − 0.35) / (1 − 0.35).
  expect(cohenKappa(coded, weights)).toBeCloseTo((0.29 - 0.35) / 0.65, 10);
});

test('Krippendorff (2004), p. 246: κ rises where annotators disagree on the frequencies', () => {
  const pairs = ['aa', 'ab', 'ac', 'ba', 'bb', 'bc', 'ca', 'cb', 'cc'].map((pair) => [...pair]);
  const even = printed(pairs, [12, 9, 9, 9, 14, 9, 9, 9, 20]);
  const uneven = printed(pairs, [12, 18, 18, 0, 14, 18, 0, 0, 20]);
  expect(percentAgreement(even.coded, even.weights)).toBeCloseTo(0.46, 10);
  expect(cohenKappa(even.coded, even.weights)).toBeCloseTo(0.186, 3);
  expect(percentAgreement(uneven.coded, uneven.weights)).toBeCloseTo(0.46, 10);
  expect(cohenKappa(uneven.coded, uneven.weights)).toBeCloseTo(0.258, 3);
});

test('Light’s κ is the mean of the three pairs', () => {
  const rows = ['aab', 'bbb', 'aba', 'bab', 'aaa', 'bbb', 'aab', 'bba'].map((row) => [...row]);
  const pair = (one: number, other: number): number => {
    const { coded, weights } = printed(rows.map((row) => [row[one] ?? '', row[other] ?? '']));
    return Number(cohenKappa(coded, weights));
  };
  const { coded, weights } = printed(rows);
  expect(cohenKappa(coded, weights)).toBeCloseTo((pair(0, 1) + pair(0, 2) + pair(1, 2)) / 3, 12);
});

test('Fleiss (1971), table 1: 30 patients, six psychiatrists each, five diagnoses', () => {
  const patients = [
    '444444', '222555', '233335', '555555', '222444', '113333', '333355', '113334', '114444',
    '555555', '144444', '124444', '222333', '144444', '224445', '333335', '111455', '111112',
    '224444', '133555', '555555', '244444', '224555', '114444', '144445', '222224', '111155',
    '224444', '133333', '555555',
  ]; // prettier-ignore
  const { coded, weights } = printed(patients.map((patient) => [...patient]));
  expect(percentAgreement(coded, weights)).toBeCloseTo(0.5556, 4);
  expect(fleissKappa(coded, weights)).toBeCloseTo(0.43, 3);
});

test('the much-copied table of ten subjects, fourteen raters and five categories: 0.210', () => {
  const table = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ];
  const rows = table.map((counts) =>
    counts.flatMap((count, category) => Array.from({ length: count }, () => category)),
  );
  const { coded, weights } = printed(rows);
  expect(percentAgreement(coded, weights)).toBeCloseTo(0.378, 3);
  expect(fleissKappa(coded, weights)).toBeCloseTo(0.21, 3);
});

/** What each observer says of one unit after the other; a point where one says nothing. */
function observed(...observers: readonly string[]) {
  return printed(
    Array.from(observers[0] ?? '', (_, unit) =>
      observers.map((values) => (values[unit] === '.' ? null : (values[unit] ?? null))),
    ),
  );
}

test('Krippendorff (2011), A: two observers, binary data, 0.095', () => {
  const { coded, weights } = observed('0100000010', '1110010000');
  expect(percentAgreement(coded, weights)).toBeCloseTo(0.6, 10);
  expect(krippendorffAlpha(coded, weights)).toBeCloseTo(0.095, 3);
});

test('Krippendorff (2011), B: two observers, nominal data, 0.692', () => {
  const { coded, weights } = observed('aabbdcccedda', 'babbbccceddd');
  expect(krippendorffAlpha(coded, weights)).toBeCloseTo(0.692, 3);
});

test('Krippendorff (2011), C: four observers, missing values, 0.743', () => {
  const { coded, weights } = observed(
    '123321412...',
    '1233224125..',
    '.33323422513',
    '12332441251.',
  );
  expect(krippendorffAlpha(coded, weights)).toBeCloseTo(0.743, 3);
});

test('Krippendorff (1995), p. 57: two unitizings cut into 24 equal units', () => {
  const { coded, weights } = observed('001111111100001111110000', '000011110000000110000000');
  expect(cohenKappa(coded, weights)).toBeCloseTo(0.385, 3);
  expect(krippendorffAlpha(coded, weights)).toBeCloseTo(0.329, 3);
});

test('what is not defined says why', () => {
  const same = observed('aaaa', 'aaaa');
  expect(percentAgreement(same.coded, same.weights)).toBe(1);
  expect(cohenKappa(same.coded, same.weights)).toBe('no-variation');
  expect(fleissKappa(same.coded, same.weights)).toBe('no-variation');
  expect(krippendorffAlpha(same.coded, same.weights)).toBe('no-variation');
  const lone = observed('abab', '....');
  expect(cohenKappa(lone.coded, lone.weights)).toBe('one-annotator');
  expect(krippendorffAlpha(lone.coded, lone.weights)).toBe('no-text');
});
