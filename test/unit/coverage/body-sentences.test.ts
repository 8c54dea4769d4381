import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allSentences,
  bodySentences,
  sentenceAtCaret,
  sentencesTouching,
} from '../../../shared/coverage/body-sentences.ts';
import type { Block, BlockRole } from '../../../shared/domain/article.ts';

const text = 'Bridge reopens\n\nIt is safe. It was not.\n\nRead also: tolls.';
const block = (startUtf16: number, endUtf16: number, role: BlockRole): Block => ({
  startUtf16,
  endUtf16,
  type: 'paragraph',
  role,
});
const blocks = [block(0, 14, 'headline'), block(16, 39, 'body'), block(41, 58, 'boilerplate')];

const words = (spans: Int32Array) =>
  Array.from({ length: spans.length / 2 }, (_, at) => text.slice(spans[at * 2], spans[at * 2 + 1]));

test('sentences are those of all blocks, and the body keeps its own', () => {
  const all = allSentences(text, blocks, 'en');
  expect(words(all)).toEqual(['Bridge reopens', 'It is safe.', 'It was not.', 'Read also: tolls.']);
  expect(words(bodySentences(all, blocks))).toEqual(['It is safe.', 'It was not.']);
});

test('a text without a body has none', () => {
  expect(bodySentences(allSentences(text, blocks, 'en'), [block(0, 14, 'headline')])).toHaveLength(
    0,
  );
});

describe('the sentence at a caret', () => {
  const body = bodySentences(allSentences(text, blocks, 'en'), blocks);
  test.each([
    [0, null],
    [15, null],
    [16, 0],
    [26, 0],
    [27, 0],
    [28, 1],
    [58, 1],
  ])('at %i is %s', (offset, expected) => {
    expect(sentenceAtCaret(body, offset)).toBe(expected);
  });
});

test('touching is overlapping, as a plain search finds it', () => {
  const sentences = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 5 })), {
      maxLength: 30,
    })
    .map((steps) => {
      const offsets: number[] = [];
      let at = 0;
      for (const [gap, length] of steps) {
        offsets.push(at + gap, at + gap + length);
        at += gap + length;
      }
      return Int32Array.from(offsets);
    });
  fc.assert(
    fc.property(sentences, fc.nat(150), fc.integer({ min: 1, max: 40 }), (spans, start, length) => {
      const { first, end } = sentencesTouching(spans, {
        startUtf16: start,
        endUtf16: start + length,
      });
      const expected = Array.from({ length: spans.length / 2 }, (_, at) => at).filter(
        (at) => (spans[at * 2] ?? 0) < start + length && (spans[at * 2 + 1] ?? 0) > start,
      );
      expect(Array.from({ length: end - first }, (_, at) => first + at)).toEqual(expected);
    }),
  );
});
