import { describe, expect, test } from 'vitest';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { compareSets } from '../../../shared/review/compare-sets.ts';
import type { MarkSet, ReviewItem } from '../../../shared/review/review-item.ts';
import {
  comparedText as text,
  markAt,
  relationOf,
  setOf,
} from '../../support/arbitrary-mark-sets.ts';

const compare = (mine: MarkSet, theirs: MarkSet, base: MarkSet | null = null) =>
  compareSets({ text, mine, theirs, base, scope: '' });

const short = ({ kind, mine, theirs }: ReviewItem) => [kind, ...mine, '|', ...theirs].join(' ');
const uuid = (end: number) => `0000000${end}-0000-4000-8000-000000000000`;

function only(items: readonly ReviewItem[]): ReviewItem {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`${items.length} items`);
  return item;
}

describe('the kind of a difference', () => {
  test('marks that say the same are agreed, whoever made them and whenever', () => {
    const mine = setOf([
      markAt('a', [[0, 5]], { note: '', attributes: { topics: ['war', 'aid'], name: '' } }),
    ]);
    const theirs = setOf([
      markAt('b', [[0, 5]], {
        annotator: 'jon',
        createdAtMs: 9,
        attributes: { topics: ['aid', 'war'] },
      }),
    ]);
    const item = only(compare(mine, theirs));
    expect(short(item)).toBe('agreed a | b');
    expect(item.differences).toEqual({
      boundary: 0,
      segments: false,
      tag: false,
      attributes: [],
      note: false,
      relation: false,
    });
    expect(item.since).toBeNull();
  });

  test('how far a boundary differs is counted in characters', () => {
    const item = only(compare(setOf([markAt('a', [[1, 5]])]), setOf([markAt('b', [[0, 10]])])));
    expect(item.kind).toBe('boundary');
    // 1–5 is b🚧c; 0 is one more, 5–10 is ab🚧c: four more.
    expect(item.differences.boundary).toBe(5);
  });

  test('another number of segments outweighs the boundary, that the tag, that attributes and note', () => {
    const mine = markAt('a', [[0, 10]], {
      tag: 'actor',
      note: 'x',
      attributes: { form: 'direct' },
    });
    const kinds = [
      markAt('b', [
        [0, 4],
        [5, 10],
      ]),
      markAt('b', [[0, 9]]),
      markAt('b', [[0, 10]]),
      markAt('b', [[0, 10]], { tag: 'actor' }),
      markAt('b', [[0, 10]], { tag: 'actor', attributes: { form: 'direct' } }),
    ].map((theirs) => only(compare(setOf([mine]), setOf([theirs]))));
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'segments',
      'boundary',
      'tag',
      'attribute',
      'note',
    ]);
    expect(kinds[0]?.differences).toEqual({
      boundary: 1,
      segments: true,
      tag: true,
      attributes: ['form'],
      note: true,
      relation: false,
    });
  });

  test('other tags are one item only where half of the text is shared', () => {
    const mine = setOf([markAt('a', [[0, 10]], { tag: 'actor' })]);
    expect(compare(mine, setOf([markAt('b', [[5, 10]])])).map(short)).toEqual(['boundary a | b']);
    expect(compare(mine, setOf([markAt('b', [[6, 10]])])).map(short)).toEqual([
      'only-mine a |',
      'only-theirs | b',
    ]);
  });

  test('marks that only touch are two items', () => {
    const items = compare(setOf([markAt('a', [[0, 5]])]), setOf([markAt('b', [[5, 10]])]));
    expect(items.map(short)).toEqual(['only-mine a |', 'only-theirs | b']);
  });

  test('stacked marks are paired with what is most like them', () => {
    const mine = setOf([
      markAt('a1', [[0, 5]], { attributes: { form: 'direct' } }),
      markAt('a2', [[0, 5]], { tag: 'actor' }),
      markAt('a3', [[0, 5]]),
    ]);
    const theirs = setOf([
      markAt('b1', [[0, 5]]),
      markAt('b2', [[0, 5]], { attributes: { form: 'indirect' } }),
    ]);
    expect(compare(mine, theirs).map(short)).toEqual([
      'attribute a1 | b2',
      'only-mine a2 |',
      'agreed a3 | b1',
    ]);
  });

  test('the best pairs over all are found where taking the best pair first would not', () => {
    // Greedily a2–b1 (most in common) comes first, and leaves a1 and b2 alone.
    const mine = setOf([markAt('a1', [[0, 14]]), markAt('a2', [[5, 20]])]);
    const theirs = setOf([markAt('b1', [[4, 20]]), markAt('b2', [[15, 30]])]);
    expect(compare(mine, theirs).map(short)).toEqual(['boundary a1 | b1', 'boundary a2 | b2']);
  });

  test('a mark of ours that was moved away is still the same mark; a mere T1 of two files is not', () => {
    const moved = (id: string) =>
      compare(setOf([markAt(id, [[0, 5]])]), setOf([markAt(id, [[20, 25]])])).map(short);
    expect(moved(uuid(1))).toEqual([`boundary ${uuid(1)} | ${uuid(1)}`]);
    expect(moved('T1')).toEqual(['only-mine T1 |', 'only-theirs | T1']);
  });

  test('orphans are paired by their words and tag or by id, and come last', () => {
    const orphan = { isOrphan: true };
    const mine = setOf([
      markAt('o1', [[0, 5]], orphan),
      markAt('o2', [[5, 9]], orphan),
      markAt('a', [[9, 12]]),
    ]);
    const theirs = setOf([
      markAt('p1', [[0, 5]], orphan),
      markAt('p2', [[0, 2]], orphan),
      markAt('o2', [[20, 30]], orphan),
    ]);
    expect(compare(mine, theirs).map(short)).toEqual([
      'only-mine a |',
      'only-theirs | p2',
      'agreed o1 | p1',
      'boundary o2 | o2',
    ]);
  });
});

