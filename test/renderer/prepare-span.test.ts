import { expect, test } from 'vitest';
import { wordBoundary } from '../../renderer/features/annotate/boundaries.ts';
import { prepareSegments, prepareSpan } from '../../renderer/features/annotate/prepare-span.ts';
import { markQuote } from '../../renderer/state/quote.ts';
import type { Span } from '../../shared/domain/span.ts';

const span = (startUtf16: number, endUtf16: number): Span => ({ startUtf16, endUtf16 });

test('a selection that starts at the first character of the text is kept', () => {
  expect(prepareSpan('Abc def', span(0, 3), true)).toEqual(span(0, 3));
});

test('a selection that cuts an emoji takes it whole', () => {
  const text = 'safe 👩‍🔧 now';
  expect(prepareSpan(text, span(6, 7), true)).toEqual(span(5, 5 + '👩‍🔧'.length));
});

test('white space at the ends goes when trimming is on and stays when it is off', () => {
  expect(prepareSpan('a  word  b', span(1, 9), true)).toEqual(span(3, 7));
  expect(prepareSpan('a  word  b', span(1, 9), false)).toEqual(span(1, 9));
  expect(prepareSpan('a  word  b', span(1, 3), true)).toBeNull();
});

test('segments that meet after an edge was moved become one', () => {
  expect(prepareSegments('one two three', [span(0, 5), span(4, 13)], true)).toEqual([span(0, 13)]);
});

test('a segment that would vanish refuses the whole change', () => {
  expect(prepareSegments('one   two', [span(0, 3), span(3, 5)], true)).toBeNull();
});

test('by word the end edge stops at ends of words and the start edge at starts', () => {
  const text = 'The east span now carries';
  expect(wordBoundary(text, 13, 1, 'end', 'en')).toBe(17);
  expect(wordBoundary(text, 13, -1, 'end', 'en')).toBe(8);
  expect(wordBoundary(text, 4, -1, 'start', 'en')).toBe(0);
  expect(wordBoundary(text, 4, 1, 'start', 'en')).toBe(9);
  expect(wordBoundary(text, 25, 1, 'end', 'no language tag')).toBe(25);
});

test('a quote in a list is one line, joins segments and is cut between characters', () => {
  expect(
    markQuote('one\ntwo three', { state: 'exact', segments: [span(0, 7), span(8, 13)] }, null),
  ).toBe('one two … three');
  expect(markQuote('ab🚧cd', { state: 'exact', segments: [span(0, 6)] }, null, 3)).toBe('ab…');
  const joined = { state: 'exact', segments: [span(0, 9)] } as const;
  expect(markQuote('ab\n\ncdefg', joined, null, 6)).toBe('ab cde…');
});
