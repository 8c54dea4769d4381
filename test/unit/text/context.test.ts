import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointLength } from '../../../shared/text/code-points.ts';
import { contextOf } from '../../../shared/text/context.ts';
import { arbitraryText } from '../../support/arbitrary-article.ts';

const family = '👩‍👩‍👧‍👦';
const span = (text: string, quote: string) => {
  const startUtf16 = text.indexOf(quote);
  return { startUtf16, endUtf16: startUtf16 + quote.length };
};

describe('the context of an annotation', () => {
  test('is up to 32 code points on each side', () => {
    const text = `${'b'.repeat(40)}QUOTE${'a'.repeat(40)}`;
    expect(contextOf(text, [span(text, 'QUOTE')])).toEqual({
      prefix: 'b'.repeat(32),
      suffix: 'a'.repeat(32),
    });
  });

  test('counts an emoji as one', () => {
    const text = `${'🚧'.repeat(40)}QUOTE${'🚧'.repeat(40)}`;
    const context = contextOf(text, [span(text, 'QUOTE')]);
    expect(context).toEqual({ prefix: '🚧'.repeat(32), suffix: '🚧'.repeat(32) });
  });

  test('is shorter rather than cut a cluster', () => {
    const text = `${family}${'b'.repeat(30)}QUOTE${'a'.repeat(30)}${family}`;
    expect(contextOf(text, [span(text, 'QUOTE')])).toEqual({
      prefix: 'b'.repeat(30),
      suffix: 'a'.repeat(30),
    });
  });

  test('cuts only a cluster that alone is longer than 32', () => {
    const zalgo = `x${'\u0301'.repeat(50)}`;
    const text = `${zalgo}QUOTE${zalgo}`;
    const context = contextOf(text, [span(text, 'QUOTE')]);
    expect(context.prefix).toBe('\u0301'.repeat(32));
    expect(context.suffix).toBe(`x${'\u0301'.repeat(31)}`);
  });

  test('is empty at the edges of the text', () => {
    expect(contextOf('QUOTE', [{ startUtf16: 0, endUtf16: 5 }])).toEqual({
      prefix: '',
      suffix: '',
    });
  });

  test('stands before the first segment and after the last', () => {
    const text = 'one two three four';
    const context = contextOf(text, [span(text, 'two'), span(text, 'four')]);
    expect(context).toEqual({ prefix: 'one ', suffix: '' });
  });

  test('is always the text that stands there, within the length, with whole characters', () => {
    fc.assert(
      fc.property(arbitraryText(), fc.nat(), fc.nat(), (text, a, b) => {
        const offsets = [0];
        for (const point of text) offsets.push((offsets.at(-1) ?? 0) + point.length);
        const [first, last] = [a, b]
          .map((n) => offsets[n % offsets.length] ?? 0)
          .toSorted((x, y) => x - y);
        const startUtf16 = first ?? 0;
        const endUtf16 = last ?? 0;
        const { prefix, suffix } = contextOf(text, [{ startUtf16, endUtf16 }]);
        expect(text.slice(0, startUtf16).endsWith(prefix)).toBe(true);
        expect(text.slice(endUtf16).startsWith(suffix)).toBe(true);
        for (const side of [prefix, suffix]) {
          expect(codePointLength(side)).toBeLessThanOrEqual(32);
          expect(side.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
