import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { findMatches } from '../../../shared/search/find-matches.ts';
import { textPattern } from '../../../shared/search/text-pattern.ts';
import { occurrencesOf } from '../../../shared/spans/occurrences.ts';
import { taggedPlaces } from '../../../shared/spans/tagged-places.ts';

const span = (startUtf16: number, endUtf16: number): Span => ({ startUtf16, endUtf16 });

function occurrences(text: string, pattern: string, regex = false): string[] {
  const made = textPattern(pattern, { regex, matchCase: true, wholeWords: false });
  if (!made.ok) throw new Error(made.fault);
  const { spans } = findMatches(text, made, 1000);
  return occurrencesOf(text, spans).map(({ startUtf16, endUtf16 }) =>
    text.slice(startUtf16, endUtf16),
  );
}

test('white space at the ends of a match is not tagged, and nothing else than white space never is', () => {
  expect(occurrences('a  Ana  b Ana', String.raw`\s*Ana\s*`, true)).toEqual(['Ana', 'Ana']);
  expect(occurrences('a b  c', String.raw`\s+`, true)).toEqual([]);
  expect(occurrences('aXb', 'X*', true)).toEqual(['X']);
});

test('a match that is part of what people see as one character is left out', () => {
  expect(occurrences('👩 and 👩‍🔧', '👩')).toEqual(['👩']);
  expect(occurrences('e\u0301 e', 'e')).toEqual(['e']);
});

test('occurrences are just the places of plain words, found one after the other', () => {
  const words = fc.string({
    unit: fc.constantFrom('a', 'b', '🚧', '.'),
    minLength: 1,
    maxLength: 3,
  });
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '🚧', '.', ' '), maxLength: 60 });
  fc.assert(
    fc.property(texts, words, (text, word) => {
      const made = textPattern(word, { regex: false, matchCase: true, wholeWords: false });
      if (!made.ok) throw new Error(made.fault);
      const expected: Span[] = [];
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
        expected.push(span(at, at + word.length));
      }
      expect(occurrencesOf(text, findMatches(text, made, 1000).spans)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('what is tagged at the very place is told apart from what a mark merely covers', () => {
  const tag = (id: string) => id as TagId;
  const stateOf = taggedPlaces(
    [
      { tag: tag('actor'), segments: [span(0, 4)] },
      { tag: tag('claim'), segments: [span(0, 4)] },
      { tag: tag('claim'), segments: [span(10, 14)] },
      { tag: tag('actor'), segments: [span(20, 30)] },
      { tag: tag('actor'), segments: [span(40, 44), span(50, 54)] },
    ],
    tag('actor'),
  );
  expect(stateOf(span(0, 4))).toEqual({ tagged: 'actor', overlapped: false });
  expect(stateOf(span(10, 14))).toEqual({ tagged: 'claim', overlapped: false });
  expect(stateOf(span(22, 24))).toEqual({ tagged: null, overlapped: true });
  expect(stateOf(span(40, 44))).toEqual({ tagged: null, overlapped: true });
  expect(stateOf(span(60, 64))).toEqual({ tagged: null, overlapped: false });
});
