// What holds for any two sets of marks, and for any three.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSets } from '../../../shared/review/compare-sets.ts';
import { likeness } from '../../../shared/review/likeness.ts';
import { pairMarks } from '../../../shared/review/pair-marks.ts';
import { placeMark, type PlacedMark } from '../../../shared/review/placed-mark.ts';
import type { MarkSet, ReviewItem } from '../../../shared/review/review-item.ts';
import {
  arbitraryMarkSet,
  arbitraryRevision,
  comparedText as text,
  shuffled,
} from '../../support/arbitrary-mark-sets.ts';

const compare = (mine: MarkSet, theirs: MarkSet, base: MarkSet | null = null) =>
  compareSets({ text, mine, theirs, base, scope: '' });
const two = fc.tuple(arbitraryMarkSet(), arbitraryMarkSet());
const three = arbitraryMarkSet().chain((base) =>
  fc.tuple(fc.constant(base), arbitraryRevision(base), arbitraryRevision(base)),
);
const idsOf = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id).toSorted();
const named = (items: readonly ReviewItem[], side: 'mine' | 'theirs', subject: string) =>
  items
    .filter((item) => item.subject === subject)
    .flatMap((item) => item[side])
    .toSorted();

const swappedKind = (kind: ReviewItem['kind']) =>
  kind === 'only-mine' ? 'only-theirs' : kind === 'only-theirs' ? 'only-mine' : kind;

/** Without the names that say which side is which. */
const asSeen = ({ kind, subject, mine, theirs, differences, since }: ReviewItem) => ({
  kind,
  subject,
  mine,
  theirs,
  differences,
  since,
});

const fromTheOtherSide = (item: ReviewItem) => ({
  ...asSeen(item),
  kind: swappedKind(item.kind),
  mine: item.theirs,
  theirs: item.mine,
  since: item.since && { mine: item.since.theirs, theirs: item.since.mine },
});
const byWords = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

describe('two sets', () => {
  test('a set compared with itself agrees in every mark with that very mark', () => {
    fc.assert(
      fc.property(arbitraryMarkSet(), (set) => {
        const items = compare(set, set);
        expect(items).toHaveLength(set.annotations.length + set.relations.length);
        for (const { kind, mine, theirs } of items) {
          expect(kind).toBe('agreed');
          expect(mine).toEqual(theirs);
        }
      }),
    );
  });

  test('every mark and relation of either side is in exactly one item', () => {
    fc.assert(
      fc.property(two, ([mine, theirs]) => {
        const items = compare(mine, theirs);
        expect(named(items, 'mine', 'mark')).toEqual(idsOf(mine.annotations));
        expect(named(items, 'theirs', 'mark')).toEqual(idsOf(theirs.annotations));
        expect(named(items, 'mine', 'relation')).toEqual(idsOf(mine.relations));
        expect(named(items, 'theirs', 'relation')).toEqual(idsOf(theirs.relations));
        expect(new Set(items.map(({ item }) => item)).size).toBe(items.length);
      }),
    );
  });

  test('swapping the sides swaps mine and theirs and nothing else', () => {
    fc.assert(
      fc.property(three, fc.boolean(), ([base, mine, theirs], withBase) => {
        const common = withBase ? base : null;
        const there = compare(mine, theirs, common).map(asSeen).toSorted(byWords);
        const back = compare(theirs, mine, common).map(fromTheOtherSide).toSorted(byWords);
        expect(back).toEqual(there);
      }),
    );
  });

  test('the order of the marks in the file changes nothing', () => {
    fc.assert(
      fc.property(
        two.chain(([mine, theirs]) =>
          fc.tuple(fc.constant([mine, theirs] as const), shuffled(mine), shuffled(theirs)),
        ),
        ([[mine, theirs], otherMine, otherTheirs]) => {
          expect(compare(otherMine, otherTheirs)).toEqual(compare(mine, theirs));
        },
      ),
    );
  });

  test('what agrees says the same, and what differs says in what', () => {
    fc.assert(
      fc.property(two, ([mine, theirs]) => {
        for (const { kind, subject, differences, mine: own, theirs: other } of compare(
          mine,
          theirs,
        )) {
          if (subject === 'relation' || own.length === 0 || other.length === 0) continue;
          const content = (set: MarkSet, [id]: readonly string[]) =>
            set.annotations.filter((mark) => mark.id === id).map((mark) => placeMark(mark).content);
          const isSame = content(mine, own).join() === content(theirs, other).join();
          expect(kind === 'agreed').toBe(isSame);
          const { boundary, segments, tag, attributes, note } = differences;
          expect(boundary > 0 || segments || tag || attributes.length > 0 || note).toBe(!isSame);
        }
      }),
    );
  });
});

/** The greatest total likeness of all ways to pair, by trying them all. */
function greatest(rows: readonly PlacedMark[], columns: readonly PlacedMark[]): number {
  const [row, ...others] = rows;
  if (row === undefined) return 0;
  let best = greatest(others, columns);
  for (const column of columns) {
    const weight = likeness(row, column);
    if (weight === 0) continue;
    best = Math.max(
      best,
      weight +
        greatest(
          others,
          columns.filter((one) => one !== column),
        ),
    );
  }
  return best;
}

describe('the pairing', () => {
  test('is as good as the best of all ways to pair', () => {
    fc.assert(
      fc.property(two, ([mine, theirs]) => {
        const rows = mine.annotations.map((mark) => placeMark(mark));
        const columns = theirs.annotations.map((mark) => placeMark(mark));
        const pairs = pairMarks(rows, columns);
        const total = pairs.reduce((sum, [one, other]) => sum + likeness(one, other), 0);
        expect(pairs.every(([one, other]) => likeness(one, other) > 0)).toBe(true);
        expect(total).toBe(greatest(rows, columns));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a common base', () => {
  test('with mine as the base is, all that differs is what they did', () => {
    fc.assert(
      fc.property(three, ([base, , theirs]) => {
        for (const { kind, since } of compare(base, theirs, base)) {
          expect(since?.mine).toBe(since?.theirs === 'added' ? 'absent' : 'kept');
          if (kind === 'agreed') expect(since?.theirs).toBe('kept');
          else expect(['added', 'changed', 'deleted']).toContain(since?.theirs);
          expect(kind).not.toBe('delete-change');
        }
      }),
    );
  });

  test('every mark that is not deleted by both is in exactly one item', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const items = compare(mine, theirs, base);
        expect(named(items, 'mine', 'mark')).toEqual(idsOf(mine.annotations));
        expect(named(items, 'theirs', 'mark')).toEqual(idsOf(theirs.annotations));
      }),
    );
  });

  test('what both made of it alike agrees', () => {
    fc.assert(
      fc.property(three, ([base, mine]) => {
        expect(compare(mine, mine, base).every(({ kind }) => kind === 'agreed')).toBe(true);
      }),
    );
  });

  test('one side is absent or has deleted exactly where only the other one is there', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        for (const item of compare(mine, theirs, base)) {
          const isGone = (change: string | undefined) =>
            change === 'absent' || change === 'deleted';
          expect(isGone(item.since?.mine)).toBe(item.mine.length === 0);
          expect(isGone(item.since?.theirs)).toBe(item.theirs.length === 0);
        }
      }),
    );
  });
});
