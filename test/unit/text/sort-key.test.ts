import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortKey } from '../../../shared/text/sort-key.ts';

const inOrder = (names: readonly string[]) =>
  names.toSorted((a, b) => {
    const [left, right] = [sortKey(a), sortKey(b)];
    if (left === right) return 0;
    return left < right ? -1 : 1;
  });

test.each([
  ['case', ['apple', 'Banana', 'cherry', 'Date']],
  ['accents', ['Eclair', 'Éclat', 'Ecology', 'Émile']],
  ['opening quotes and brackets', ['“Always”', '(Before)', 'Čapek', '«Dawn»']],
  ['the width of letters', ['ａpple', 'Banana']],
])('%s do not count in the order', (_what, names) => {
  expect(inOrder(names.toReversed())).toEqual(names);
});

test('numbers go by their value', () => {
  const chapters = ['Chapter 1', 'Chapter 2', 'Chapter 10', 'Chapter 020', 'Chapter 100'];
  expect(inOrder(chapters.toReversed())).toEqual(chapters);
});

test('vowel signs that belong to a script are letters and stay', () => {
  expect(sortKey('की')).not.toBe(sortKey('क'));
  expect(sortKey('é')).toBe(sortKey('e'));
});

test('a title of punctuation alone keeps it', () => {
  expect(sortKey('???')).toBe('???');
});

test('a key is short, and the same for the same text however it is encoded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      expect(sortKey(text).length).toBeLessThanOrEqual(200);
      if (text.normalize('NFD').length <= 1000) {
        expect(sortKey(text.normalize('NFC'))).toBe(sortKey(text.normalize('NFD')));
      }
    }),
  );
});
