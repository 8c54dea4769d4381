import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  graphemeEnd,
  graphemeStart,
  nextGrapheme,
  previousGrapheme,
  snapToGraphemes,
  trimSpan,
} from '../../../shared/text/graphemes.ts';
import { arbitraryText } from '../../support/arbitrary-article.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function clusterBoundaries(text: string): number[] {
  return [...Array.from(segmenter.segment(text), (one) => one.index), text.length];
}

const anyText = fc.oneof(
  arbitraryText(40),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        '🇧',
        '🇩',
        '\u200d',
        '👩',
        '🏽',
        '\ufe0f',
        '\r',
        '\n',
        ' ',
        '\u0301',
        '\u0600',
        '1',
        'क',
        '्',
        'ᄀ',
        'ᅡ',
        '각',
        'ำ',
        'ก',
      ),
      { maxLength: 30 },
    )
    .map((pieces) => pieces.join('')),
);

describe('boundaries', () => {
  test('are those of Intl.Segmenter over the whole text, at every offset', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const all = clusterBoundaries(text);
        for (let offset = 0; offset <= text.length; offset += 1) {
          expect(graphemeStart(text, offset)).toBe(all.findLast((at) => at <= offset));
          expect(graphemeEnd(text, offset)).toBe(all.find((at) => at >= offset));
          expect(nextGrapheme(text, offset)).toBe(all.find((at) => at > offset) ?? text.length);
          expect(previousGrapheme(text, offset)).toBe(all.findLast((at) => at < offset) ?? 0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('are found in a long line of emoji without looking at all of it', () => {
    const text = '👩‍👩‍👧‍👦🚧'.repeat(200_000);
    const middle = 13 * 100_000;
    expect(graphemeStart(text, middle + 4)).toBe(middle);
    expect(graphemeEnd(text, middle + 4)).toBe(middle + 11);
  });
});

describe('snapping', () => {
  test.each([
    ['a family stays one', 'a👩‍👩‍👧‍👦b', [3, 5], [1, 12]],
    ['an accent stays with its letter', 'cafe\u0301 x', [0, 4], [0, 5]],
    ['a flag is two regional indicators', '🇧🇩🇦🇫', [2, 6], [0, 8]],
    ['a caret inside a cluster takes it', 'a🚧b', [2, 2], [1, 3]],
    ['a caret between clusters stays', 'ab', [1, 1], [1, 1]],
    ['offsets outside come into the text', 'ab', [-3, 9], [0, 2]],
  ] as const)('%s', (_, text, [startUtf16, endUtf16], [start, end]) => {
    expect(snapToGraphemes(text, { startUtf16, endUtf16 })).toEqual({
      startUtf16: start,
      endUtf16: end,
    });
  });

  test('never shrinks a span, and a second time changes nothing', () => {
    fc.assert(
      fc.property(anyText, fc.nat(45), fc.nat(45), (text, a, b) => {
        const startUtf16 = Math.min(a, b, text.length);
        const endUtf16 = Math.min(Math.max(a, b), text.length);
        const snapped = snapToGraphemes(text, { startUtf16, endUtf16 });
        expect(snapped.startUtf16).toBeLessThanOrEqual(startUtf16);
        expect(snapped.endUtf16).toBeGreaterThanOrEqual(endUtf16);
        expect(snapToGraphemes(text, snapped)).toEqual(snapped);
      }),
    );
  });
});

describe('trimming', () => {
  const trimmed = (text: string) => {
    const span = trimSpan(text, { startUtf16: 0, endUtf16: text.length });
    return span === null ? null : text.slice(span.startUtf16, span.endUtf16);
  };

  test.each([
    ['  a b \n', 'a b'],
    ['\u00a0\u3000a\u2009', 'a'],
    [' \n\t', null],
    ['', null],
    ['a', 'a'],
    [' \u0301a', ' \u0301a'],
    ['a \u0301', 'a \u0301'],
  ])('%j becomes %j', (text, expected) => {
    expect(trimmed(text)).toBe(expected);
  });

  test('stays inside the span and keeps all that is not white space', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.nat(40), (text, a, b) => {
        const startUtf16 = Math.min(a, b, text.length);
        const endUtf16 = Math.min(Math.max(a, b), text.length);
        const span = trimSpan(text, { startUtf16, endUtf16 });
        const words = text.slice(startUtf16, endUtf16);
        if (span === null) {
          expect(words.trim()).toBe('');
          return;
        }
        expect(span.startUtf16).toBeGreaterThanOrEqual(startUtf16);
        expect(span.endUtf16).toBeLessThanOrEqual(endUtf16);
        expect(text.slice(span.startUtf16, span.endUtf16).trim()).toBe(words.trim());
        expect(trimSpan(text, span)).toEqual(span);
      }),
    );
  });
});
