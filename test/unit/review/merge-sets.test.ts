import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeSets, type Merged } from '../../../shared/review/merge-sets.ts';
import type { MergePolicy } from '../../../shared/review/merge-policy.ts';
import { placeMark } from '../../../shared/review/placed-mark.ts';
import type { MarkSet, PanelItem, ReviewItem } from '../../../shared/review/review-item.ts';
import {
  arbitraryMarkSet,
  arbitraryRevision,
  comparedText as text,
  markAt,
  relationOf,
  setOf,
} from '../../support/arbitrary-mark-sets.ts';

const merge = (accept: MergePolicy, sets: readonly MarkSet[], base: MarkSet | null = null) =>
  mergeSets({ text, sets, base, accept });
const ids = ({ result }: Merged) =>
  [...result.annotations, ...result.relations].map(({ id }) => id);
const agreed = { kind: 'agreed' } as const;

describe('what is taken', () => {
  const mine = setOf([markAt('a1', [[0, 5]]), markAt('a2', [[10, 14]]), markAt('a3', [[20, 25]])]);
  const theirs = setOf([
    markAt('b1', [[0, 5]], { createdAtMs: 5 }),
    markAt('b2', [[10, 15]]),
    markAt('b4', [[30, 34]]),
  ]);

  test('agreed takes what both say, once, and leaves the rest open', () => {
    const merged = merge(agreed, [mine, theirs]);
    expect(ids(merged)).toEqual(['b1']);
    expect(merged.open.map(({ kind }) => kind)).toEqual(['boundary', 'only-mine', 'only-theirs']);
    expect(merged.rejected).toEqual([]);
  });

  test('mine and theirs settle everything, and name what they reject and what stands for it', () => {
    const ofMine = merge({ kind: 'mine' }, [mine, theirs]);
    expect(ids(ofMine)).toEqual(['a1', 'a2', 'a3']);
    expect(ofMine.open).toEqual([]);
    expect(ofMine.rejected.map(({ marks, result }) => [marks, result])).toEqual([
      [[{ source: 1, id: 'b2' }], ['a2']],
      [[{ source: 1, id: 'b4' }], []],
    ]);
    expect(ids(merge({ kind: 'theirs' }, [mine, theirs]))).toEqual(['b1', 'b2', 'b4']);
  });

  test('union takes all, what says the same once', () => {
    expect(ids(merge({ kind: 'union' }, [mine, theirs]))).toEqual(['b1', 'b2', 'a2', 'a3', 'b4']);
  });

  test('votes take what at least so many say; a tie stays open', () => {
    const sets = [mine, theirs, setOf([markAt('c1', [[0, 5]]), markAt('c2', [[10, 14]])])];
    expect(ids(merge({ kind: 'votes', k: 3 }, sets))).toEqual(['b1']);
    expect(ids(merge({ kind: 'votes', k: 2 }, sets))).toEqual(['b1', 'a2']);
    const tie = merge({ kind: 'votes', k: 1 }, [
      setOf([markAt('x', [[0, 5]])]),
      setOf([markAt('y', [[0, 4]])]),
    ]);
    expect([ids(tie), tie.open.length]).toEqual([[], 1]);
  });

  test('several marks of one tag on one place are ambiguous: neither agreement nor votes take them', () => {
    const stacked = setOf([markAt('s1', [[0, 5]]), markAt('s2', [[0, 5]], { note: 'n' })]);
    for (const accept of [agreed, { kind: 'votes', k: 1 } as const]) {
      const merged = merge(accept, [stacked, stacked]);
      expect([ids(merged), merged.open.length]).toEqual([[], 2]);
    }
    expect(ids(merge({ kind: 'union' }, [stacked, stacked]))).toEqual(['s1', 's2']);
    const otherTag = setOf([markAt('s1', [[0, 5]]), markAt('s2', [[0, 5]], { tag: 'actor' })]);
    expect(ids(merge(agreed, [otherTag, otherTag]))).toEqual(['s1', 's2']);
  });

  test('one id of two different marks is given to one of them only', () => {
    const sets = [setOf([markAt('T1', [[0, 5]])]), setOf([markAt('T1', [[10, 14]])])];
    expect(ids(merge({ kind: 'union' }, sets))).toEqual(['T1', 'T1-2']);
  });
});