describe('relations', () => {
  const mine = [markAt('a1', [[0, 5]]), markAt('a2', [[10, 14]]), markAt('a3', [[20, 25]])];
  const theirs = [markAt('b1', [[0, 4]]), markAt('b2', [[10, 14]]), markAt('b3', [[20, 25]])];
  const relationsOf = (
    own: readonly ReturnType<typeof relationOf>[],
    other: readonly ReturnType<typeof relationOf>[],
  ) =>
    compare(setOf(mine, own), setOf(theirs, other)).filter(({ subject }) => subject === 'relation');

  test('the same type between paired marks is agreed, even where the marks differ', () => {
    expect(
      relationsOf([relationOf('r', 'a1', 'a2')], [relationOf('s', 'b1', 'b2')]).map(short),
    ).toEqual(['agreed r | s']);
  });

  test('another type, or one other end, is one item of kind relation', () => {
    const r = relationOf('r', 'a1', 'a2');
    for (const s of [
      relationOf('s', 'b1', 'b2', { type: 'same-as' }),
      relationOf('s', 'b1', 'b3'),
      relationOf('s', 'b3', 'b2'),
    ]) {
      const item = only(relationsOf([r], [s]));
      expect(short(item)).toBe('relation r | s');
      expect(item.differences.relation).toBe(true);
    }
  });

  test('another type and another end are two items, and another note is a note', () => {
    const r = relationOf('r', 'a1', 'a2');
    expect(relationsOf([r], [relationOf('s', 'b1', 'b3', { type: 'same-as' })]).map(short)).toEqual(
      ['only-mine r |', 'only-theirs | s'],
    );
    expect(relationsOf([r], [relationOf('s', 'b1', 'b2', { note: 'x' })]).map(short)).toEqual([
      'note r | s',
    ]);
  });

  test('an end in another article is the same end when its ids are', () => {
    const across = (id: string, from: string, article: string) => ({
      ...relationOf(id, from, 'far'),
      toArticle: article as ArticleId,
    });
    expect(relationsOf([across('r', 'a1', 'x')], [across('s', 'b1', 'x')]).map(short)).toEqual([
      'agreed r | s',
    ]);
    expect(relationsOf([across('r', 'a1', 'x')], [across('s', 'b1', 'y')]).map(short)).toEqual([
      'relation r | s',
    ]);
  });
});

