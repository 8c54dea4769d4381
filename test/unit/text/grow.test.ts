import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/domain/article.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { growSpan, wordAt } from '../../../shared/text/grow.ts';
import { plainTextStructure } from '../../../shared/text/plain-text-structure.ts';

const words = (text: string, span: Span | null) =>
  span === null ? null : text.slice(span.startUtf16, span.endUtf16);

describe('the word at a caret', () => {
  test.each([
    ['the bridge opens', 6, 'bridge'],
    ['the bridge opens', 4, 'bridge'],
    ['the bridge opens', 10, 'bridge'],
    ['the bridge', 10, 'bridge'],
    ['a  b', 2, null],
    ['“It is safe,” he', 12, null],
    ['they don’t know', 8, 'don’t'],
    ['the U.S. army', 5, 'U.S.'],
    ['no 🚧 here', 3, '🚧'],
    ['a 👩‍👩‍👧‍👦 b', 4, '👩‍👩‍👧‍👦'],
    ['cafe\u0301 x', 2, 'cafe\u0301'],
    ['الجسر آمن', 2, 'الجسر'],
    ['', 0, null],
    ['   ', 1, null],
  ])('of %j at %i is %j', (text, offset, expected) => {
    expect(words(text, wordAt(text, offset))).toBe(expected);
  });

  test('is found where there are no spaces', () => {
    const text = '橋が開いた'.repeat(500);
    expect(words(text, wordAt(text, 1_000, 'ja'))).toBe('橋');
  });
});

describe('growing', () => {
  const text = 'Headline here\n\nOne is here. Two is there.\n\nLast one.';
  const { blocks } = plainTextStructure(text);
  const grow = (quote: string, times = 1) => {
    const startUtf16 = text.indexOf(quote);
    let span: Span = { startUtf16, endUtf16: startUtf16 + quote.length };
    for (let step = 0; step < times; step += 1) span = growSpan(text, blocks, span);
    return words(text, span);
  };

  test('a word becomes its sentence', () => {
    expect(grow('is there')).toBe('Two is there.');
  });

  test('a sentence becomes its paragraph, and that stays', () => {
    expect(grow('there', 2)).toBe('One is here. Two is there.');
    expect(grow('there', 3)).toBe('One is here. Two is there.');
  });

  test('words of two sentences become both', () => {
    expect(grow('here. Two')).toBe('One is here. Two is there.');
  });

  test('words of two paragraphs become both', () => {
    expect(grow('there.\n\nLast')).toBe('One is here. Two is there.\n\nLast one.');
  });

  test('a caret becomes the sentence it stands in', () => {
    const at = text.indexOf('Two');
    expect(words(text, growSpan(text, blocks, { startUtf16: at, endUtf16: at }))).toBe(
      'Two is there.',
    );
  });

  test('a caret between two blocks that touch belongs to the first', () => {
    const touching: Block[] = [
      { startUtf16: 0, endUtf16: 4, type: 'paragraph', role: 'body' },
      { startUtf16: 4, endUtf16: 8, type: 'paragraph', role: 'body' },
    ];
    const caret = { startUtf16: 4, endUtf16: 4 };
    expect(growSpan('One.Two.', touching, caret)).toEqual({ startUtf16: 0, endUtf16: 4 });
  });

  test('a selection never shrinks', () => {
    expect(grow(' One is here. ')).not.toBeNull();
    const span = { startUtf16: 13, endUtf16: 20 };
    const grown = growSpan(text, blocks, span);
    expect(grown.startUtf16).toBeLessThanOrEqual(13);
    expect(grown.endUtf16).toBeGreaterThanOrEqual(20);
  });

  test('nothing happens outside all blocks', () => {
    const gap: Block[] = [];
    expect(growSpan('abc', gap, { startUtf16: 1, endUtf16: 2 })).toEqual({
      startUtf16: 1,
      endUtf16: 2,
    });
  });
});
