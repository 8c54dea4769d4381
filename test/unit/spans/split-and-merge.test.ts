import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinSpans, type Span } from '../../../shared/domain/span.ts';
import { mergeSpans } from '../../../shared/spans/merge-spans.ts';
import { splitSpans } from '../../../shared/spans/split-spans.ts';
import { trimSpan } from '../../../shared/text/graphemes.ts';
import { isBlank } from '../../../shared/text/white-space.ts';

const span = (startUtf16: number, endUtf16: number): Span => ({ startUtf16, endUtf16 });
const quotes = (text: string, spans: readonly Span[] | undefined) =>
  spans?.map(({ startUtf16, endUtf16 }) => text.slice(startUtf16, endUtf16));

test('a cut leaves the white space beside it to neither part', () => {
  const text = 'She said  she would.';
  const parts = splitSpans(text, [span(0, 20)], 9);
  expect(quotes(text, parts?.first)).toEqual(['She said']);
  expect(quotes(text, parts?.second)).toEqual(['she would.']);
});

test('a cut between two segments leaves both as they are', () => {
  const spans = [span(0, 3), span(9, 12)];
  expect(splitSpans('abc def gh ij', spans, 3)).toEqual({ first: [spans[0]], second: [spans[1]] });
  expect(splitSpans('abc def ghi jk', spans, 6)).toEqual({ first: [spans[0]], second: [spans[1]] });
});

test('a cut inside a segment divides the segments before and after it', () => {
  const text = 'one two three four';
  const parts = splitSpans(text, [span(0, 3), span(4, 13), span(14, 18)], 7);
  expect(quotes(text, parts?.first)).toEqual(['one', 'two']);
  expect(quotes(text, parts?.second)).toEqual(['three', 'four']);
});

test('where one part would have nothing to see there is no cut', () => {
  expect(splitSpans('word', [span(0, 4)], 0)).toBeNull();
  expect(splitSpans('word', [span(0, 4)], 4)).toBeNull();
  expect(splitSpans('  word', [span(0, 6)], 2)).toBeNull();
});

test('a cut inside an emoji is made before it', () => {
  const text = 'a👩‍🔧b';
  const parts = splitSpans(text, [span(0, text.length)], 3);
  expect(quotes(text, parts?.first)).toEqual(['a']);
  expect(quotes(text, parts?.second)).toEqual(['👩‍🔧b']);
});

test('merging closes what only white space keeps apart, and no other gap', () => {
  const text = 'one two, three four';
  expect(quotes(text, mergeSpans(text, [[span(0, 3)], [span(4, 7)]]))).toEqual(['one two']);
  expect(quotes(text, mergeSpans(text, [[span(0, 7)], [span(9, 14)]]))).toEqual([
    'one two',
    'three',
  ]);
  expect(quotes(text, mergeSpans(text, [[span(0, 3), span(4, 7)], [span(15, 19)]]))).toEqual([
    'one',
    'two',
    'four',
  ]);
});

const texts = fc
  .string({
    unit: fc.constantFrom('a', 'b', ' ', '\n', '.', '🚧', 'e\u0301', '👩‍🔧', '\u0645'),
    minLength: 1,
    maxLength: 40,
  })
  .map((text) => `${text}.`);

const isNotEmpty = ({ startUtf16, endUtf16 }: Span) => startUtf16 < endUtf16;

/** A text and a place in it: spans at whole clusters, in order and apart, without white space at their ends. */
const placed = texts.chain((text) => {
  const borders = [...new Intl.Segmenter('en').segment(text)].map(({ index }) => index);
  const offset = fc.constantFrom(...borders, text.length);
  const spans = fc.array(fc.tuple(offset, offset), { minLength: 1, maxLength: 4 }).map((pairs) => {
    const seen = joinSpans(
      pairs.map(([a, b]) => span(Math.min(a, b), Math.max(a, b))).filter(isNotEmpty),
    ).flatMap((each) => trimSpan(text, each) ?? []);
    return seen.length === 0 ? [span(text.length - 1, text.length)] : seen;
  });
  return fc.record({ text: fc.constant(text), spans, at: fc.nat({ max: text.length }) });
});

function expectSound(text: string, spans: readonly Span[]): void {
  let end = -1;
  for (const { startUtf16, endUtf16 } of spans) {
    expect(startUtf16).toBeGreaterThan(end);
    expect(endUtf16).toBeGreaterThan(startUtf16);
    end = endUtf16;
  }
  expect(end).toBeLessThanOrEqual(text.length);
}

test('splitting then merging gives the same place', () => {
  fc.assert(
    fc.property(placed, ({ text, spans, at }) => {
      const parts = splitSpans(text, spans, at);
      fc.pre(parts !== null);
      const last = parts.first.at(-1);
      const next = parts.second[0];
      fc.pre(last !== undefined && next !== undefined);
      // A gap of white space that the mark had already cannot be told from one that the cut made.
      const cutInside = spans.some(
        ({ startUtf16, endUtf16 }) => startUtf16 <= last.startUtf16 && next.endUtf16 <= endUtf16,
      );
      fc.pre(cutInside || !isBlank(text, last.endUtf16, next.startUtf16));
      expect(mergeSpans(text, [parts.first, parts.second])).toEqual(spans);
      expect(mergeSpans(text, [parts.second, parts.first])).toEqual(spans);
    }),
    { numRuns: 2000 },
  );
});

test('whatever is split or merged, the segments are in order, apart, whole and inside the text', () => {
  fc.assert(
    fc.property(placed, placed, ({ text, spans, at }, other) => {
      const parts = splitSpans(text, spans, at);
      if (parts !== null) {
        expectSound(text, parts.first);
        expectSound(text, parts.second);
        expect(parts.first.at(-1)?.endUtf16).toBeLessThanOrEqual(parts.second[0]?.startUtf16 ?? -1);
      }
      const inText = other.spans.filter(({ endUtf16 }) => endUtf16 <= text.length);
      expectSound(text, mergeSpans(text, [spans, inText]));
    }),
    { numRuns: 1000 },
  );
});

test('a merged mark covers every character of its parts and adds only white space', () => {
  fc.assert(
    fc.property(placed, placed, ({ text, spans }, other) => {
      const inText = other.spans.filter(({ endUtf16 }) => endUtf16 <= text.length);
      const covers = (set: readonly Span[], at: number) =>
        set.some(({ startUtf16, endUtf16 }) => startUtf16 <= at && at < endUtf16);
      const merged = mergeSpans(text, [spans, inText]);
      for (let at = 0; at < text.length; at += 1) {
        const asked = covers(spans, at) || covers(inText, at);
        if (asked) expect(covers(merged, at)).toBe(true);
        else if (covers(merged, at)) expect(text.charAt(at)).toMatch(/\s/u);
      }
    }),
    { numRuns: 500 },
  );
});
