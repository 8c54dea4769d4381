import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinSpans, type Span } from '../../../shared/domain/span.ts';
import { growToWords, isWithin } from '../../../shared/spans/grow-spans.ts';
import {
  edgeOffset,
  moveSegmentEdge,
  stepEdge,
  withoutSegment,
  type SegmentEdge,
} from '../../../shared/spans/segment-edges.ts';

const span = (startUtf16: number, endUtf16: number): Span => ({ startUtf16, endUtf16 });
const segments = [span(0, 4), span(8, 12), span(20, 24)];

test('an edge of any segment moves, and never to the other edge of its own', () => {
  expect(moveSegmentEdge(segments, { segment: 1, edge: 'start' }, 6)).toEqual({
    segments: [span(0, 4), span(6, 12), span(20, 24)],
    segment: 1,
    edge: 'start',
  });
  expect(moveSegmentEdge(segments, { segment: 1, edge: 'start' }, 12).segments).toBe(segments);
  expect(moveSegmentEdge(segments, { segment: 0, edge: 'end' }, 0).segments).toBe(segments);
});

test('an edge that reaches another segment joins the two and goes on at the far side', () => {
  const moved = moveSegmentEdge(segments, { segment: 0, edge: 'end' }, 8);
  expect(moved).toEqual({ segments: [span(0, 12), span(20, 24)], segment: 0, edge: 'end' });
  expect(edgeOffset(moved.segments, moved)).toBe(12);
  const back = moveSegmentEdge(segments, { segment: 2, edge: 'start' }, 12);
  expect(back).toEqual({ segments: [span(0, 4), span(8, 24)], segment: 1, edge: 'start' });
});

test('stepping goes through every edge of every segment, round the ends', () => {
  let edge: SegmentEdge = { segment: 2, edge: 'end' };
  const seen: number[] = [];
  for (let step = 0; step < 6; step += 1) {
    edge = stepEdge(segments, edge, 1);
    seen.push(edgeOffset(segments, edge));
  }
  expect(seen).toEqual([0, 4, 8, 12, 20, 24]);
  expect(stepEdge(segments, { segment: 0, edge: 'start' }, -1)).toEqual({
    segment: 2,
    edge: 'end',
  });
});

test('a segment can be taken away unless it is the only one', () => {
  expect(withoutSegment(segments, 1)).toEqual([span(0, 4), span(20, 24)]);
  expect(withoutSegment([span(0, 4)], 0)).toBeNull();
});

test('moving edges keeps segments in order, apart and within what was reached', () => {
  const place = fc
    .array(fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 5,
    })
    .map((pairs) => joinSpans(pairs.map(([start, length]) => span(start, start + length))));
  fc.assert(
    fc.property(place, fc.nat(), fc.boolean(), fc.nat({ max: 70 }), (spans, pick, start, to) => {
      const edge: SegmentEdge = { segment: pick % spans.length, edge: start ? 'start' : 'end' };
      const moved = moveSegmentEdge(spans, edge, to);
      expect(moved.segments).toEqual(joinSpans(moved.segments));
      for (const each of moved.segments) expect(each.endUtf16).toBeGreaterThan(each.startUtf16);
      expect(moved.segments[moved.segment]).toBeDefined();
    }),
    { numRuns: 1000 },
  );
});

test('growing to words moves only edges that cut a word', () => {
  const text = 'The harbour bridge, carried its cars';
  expect(growToWords(text, [span(6, 15)], 'en')).toEqual([span(4, 18)]);
  expect(growToWords(text, [span(4, 18)], 'en')).toEqual([span(4, 18)]);
  expect(growToWords(text, [span(4, 19)], 'en')).toEqual([span(4, 19)]);
  expect(growToWords(text, [span(5, 6), span(8, 9)], 'en')).toEqual([span(4, 11)]);
});

test('growing never gives up a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '🚧', '中', '\n'), minLength: 1 }),
      fc.nat(),
      fc.nat(),
      (text, a, b) => {
        const from = Math.min(a % text.length, b % text.length);
        const own = span(from, from + 1);
        const grown = growToWords(text, [own], null);
        expect(isWithin(grown, own)).toBe(true);
        expect(grown.at(-1)?.endUtf16).toBeLessThanOrEqual(text.length);
      },
    ),
    { numRuns: 500 },
  );
});
