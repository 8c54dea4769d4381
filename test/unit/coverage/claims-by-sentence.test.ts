import { expect, test } from 'vitest';
import { claimsBySentence } from '../../../shared/coverage/claims-by-sentence.ts';

const sentences = Int32Array.of(0, 10, 11, 20, 21, 30);
const all = { first: 0, end: 3 };
const claim = (verdict: string, ...places: (readonly [number, number])[]) => ({
  attributes: { verdict },
  segments: places.map(([startUtf16, endUtf16]) => ({ startUtf16, endUtf16 })),
});

test('a claim is in every sentence it touches, once, however many of its segments are there', () => {
  const claims = [
    claim('unchecked', [2, 4], [6, 8], [22, 25]),
    claim('refuted', [8, 15]),
    claim('refuted', [10, 11]),
  ];
  expect(claimsBySentence(sentences, all, claims)).toEqual([
    ['checkable', 'checked'],
    ['checked'],
    ['checkable'],
  ]);
});

test('only sentences of the range are told', () => {
  const claims = [claim('unchecked', [0, 30])];
  expect(claimsBySentence(sentences, { first: 1, end: 2 }, claims)).toEqual([['checkable']]);
});