describe('relations', () => {
  const [one, other] = [
    setOf([markAt('a1', [[0, 5]]), markAt('a2', [[10, 14]])], [relationOf('r', 'a1', 'a2')]),
    setOf(
      [markAt('b1', [[0, 4]]), markAt('b2', [[10, 14]])],
      [relationOf('s', 'b1', 'b2', { annotator: 'jon' })],
    ),
  ];

  test('one is taken only when its ends are', () => {
    const merged = merge(agreed, [one, other]);
    expect(ids(merged)).toEqual(['a2']);
    expect(merged.open.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['boundary', 'mark'],
      ['agreed', 'relation'],
    ]);
  });

  test('it links the marks that were taken', () => {
    const { result } = merge({ kind: 'theirs' }, [one, other]);
    expect(result.relations).toEqual([relationOf('s', 'b1', 'b2', { annotator: 'jon' })]);
    const union = merge({ kind: 'union' }, [one, other]).result;
    expect(union.relations.map(({ from, to }) => [from, to])).toEqual([
      ['a1', 'a2'],
      ['b1', 'a2'],
    ]);
  });
});

describe('with a common base', () => {
  const uuid = (end: number) => `0000000${end}-0000-4000-8000-000000000000`;
  const [x, y, z] = [
    markAt(uuid(1), [[0, 5]]),
    markAt(uuid(2), [[10, 14]]),
    markAt(uuid(3), [[20, 25]]),
  ];
  const base = setOf([x, y, z]);

  test('agreed takes what only one changed or deleted, and leaves open what only one added or both touched', () => {
    const changed = markAt(uuid(1), [[0, 4]]);
    const mine = setOf([changed, y, markAt(uuid(3), [[20, 30]])]);
    const theirs = setOf([x, z, markAt('new', [[30, 34]])]);
    const merged = merge(agreed, [mine, theirs], base);
    expect(
      merged.result.annotations.map(({ id, segments }) => [id, segments[0]?.endUtf16]),
    ).toEqual([
      [uuid(1), 4],
      [uuid(3), 30],
    ]);
    expect(merged.open.map(({ kind }) => kind)).toEqual(['only-theirs']);
    expect(merged.rejected.map(({ marks, result }) => [marks, result])).toEqual([
      [[{ source: 1, id: uuid(1) }], [uuid(1)]],
      [[{ source: 0, id: uuid(2) }], []],
      [[{ source: 1, id: uuid(3) }], [uuid(3)]],
    ]);
    const conflict = merge(agreed, [setOf([changed]), setOf([markAt(uuid(1), [[0, 7]])])], base);
    expect(conflict.open.map(({ kind }) => kind)).toEqual(['boundary']);
    const deleted = merge(agreed, [setOf([changed]), setOf([])], setOf([x]));
    expect(deleted.open.map(({ kind }) => kind)).toEqual(['delete-change']);
  });
});

const policies = fc.constantFrom<MergePolicy>(
  agreed,
  { kind: 'mine' },
  { kind: 'theirs' },
  { kind: 'union' },
  { kind: 'votes', k: 1 },
  { kind: 'votes', k: 2 },
);
const symmetric = policies.filter(({ kind }) => kind !== 'mine' && kind !== 'theirs');
const sets = fc.array(arbitraryMarkSet(4), { minLength: 1, maxLength: 4 });
const contentsOf = ({ annotations }: MarkSet) => annotations.map((mark) => placeMark(mark).content);

const refsOf = (item: ReviewItem | PanelItem) =>
  'variants' in item
    ? item.variants.flatMap(({ marks }) => marks)
    : [
        ...item.mine.map((id) => ({ source: 0, id })),
        ...item.theirs.map((id) => ({ source: 1, id })),
      ];

