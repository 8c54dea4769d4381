import { describe, expect, test } from 'vitest';
import { decisionsThatApply } from '../../../shared/review/apply-decisions.ts';
import { compareSets } from '../../../shared/review/compare-sets.ts';
import type { MarkSet, ReviewItem } from '../../../shared/review/review-item.ts';
import { comparedText, markAt, setOf } from '../../support/arbitrary-mark-sets.ts';

const compare = (mine: MarkSet, theirs: MarkSet, text = comparedText) =>
  compareSets({ text, mine, theirs, base: null, scope: '' });
const decide = ({ item, fingerprint }: ReviewItem, what = 'first') => ({ item, fingerprint, what });
const none = setOf([]);

function only(items: readonly ReviewItem[]): ReviewItem {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`${items.length} items`);
  return item;
}

describe('decisions made before', () => {
  const theirs = setOf([markAt('b', [[0, 5]])]);

  test('apply to the item of their id while both sides say the same', () => {
    const decision = decide(only(compare(none, theirs)));
    const again = only(compare(none, theirs));
    expect(decisionsThatApply([again], [decision])).toEqual({
      applies: new Map([[again.item, decision]]),
      void: [],
    });
  });

  test('are void once a side says something else', () => {
    const decision = decide(only(compare(none, theirs)));
    const changed = only(compare(none, setOf([markAt('b', [[0, 7]])])));
    expect(changed.item).toBe(decision.item);
    expect(decisionsThatApply([changed], [decision])).toEqual({
      applies: new Map(),
      void: [decision],
    });
  });

  test('apply under a new id to what says the same in the same words around it', () => {
    const decision = decide(only(compare(none, theirs)));
    const renamed = only(compare(none, setOf([markAt('new', [[0, 5]])])));
    expect(decisionsThatApply([renamed], [decision]).applies).toEqual(
      new Map([[renamed.item, decision]]),
    );
  });

  test('do not go over to the same words elsewhere, though they stay when the text around them is edited', () => {
    const text = 'Ruiz spoke. Then Ruiz left.';
    const at = (id: string, start: number, of = text) =>
      setOf([
        {
          ...markAt(id, [[start, start + 4]]),
          segments: [{ startUtf16: start, endUtf16: start + 4, quote: of.slice(start, start + 4) }],
        },
      ]);
    const decision = decide(only(compare(none, at('b', 0), text)));
    const elsewhere = only(compare(none, at('new', 17), text));
    expect(decisionsThatApply([elsewhere], [decision]).void).toEqual([decision]);
    const edited = `So ${text}`;
    const moved = only(compare(none, at('b', 3, edited), edited));
    expect(decisionsThatApply([moved], [decision]).applies.get(moved.item)).toBe(decision);
  });

  test('are asked about again where two items could be meant, or two decisions made', () => {
    const decision = decide(only(compare(none, theirs)));
    const twice = compare(none, setOf([markAt('n1', [[0, 5]]), markAt('n2', [[0, 5]])]));
    expect(decisionsThatApply(twice, [decision])).toEqual({ applies: new Map(), void: [decision] });
    const decisions = twice.map((item) => decide(item));
    const one = only(compare(none, setOf([markAt('n3', [[0, 5]])])));
    expect(decisionsThatApply([one], decisions)).toEqual({ applies: new Map(), void: decisions });
  });

  test('the last of several on one item applies', () => {
    const item = only(compare(none, theirs));
    const [first, second] = [decide(item, 'first'), decide(item, 'second')];
    expect(decisionsThatApply([item], [first, second])).toEqual({
      applies: new Map([[item.item, second]]),
      void: [first],
    });
    const renamed = only(compare(none, setOf([markAt('new', [[0, 5]])])));
    expect(decisionsThatApply([renamed], [first, second]).applies.get(renamed.item)).toBe(second);
  });

  test('one item is decided once: an id that fits goes before a fingerprint that does', () => {
    const [one, other] = compare(none, setOf([markAt('b', [[0, 5]]), markAt('c', [[0, 5]])]));
    if (one === undefined || other === undefined) throw new Error('two items');
    const [own, lost] = [decide(one, 'own'), { ...decide(other, 'lost'), item: 'mark//gone' }];
    expect(decisionsThatApply([one], [lost, own])).toEqual({
      applies: new Map([[one.item, own]]),
      void: [lost],
    });
  });
});
