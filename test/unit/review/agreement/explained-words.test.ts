import { expect, test } from 'vitest';
import { explainedWords } from '../../../../shared/review/agreement/explained-words.ts';

const unitizing = { u: 0.7, binary: 0.834, cu: null, byTags: [] };
const gamma = { samples: 30, precision: 0.0204, isExact: true };
const explained = { unitizing, gamma, passages: 3, bootstrap: 500 };

test('beside uα stand cuα and |uα, or that they are not defined', () => {
  const words = explainedWords('unitizingAlpha', explained);
  expect(words[0]).toMatch(/^cuα is not defined:/);
  expect(words[1]).toMatch(/^\|uα is 0\.83:/);
  const negative = { ...explained, unitizing: { ...unitizing, cu: -0.25, binary: -0.001 } };
  expect(explainedWords('unitizingAlpha', negative).join(' ')).toMatch(
    /cuα is −0\.25.*uα is 0\.00/,
  );
});

test('γ says what chance was taken from, and when its alignment is not proved', () => {
  expect(explainedWords('gamma', explained)).toEqual([
    'What chance would give is taken from 30 random readings of each text, which gives it to ± 2.0 %.',
  ]);
  const unproved = { ...gamma, precision: null, isExact: false };
  const words = explainedWords('gamma', { ...explained, gamma: unproved });
  expect(words[0]).not.toContain('±');
  expect(words[1]).toMatch(/not proved/);
});

test('nothing is said of γ that was not asked for, nor of the other figures', () => {
  expect(explainedWords('gamma', { ...explained, gamma: null })).toEqual([]);
  expect(explainedWords('cohenKappa', explained)).toEqual([]);
});
