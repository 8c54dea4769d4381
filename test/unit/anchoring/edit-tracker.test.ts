import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptFault } from '../../../shared/anchoring/check-kept.ts';
import { EditTracker } from '../../../shared/anchoring/edit-tracker.ts';
import { moveSpans } from '../../../shared/anchoring/live-spans.ts';
import { baseTexts, performEdits, scripts } from '../../support/edit-script.ts';

/** What a text that remembers its characters says was kept. */
function keptOf(origins: readonly number[]): number[] {
  const kept: number[] = [];
  let start = 0;
  for (let at = 1; at <= origins.length; at += 1) {
    const goesOn = at < origins.length && origins[at] === (origins[at - 1] ?? 0) + 1;
    const isTyped = (origins[at - 1] ?? -1) === -1;
    if (goesOn && !isTyped) continue;
    if (!isTyped) kept.push(origins[start] ?? 0, start, at - start);
    start = at;
  }
  return kept;
}

test('what was kept is what a text that remembers each of its characters says, however it was edited', () => {
  fc.assert(
    fc.property(baseTexts, scripts, fc.nat(8), (base, script, pause) => {
      const { text, origins, splices } = performEdits(base, script);
      let tracker = new EditTracker(base.length);
      for (const [index, splice] of splices.entries()) {
        // A draft is closed and gone on with.
        if (index === pause) {
          tracker = new EditTracker(base.length, {
            kept: tracker.kept(),
            lengthUtf16: tracker.lengthUtf16,
          });
        }
        tracker.splice(splice);
      }
      expect([...tracker.kept()]).toEqual(keptOf(origins));
      expect(tracker.lengthUtf16).toBe(text.length);
      expect(keptFault(base, text, tracker.kept())).toBeNull();
      expect(tracker.isUntouched).toBe(
        origins.length === base.length && origins.every((origin, at) => origin === at),
      );
    }),
    { numRuns: 500 },
  );
});

test('what was typed and deleted again leaves no trace', () => {
  const tracker = new EditTracker(13);
  tracker.splice({ startUtf16: 1, deleted: 0, inserted: 2 });
  tracker.splice({ startUtf16: 1, deleted: 2, inserted: 0 });
  expect([...tracker.kept()]).toEqual([0, 0, 13]);
  expect(tracker.isUntouched).toBe(true);
});

test('edits at far ends of a long text cost no more than their number', () => {
  const tracker = new EditTracker(5_000_000);
  for (let turn = 0; turn < 20_000; turn += 1) {
    const startUtf16 = turn % 2 === 0 ? 3 : tracker.lengthUtf16 - 3;
    tracker.splice({ startUtf16, deleted: 1, inserted: 1 });
  }
  expect([...tracker.kept()]).toEqual([0, 0, 3, 4, 4, 4_999_993, 4_999_998, 4_999_998, 2]);
});

test('a replacement that reaches out of the text changes nothing', () => {
  const tracker = new EditTracker(5);
  for (const splice of [
    { startUtf16: -1, deleted: 1, inserted: 0 },
    { startUtf16: 3, deleted: 3, inserted: 0 },
    { startUtf16: 6, deleted: 0, inserted: 1 },
  ]) {
    expect(() => tracker.splice(splice)).toThrow(RangeError);
  }
  expect([...tracker.kept()]).toEqual([0, 0, 5]);
  expect(tracker.isUntouched).toBe(true);
});

test.each([
  ['out of order', Int32Array.of(3, 0, 2, 0, 2, 2), 5],
  ['past the base', Int32Array.of(0, 0, 6), 6],
  ['past the text', Int32Array.of(0, 0, 5), 4],
])('what was kept cannot be gone on with when it is %s', (_, kept, lengthUtf16) => {
  expect(() => new EditTracker(5, { kept, lengthUtf16 })).toThrow(RangeError);
});

test('a mark grows by what is typed inside it, not at its edges, and shrinks by what is deleted', () => {
  const after = (startUtf16: number, deleted: number, inserted: number): number[] => {
    const spans = Int32Array.of(10, 14);
    moveSpans(spans, { startUtf16, deleted, inserted });
    return [...spans];
  };
  expect(after(12, 0, 3)).toEqual([10, 17]);
  expect(after(10, 0, 3)).toEqual([13, 17]);
  expect(after(14, 0, 3)).toEqual([10, 14]);
  expect(after(0, 2, 1)).toEqual([9, 13]);
  expect(after(8, 4, 0)).toEqual([8, 10]);
  expect(after(12, 5, 2)).toEqual([10, 12]);
  expect(after(8, 8, 3)[0]).toBe(after(8, 8, 3)[1]);
});

test('marks move as characters do that know whether they are in one', () => {
  fc.assert(
    fc.property(baseTexts, scripts, fc.nat(), fc.nat(), (base, script, a, b) => {
      const from = a % base.length;
      const to = from + 1 + (b % (base.length - from));
      const spans = Int32Array.of(from, to);
      let inside = Array.from({ length: base.length }, (_, at) => at >= from && at < to);
      for (const splice of performEdits(base, script).splices) {
        const { startUtf16, deleted, inserted } = splice;
        moveSpans(spans, splice);
        const end = startUtf16 + deleted;
        const isWithin = inside[startUtf16 - 1] === true && inside[end] === true;
        inside = [
          ...inside.slice(0, startUtf16),
          ...Array.from({ length: inserted }, () => isWithin),
          ...inside.slice(end),
        ];
        const first = inside.indexOf(true);
        if (first === -1) expect(spans[0]).toBe(spans[1]);
        else expect([...spans]).toEqual([first, inside.lastIndexOf(true) + 1]);
      }
    }),
    { numRuns: 500 },
  );
});
