import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptFault } from '../../../shared/anchoring/check-kept.ts';
import { EditTracker } from '../../../shared/anchoring/edit-tracker.ts';
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
