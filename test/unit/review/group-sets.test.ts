import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSets } from '../../../shared/review/compare-sets.ts';
import { groupSets } from '../../../shared/review/group-sets.ts';
import type { MarkSet, PanelItem } from '../../../shared/review/review-item.ts';
import {
  arbitraryMarkSet,
  comparedText as text,
  markAt,
  relationOf,
  setOf,
} from '../../support/arbitrary-mark-sets.ts';

const group = (...sets: readonly MarkSet[]) => groupSets({ text, sets, scope: 's/' });
const variantsOf = ({ variants }: PanelItem) =>
  variants.map(({ marks, votes }) => [votes, ...marks.map(({ source, id }) => `${source}:${id}`)]);

describe('several annotators', () => {
  test('what they say about one passage is one item, with the votes for each variant', () => {
    const items = group(
      setOf([markAt('a', [[0, 5]])]),
      setOf([markAt('b', [[0, 4]])]),
      setOf([markAt('c', [[0, 5]], { annotator: 'jon' })]),
      setOf([markAt('d', [[0, 5]], { tag: 'actor' })]),
    );
    expect(items.map(variantsOf)).toEqual([
      [
        [2, '0:a', '2:c'],
        [1, '3:d'],
        [1, '1:b'],
      ],
    ]);
    expect(items[0]).toMatchObject({
      item: 's/mark/a/b/c/d',
      kind: 'boundary',
      of: 4,
      subject: 'mark',
    });
  });

  test('only what all of them say is agreed', () => {
    const [one, other] = [setOf([markAt('a', [[0, 5]])]), setOf([markAt('b', [[0, 5]])])];
    expect(group(one, other).map(({ kind }) => kind)).toEqual(['agreed']);
    expect(group(one, other, setOf([])).map(({ kind }) => kind)).toEqual(['only-mine']);
    expect(group(setOf([]), one, other).map(({ kind }) => kind)).toEqual(['only-theirs']);
  });

  test('what says the same is together, even where an overlap would have taken its place', () => {
    // The second one's mark overlaps the first one's, but is what the third one has.
    const items = group(
      setOf([markAt('a', [[0, 10]])]),
      setOf([markAt('b', [[5, 15]])]),
      setOf([markAt('c1', [[0, 10]]), markAt('c2', [[5, 15]])]),
    );
    expect(items.map(variantsOf)).toEqual([[[2, '0:a', '2:c1']], [[2, '1:b', '2:c2']]]);
  });

  test('relations are grouped by the groups of their ends', () => {
    const marks = (name: string, end: number) => [
      markAt(`${name}1`, [[0, end]]),
      markAt(`${name}2`, [[10, 14]]),
    ];
    const items = group(
      setOf(marks('a', 5), [relationOf('r', 'a1', 'a2')]),
      setOf(marks('b', 4), [relationOf('s', 'b1', 'b2')]),
      setOf(marks('c', 4), [relationOf('t', 'c1', 'c2', { type: 'same-as' })]),
    ).filter(({ subject }) => subject === 'relation');
    expect(items.map(variantsOf)).toEqual([
      [
        [2, '0:r', '1:s'],
        [1, '2:t'],
      ],
    ]);
    expect(items[0]?.kind).toBe('relation');
  });
});

const sets = fc.array(arbitraryMarkSet(4), { minLength: 1, maxLength: 4 });

/** Groups as sets of what is in them, whatever the sources' numbers are. */
const contents = (items: readonly PanelItem[], name: (source: number) => number) =>
  items
    .map(({ subject, variants, kind }) => [
      subject,
      kind.startsWith('only') ? 'only' : kind,
      ...variants
        .map(({ marks }) =>
          marks
            .map(({ source, id }) => `${name(source)}:${id}`)
            .toSorted()
            .join(),
        )
        .toSorted(),
    ])
    .map((item) => JSON.stringify(item))
    .toSorted();

describe('any sets', () => {
  test('every mark and relation of every source is in exactly one item, and no item has two of one source', () => {
    fc.assert(
      fc.property(sets, (all) => {
        const items = group(...all);
        const refs = items.flatMap(({ subject, variants }) =>
          variants.flatMap(({ marks }) =>
            marks.map(({ source, id }) => `${subject} ${source} ${id}`),
          ),
        );
        const expected = all.flatMap(({ annotations, relations }, source) => [
          ...annotations.map(({ id }) => `mark ${source} ${id}`),
          ...relations.map(({ id }) => `relation ${source} ${id}`),
        ]);
        expect(refs.toSorted()).toEqual(expected.toSorted());
        expect(new Set(items.map(({ item }) => item)).size).toBe(items.length);
        for (const { variants, of } of items) {
          const sources = variants.flatMap(({ marks }) => marks.map(({ source }) => source));
          expect(new Set(sources).size).toBe(sources.length);
          expect(variants.map(({ votes }) => votes)).toEqual(
            variants.map(({ marks }) => marks.length),
          );
          expect(of).toBe(all.length);
        }
      }),
    );
  });

  test('the order of the sources changes nothing but their numbers', () => {
    fc.assert(
      fc.property(
        sets.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all.keys()], { minLength: all.length }),
          ),
        ),
        ([all, order]) => {
          const there = contents(group(...all), (source) => source);
          const shuffledSets = order.map((source) => all[source] ?? setOf([]));
          expect(contents(group(...shuffledSets), (source) => order[source] ?? -1)).toEqual(there);
        },
      ),
    );
  });

  test('two sets agree in as many marks as when they are compared as a pair', () => {
    fc.assert(
      fc.property(arbitraryMarkSet(), arbitraryMarkSet(), (mine, theirs) => {
        const other = {
          ...theirs,
          // One person's marks each, so that no two are the same mark changed.
          annotations: theirs.annotations.map((mark) => ({
            ...mark,
            id: `x${mark.id}` as typeof mark.id,
          })),
          relations: [],
        };
        const agreed = (items: readonly { readonly kind: string; readonly subject: string }[]) =>
          items.filter(({ kind, subject }) => kind === 'agreed' && subject === 'mark').length;
        expect(agreed(group(mine, other))).toBe(
          agreed(compareSets({ text, mine, theirs: other, base: null, scope: '' })),
        );
      }),
    );
  });
});
