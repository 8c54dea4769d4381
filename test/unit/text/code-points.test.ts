import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointIndex, codePointLength } from '../../../shared/text/code-points.ts';

/** Every boundary of a text, by walking it. */
function boundaries(text: string): number[] {
  const offsets = [0];
  for (const point of text) offsets.push((offsets.at(-1) ?? 0) + point.length);
  return offsets;
}

/** Long enough for several checkpoints, with pairs across their edges and lone halves. */
const longText = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      '橋',
      '🚧',
      '👩‍👩‍👧',
      '\ud83d',
      '\udea7',
      '\n',
      'abcdefghijklmnopqrstuvwxyz',
    ),
    { maxLength: 900 },
  )
  .map((pieces) => pieces.join(''));

describe('the index of a text', () => {
  test('agrees with a walk over it, both ways', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const index = codePointIndex(text);
        const offsets = boundaries(text);
        expect(index.lengthUtf16).toBe(text.length);
        expect(index.lengthCodePoints).toBe(offsets.length - 1);
        expect(codePointLength(text)).toBe(offsets.length - 1);
        for (const [codePoint, utf16] of offsets.entries()) {
          expect(index.toCodePoint(utf16)).toBe(codePoint);
          expect(index.toUtf16(codePoint)).toBe(utf16);
          expect(index.isBoundary(utf16)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('holds a text of nothing but pairs, at and off the checkpoints', () => {
    for (const text of ['🚧'.repeat(512), '🚧'.repeat(600), `a${'🚧'.repeat(600)}`]) {
      const index = codePointIndex(text);
      for (const [codePoint, utf16] of boundaries(text).entries()) {
        expect(index.toUtf16(codePoint)).toBe(utf16);
        expect(index.toCodePoint(utf16)).toBe(codePoint);
      }
    }
  });

  test('refuses an offset between the halves of a pair', () => {
    const index = codePointIndex('a🚧');
    expect(index.isBoundary(2)).toBe(false);
    expect(() => index.toCodePoint(2)).toThrow(RangeError);
  });

  test.each(['abc', 'a🚧'])('refuses offsets outside %j', (text) => {
    const index = codePointIndex(text);
    for (const offset of [-1, 0.5, text.length + 1, Number.NaN]) {
      expect(index.isBoundary(offset)).toBe(false);
      expect(() => index.toCodePoint(offset)).toThrow(RangeError);
      expect(() => index.toUtf16(offset)).toThrow(RangeError);
    }
  });

  test('0 is an offset of the empty text', () => {
    expect(codePointIndex('').toCodePoint(0)).toBe(0);
    expect(codePointIndex('').toUtf16(0)).toBe(0);
  });
});
