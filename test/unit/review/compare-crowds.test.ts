// Thousands of marks on one place, as a broken import makes them: more than can be compared each with each.

import { describe, expect, test } from 'vitest';
import { compareSets } from '../../../shared/review/compare-sets.ts';
import { CROWD } from '../../../shared/review/crowded-place.ts';
import {
  comparedText as text,
  markAt,
  setOf,
  type MarkWords,
} from '../../support/arbitrary-mark-sets.ts';

const many = Math.ceil(Math.sqrt(CROWD)) + 200;
const stack = (name: string, count: number, wordsOf: (at: number) => MarkWords) =>
  setOf(Array.from({ length: count }, (_, at) => markAt(`${name}${at}`, [[0, 10]], wordsOf(at))));

function kinds(mine: ReturnType<typeof stack>, theirs: ReturnType<typeof stack>) {
  const counts: Record<string, number> = {};
  for (const { kind } of compareSets({ text, mine, theirs, base: null, scope: '' })) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

describe('a crowd on one place', () => {
  test('of marks that say the same agrees as far as both sides have them', () => {
    const same = () => ({});
    expect(kinds(stack('a', many + 7, same), stack('b', many, same))).toEqual({
      agreed: many,
      'only-mine': 7,
    });
  });

  test('is paired by tag where all else differs', () => {
    const words = (name: string) => (at: number) => ({
      tag: at % 3 === 0 ? 'actor' : 'claim',
      note: `${name} ${at}`,
    });
    expect(kinds(stack('a', many, words('mine')), stack('b', many, words('theirs')))).toEqual({
      note: many,
    });
  });

  test('of orphans, too', () => {
    const words = (name: string) => (at: number) => ({ isOrphan: true, note: `${name} ${at}` });
    expect(kinds(stack('a', many, words('mine')), stack('b', many, words('theirs')))).toEqual({
      note: many,
    });
  });

  test('is paired where no tag is the same', () => {
    const words = (name: string) => (at: number) => ({ tag: `${name}-${at}` });
    expect(kinds(stack('a', many, words('x')), stack('b', many, words('y')))).toEqual({
      tag: many,
    });
  });
});
