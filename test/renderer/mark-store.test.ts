// The store keeps order, index and counts in step with whatever acts are made on it.

import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createMarkStore, type MarkStore } from '../../renderer/state/mark-store.ts';
import type { AnnotationId, TagId } from '../../shared/domain/ids.ts';
import type { Mark } from '../../shared/domain/mark-table.ts';

const tags = ['claim', 'actor', 'location', 'quote'];

const someMarks: fc.Arbitrary<Mark> = fc
  .record({
    id: fc.nat(40),
    tag: fc.constantFrom(...tags),
    start: fc.nat(200),
    lengths: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }),
    orphan: fc.boolean(),
  })
  .map(({ id, tag, start, lengths, orphan }) => {
    let at = start;
    const segments = lengths.map((length) => {
      const segment = { startUtf16: at, endUtf16: at + length };
      at += length + 2;
      return segment;
    });
    return {
      id: `m${id}` as AnnotationId,
      tag: tag as TagId,
      segments,
      hasNote: false,
      state: orphan ? 'orphan' : 'exact',
    };
  });

/** What the store must say about these marks. */
function expectLike(store: MarkStore, expected: ReadonlyMap<AnnotationId, Mark>): void {
  const all = [...expected.values()];
  const start = (mark: Mark) => mark.segments[0]?.startUtf16 ?? 0;
  const end = (mark: Mark) => mark.segments.at(-1)?.endUtf16 ?? 0;
  const sorted = all
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .toSorted((a, b) => end(b) - end(a))
    .toSorted((a, b) => start(a) - start(b));
  expect(store.ordered()).toEqual(sorted);
  expect(store.size).toBe(all.length);
  for (const tag of tags) {
    const count = all.filter((mark) => mark.tag === tag).length;
    expect(store.countsByTag().get(tag as TagId) ?? 0).toBe(count);
  }
  for (const offset of [0, 13, 77, 150, 201]) {
    const covering = all.filter(
      (mark) =>
        mark.state !== 'orphan' &&
        mark.segments.some((segment) => segment.startUtf16 <= offset && offset < segment.endUtf16),
    );
    expect(new Set(store.at(offset))).toEqual(new Set(covering));
  }
  const within = store.within({ startUtf16: 20, endUtf16: 90 });
  expect(new Set(within).size).toBe(within.length);
  expect(new Set(within)).toEqual(
    new Set(
      all.filter(
        (mark) =>
          mark.state !== 'orphan' &&
          mark.segments.some((segment) => segment.startUtf16 < 90 && segment.endUtf16 > 20),
      ),
    ),
  );
}

test('any sequence of acts leaves the store as if it had been filled with the result', () => {
  const acts = fc.array(
    fc.oneof(
      fc.record({ put: fc.array(someMarks, { maxLength: 5 }) }),
      fc.record({ put: fc.array(someMarks, { minLength: 65, maxLength: 90 }) }),
      fc.record({ remove: fc.array(fc.nat(40), { maxLength: 6 }) }),
      fc.record({
        replace: fc.uniqueArray(someMarks, { selector: (mark) => mark.id, maxLength: 30 }),
      }),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(acts, (all) => {
      const store = createMarkStore();
      const expected = new Map<AnnotationId, Mark>();
      for (const act of all) {
        if ('put' in act) {
          store.put(act.put);
          for (const mark of act.put) expected.set(mark.id, mark);
        } else if ('remove' in act) {
          const ids = act.remove.map((id) => `m${id}` as AnnotationId);
          store.remove(ids);
          for (const id of ids) expected.delete(id);
        } else {
          store.replaceAll(act.replace);
          expected.clear();
          for (const mark of act.replace) expected.set(mark.id, mark);
        }
        expectLike(store, expected);
      }
    }),
    { numRuns: 60 },
  );
});

function markOver(id: string, startUtf16: number, endUtf16: number): Mark {
  return {
    id: id as AnnotationId,
    tag: 'claim' as TagId,
    segments: [{ startUtf16, endUtf16 }],
    hasNote: false,
    state: 'exact',
  };
}

test('the marks at an offset come innermost first', () => {
  const store = createMarkStore();
  store.put([markOver('outer', 0, 90), markOver('inner', 40, 50), markOver('middle', 30, 60)]);
  expect(store.at(45).map(({ id }) => id)).toEqual(['inner', 'middle', 'outer']);
});

test('of marks equally long at an offset the one that comes last in the text is first', () => {
  const store = createMarkStore();
  store.put([markOver('b', 10, 20), markOver('a', 10, 20), markOver('later', 15, 25)]);
  expect(store.at(17).map(({ id }) => id)).toEqual(['later', 'b', 'a']);
});

test('every change tells the listeners once and grows the version; nothing else does', () => {
  const store = createMarkStore();
  const listener = vi.fn<() => void>();
  const unsubscribe = store.subscribe(listener);
  store.put([markOver('a', 0, 5), markOver('b', 2, 4)]);
  expect(listener).toHaveBeenCalledTimes(1);
  store.remove(['nobody' as AnnotationId]);
  store.put([]);
  expect(listener).toHaveBeenCalledTimes(1);
  const { version } = store;
  const before = store.ordered();
  expect(store.ordered()).toBe(before);
  store.remove(['a' as AnnotationId]);
  expect(store.version).toBe(version + 1);
  expect(store.ordered()).not.toBe(before);
  expect(before).toHaveLength(2);
  unsubscribe();
  store.put([markOver('c', 0, 1)]);
  expect(listener).toHaveBeenCalledTimes(2);
});
