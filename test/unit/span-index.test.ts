// The interval index answers like a plain search through all spans, whatever was inserted and removed.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IndexedSpan, SpanIndex } from '../../shared/domain/span-index.ts';
import type { Span } from '../../shared/domain/span.ts';

const spans = fc
  .tuple(fc.nat(300), fc.nat(60))
  .map(([startUtf16, length]) => ({ startUtf16, endUtf16: startUtf16 + length }));
const entries = fc
  .array(spans, { maxLength: 400 })
  .map((all) => all.map((span, value) => ({ ...span, value })));

function overlapping(all: readonly IndexedSpan<number>[], query: Span): number[] {
  return all
    .filter(
      (entry) =>
        entry.endUtf16 > entry.startUtf16 &&
        Math.max(entry.startUtf16, query.startUtf16) < Math.min(entry.endUtf16, query.endUtf16),
    )
    .map((entry) => entry.value)
    .toSorted((a, b) => a - b);
}

function found(result: readonly IndexedSpan<number>[]): number[] {
  return result.map((entry) => entry.value).toSorted((a, b) => a - b);
}

function indexOf(all: readonly IndexedSpan<number>[]): SpanIndex<number> {
  const index = new SpanIndex<number>();
  index.replaceAll(all);
  return index;
}

test('a query finds exactly the spans that overlap it', () => {
  fc.assert(
    fc.property(entries, spans, (all, query) => {
      expect(found(indexOf(all).overlapping(query))).toEqual(overlapping(all, query));
    }),
  );
});

test('every one of hundreds of short spans is found, also after one before them went', () => {
  const all = Array.from({ length: 300 }, (_, at) => ({
    startUtf16: at,
    endUtf16: at + 1,
    value: at,
  }));
  const index = indexOf(all);
  for (const { value } of all) expect(found(index.covering(value))).toEqual([value]);
  expect(index.remove({ startUtf16: 0, endUtf16: 1 }, 0)).toBe(true);
  expect(found(index.covering(0))).toEqual([]);
  for (const { value } of all.slice(1)) expect(found(index.covering(value))).toEqual([value]);
});

test('an offset is covered by the spans it lies in, not by one that ends there', () => {
  const index = indexOf([
    { startUtf16: 0, endUtf16: 5, value: 1 },
    { startUtf16: 5, endUtf16: 9, value: 2 },
  ]);
  expect(found(index.covering(0))).toEqual([1]);
  expect(found(index.covering(5))).toEqual([2]);
  expect(found(index.covering(9))).toEqual([]);
});

test('single inserts and removals lead to the same index as building it at once', () => {
  fc.assert(
    fc.property(entries, fc.array(fc.nat(399), { maxLength: 80 }), spans, (all, gone, query) => {
      const index = new SpanIndex<number>();
      for (const entry of all) index.insert(entry, entry.value);
      const removed = new Set(gone.filter((value) => value < all.length));
      for (const value of removed) {
        const entry = all[value];
        if (entry !== undefined) expect(index.remove(entry, value)).toBe(true);
      }
      const left = all.filter((entry) => !removed.has(entry.value));
      expect(index.size).toBe(left.length);
      expect(found(index.overlapping(query))).toEqual(overlapping(left, query));
    }),
  );
});

test('results come by start, an enclosing span before what it encloses', () => {
  const index = indexOf([
    { startUtf16: 4, endUtf16: 6, value: 1 },
    { startUtf16: 2, endUtf16: 5, value: 2 },
    { startUtf16: 2, endUtf16: 9, value: 3 },
  ]);
  index.insert({ startUtf16: 2, endUtf16: 7 }, 4);
  expect(index.overlapping({ startUtf16: 0, endUtf16: 10 }).map((entry) => entry.value)).toEqual([
    3, 4, 2, 1,
  ]);
});

test('removing what is not there changes nothing', () => {
  const index = indexOf([{ startUtf16: 1, endUtf16: 3, value: 1 }]);
  expect(index.remove({ startUtf16: 1, endUtf16: 3 }, 2)).toBe(false);
  expect(index.remove({ startUtf16: 1, endUtf16: 4 }, 1)).toBe(false);
  expect(index.size).toBe(1);
});

test('an empty span neither covers nor overlaps', () => {
  const index = indexOf([{ startUtf16: 3, endUtf16: 3, value: 1 }]);
  expect(index.covering(3)).toEqual([]);
  expect(
    indexOf([{ startUtf16: 0, endUtf16: 9, value: 1 }]).overlapping({ startUtf16: 4, endUtf16: 4 }),
  ).toEqual([]);
});