describe('since a common base', () => {
  const base = setOf([markAt('x', [[0, 5]]), markAt('y', [[10, 14]])], [relationOf('r', 'x', 'y')]);
  const [x, y] = [markAt('x', [[0, 5]]), markAt('y', [[10, 14]])];
  const since = (mine: MarkSet, theirs: MarkSet) =>
    compare(mine, theirs, base)
      .filter(({ subject }) => subject === 'mark')
      .map(({ kind, since: changes }) => [kind, changes?.mine, changes?.theirs]);

  test('who changed what is told', () => {
    expect(since(setOf([x, y]), setOf([markAt('x', [[0, 9]]), y]))).toEqual([
      ['boundary', 'kept', 'changed'],
      ['agreed', 'kept', 'kept'],
    ]);
  });

  test('both having changed the same way is agreed', () => {
    const changed = setOf([markAt('x', [[0, 9]]), y]);
    expect(since(changed, changed)[0]).toEqual(['agreed', 'changed', 'changed']);
  });

  test('deleted by one is told from added by the other, and deleted by both is no item', () => {
    expect(since(setOf([x]), setOf([markAt('x', [[0, 5]]), markAt('z', [[20, 25]])]))).toEqual([
      ['agreed', 'kept', 'kept'],
      ['only-theirs', 'absent', 'added'],
    ]);
    expect(since(setOf([x, y]), setOf([x]))[1]).toEqual(['only-mine', 'kept', 'deleted']);
  });

  test('deleted by one and changed by the other is an item of its own kind', () => {
    expect(since(setOf([y]), setOf([markAt('x', [[0, 9]]), y]))[0]).toEqual([
      'delete-change',
      'deleted',
      'changed',
    ]);
    expect(since(setOf([markAt('x', [[0, 5]], { note: 'n' }), y]), setOf([y]))[0]).toEqual([
      'delete-change',
      'changed',
      'deleted',
    ]);
  });

  test('what continues a mark of the base is found by what it says, too', () => {
    expect(
      since(setOf([markAt('new', [[0, 5]]), y]), setOf([markAt('other', [[0, 4]]), y]))[0],
    ).toEqual(['boundary', 'kept', 'changed']);
  });

  test('marks that continue different marks of the base are no change of one another', () => {
    const [one, other] = [markAt(uuid(1), [[0, 5]]), markAt(uuid(2), [[10, 14]])];
    const items = compare(setOf([one]), setOf([markAt(uuid(2), [[0, 4]])]), setOf([one, other]));
    expect(items.map(({ kind, mine }) => [kind, ...mine])).toEqual([
      ['only-mine', uuid(1)],
      ['delete-change'],
    ]);
  });

  test('relations are told in the same way', () => {
    const items = compare(
      setOf([x, y], [relationOf('r', 'x', 'y', { note: 'n' })]),
      setOf([x, y]),
      base,
    );
    const item = items.find(({ subject }) => subject === 'relation');
    expect([item?.kind, item?.since]).toEqual([
      'delete-change',
      { mine: 'changed', theirs: 'deleted' },
    ]);
  });
});

describe('ids and fingerprints', () => {
  test('an id names both sides and the scope, and nothing of a file can forge its slashes', () => {
    const item = only(
      compareSets({
        text,
        mine: setOf([markAt('a/b', [[0, 5]])]),
        theirs: setOf([]),
        base: null,
        scope: 'r1/',
      }),
    );
    expect(item.item).toBe('r1/mark/a%2Fb/');
  });

  test('a fingerprint is the same for new ids, and another one when either side says something else', () => {
    const print = (mine: MarkSet, theirs: MarkSet) => only(compare(mine, theirs)).fingerprint;
    const mine = setOf([markAt('a', [[1, 5]])]);
    const theirs = setOf([markAt('b', [[0, 5]])]);
    expect(print(setOf([markAt('c', [[1, 5]], { annotator: 'jon' })]), theirs)).toBe(
      print(mine, theirs),
    );
    for (const other of [
      markAt('b', [[0, 7]]),
      markAt('b', [[0, 5]], { note: 'n' }),
      markAt('b', [[0, 5]], { tag: 'actor' }),
    ]) {
      expect(print(mine, setOf([other]))).not.toBe(print(mine, theirs));
    }
    expect(print(theirs, mine)).not.toBe(print(mine, theirs));
  });
});
