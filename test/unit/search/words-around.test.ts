import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsAround } from '../../../shared/search/words-around.ts';
import { arbitraryText } from '../../support/arbitrary-article.ts';

const long = 'one two three four five six seven eight nine ten '.repeat(5);

test('whole words on both sides, up to sixty characters', () => {
  const startUtf16 = long.indexOf('five', 100);
  expect(wordsAround(long, { startUtf16, endUtf16: startUtf16 + 4 })).toEqual({
    before: 'three four five six seven eight nine ten one two three four ',
    after: ' six seven eight nine ten one two three four five six seven',
  });
});

test('everything there is in a short text, as one line', () => {
  const text = 'Bridge  reopens\n\nIt is safe.\n';
  const startUtf16 = text.indexOf('It');
  expect(wordsAround(text, { startUtf16, endUtf16: startUtf16 + 2 })).toEqual({
    before: 'Bridge reopens ',
    after: ' is safe.',
  });
  expect(wordsAround('x', { startUtf16: 0, endUtf16: 1 })).toEqual({ before: '', after: '' });
});

test('text without spaces is cut, but not inside a character', () => {
  const family = '👩‍👩‍👧‍👦';
  const text = family.repeat(20);
  const { before, after } = wordsAround(text, {
    startUtf16: family.length * 10,
    endUtf16: family.length * 11,
  });
  expect([...new Intl.Segmenter().segment(before)].every(({ segment }) => segment === family)).toBe(
    true,
  );
  expect([...new Intl.Segmenter().segment(after)].every(({ segment }) => segment === family)).toBe(
    true,
  );
  expect(before.length).toBeGreaterThan(40);
  expect(after.length).toBeGreaterThan(40);
});

test('what is shown stands in the text, beside the place, and is never long', () => {
  const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');
  fc.assert(
    fc.property(arbitraryText(120), fc.nat(), fc.nat({ max: 12 }), (text, at, length) => {
      const startUtf16 = at % (text.length + 1);
      const endUtf16 = Math.min(text.length, startUtf16 + length);
      const { before, after } = wordsAround(text, { startUtf16, endUtf16 });
      expect(before.length).toBeLessThanOrEqual(61);
      expect(after.length).toBeLessThanOrEqual(61);
      const left = oneLine(text.slice(0, startUtf16));
      const right = oneLine(text.slice(endUtf16));
      expect(left.endsWith(before) || left.trimStart().endsWith(before)).toBe(true);
      expect(right.startsWith(after)).toBe(true);
    }),
  );
});