describe('any sets', () => {
  test('every mark of every set is in the result, in an open item or among the rejected', () => {
    fc.assert(
      fc.property(sets, policies, (all, accept) => {
        const { result, open, rejected } = merge(accept, all);
        const left = [
          ...open.filter(({ subject }) => subject === 'mark').flatMap(refsOf),
          ...rejected.filter(({ item }) => item.subject === 'mark').flatMap(({ marks }) => marks),
        ];
        const isLeft = new Set(left.map(({ source, id }) => `${source} ${id}`));
        const there = new Set(contentsOf(result));
        for (const [source, { annotations }] of all.entries()) {
          for (const mark of annotations) {
            expect(isLeft.has(`${source} ${mark.id}`) || there.has(placeMark(mark).content)).toBe(
              true,
            );
          }
        }
      }),
    );
  });

  test('every relation is too, and all in the result link marks of the result', () => {
    fc.assert(
      fc.property(sets, policies, (all, accept) => {
        const { result, open, rejected } = merge(accept, all);
        const marks = new Set(result.annotations.map(({ id }) => id));
        for (const { from, to } of result.relations)
          expect([marks.has(from), marks.has(to)]).toEqual([true, true]);
        const refs = [...open, ...rejected.map(({ item }) => item)]
          .filter(({ subject }) => subject === 'relation')
          .flatMap(refsOf);
        const isNamed = new Set(refs.map(({ source, id }) => `${source} ${id}`));
        const kinds = new Set(result.relations.map(({ type, note }) => `${type} ${note}`));
        for (const [source, { relations }] of all.entries()) {
          for (const { id, type, note } of relations) {
            expect(isNamed.has(`${source} ${id}`) || kinds.has(`${type} ${note}`)).toBe(true);
          }
        }
      }),
    );
  });

  test('ids of a result are unique', () => {
    fc.assert(
      fc.property(sets, policies, (all, accept) => {
        const { annotations, relations } = merge(accept, all).result;
        for (const list of [
          annotations.map(({ id }) => id as string),
          relations.map(({ id }) => id as string),
        ]) {
          expect(new Set(list).size).toBe(list.length);
        }
      }),
    );
  });

  test('merging the result with itself gives the result, with nothing open', () => {
    fc.assert(
      fc.property(sets, policies, (all, accept) => {
        const { result } = merge(accept, all);
        const again = merge(accept, [result, result]);
        expect(again.result).toEqual(result);
        expect(again.open).toEqual([]);
        expect(again.rejected).toEqual([]);
      }),
    );
  });

  test('the order of the sets changes nothing for agreed, union and votes', () => {
    fc.assert(
      fc.property(
        sets.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        symmetric,
        ([all, shuffledSets], accept) => {
          const [there, back] = [merge(accept, all), merge(accept, shuffledSets)];
          expect(back.result).toEqual(there.result);
          expect(back.open.length).toBe(there.open.length);
        },
      ),
    );
  });

  test('with a base too', () => {
    fc.assert(
      fc.property(
        arbitraryMarkSet().chain((base) =>
          fc.tuple(fc.constant(base), arbitraryRevision(base), arbitraryRevision(base)),
        ),
        ([base, mine, theirs]) => {
          const there = merge(agreed, [mine, theirs], base);
          expect(merge(agreed, [theirs, mine], base).result).toEqual(there.result);
        },
      ),
    );
  });

  test('a set that only one side changed merges into that side, but for what it added and what is stacked', () => {
    fc.assert(
      fc.property(
        arbitraryMarkSet().chain((base) => fc.tuple(fc.constant(base), arbitraryRevision(base))),
        ([base, theirs]) => {
          const { result, open } = merge(agreed, [base, theirs], base);
          const isOpen = new Set(
            open
              .filter(({ subject }) => subject === 'mark')
              .flatMap(refsOf)
              .map(({ source, id }) => `${source} ${id}`),
          );
          const settled = theirs.annotations.filter(({ id }) => !isOpen.has(`1 ${id}`));
          expect(contentsOf(result).toSorted()).toEqual(contentsOf(setOf(settled)).toSorted());
        },
      ),
    );
  });
});
