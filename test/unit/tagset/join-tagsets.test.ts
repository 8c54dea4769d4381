// Two tagsets as one that holds what both hold.

import { describe, expect, test } from 'vitest';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { Attribute, Tag, Tagset } from '../../../shared/domain/tagset.ts';
import { joinTagsets } from '../../../shared/tagset/join-tagsets.ts';

const tag = (id: string, more: Partial<Tag> = {}): Tag => ({
  id: id as TagId,
  label: id,
  color: '#005764',
  shortcut: null,
  description: null,
  attributes: [],
  ...more,
});
const tagset = (tags: readonly Tag[], more: Partial<Tagset> = {}): Tagset => ({
  id: 'mine',
  name: 'Mine',
  version: 1,
  tags,
  relations: [],
  ...more,
});
const choice = (...ids: readonly string[]): Attribute => ({
  id: 'verdict',
  label: 'Verdict',
  type: 'choice',
  options: ids.map((id) => ({ id, label: id })),
  required: true,
});

describe('joining tagsets', () => {
  test('leaves the first as it is where the second adds nothing', () => {
    const first = tagset([tag('a'), tag('b')]);
    expect(joinTagsets(first, first)).toBe(first);
    expect(joinTagsets(first, tagset([tag('b')], { id: 'other', version: 9 }))).toBe(first);
    expect(joinTagsets(factCheckingTagset, structuredClone(factCheckingTagset))).toBe(
      factCheckingTagset,
    );
  });

  test('adds what only the second has, as a next version', () => {
    const joined = joinTagsets(tagset([tag('a')]), tagset([tag('a'), tag('c')], { version: 4 }));
    expect(joined.tags.map(({ id }) => id)).toEqual(['a', 'c']);
    expect([joined.id, joined.name, joined.version]).toEqual(['mine', 'Mine', 5]);
  });

  test('takes what has the same label for the same thing', () => {
    const first = tagset([tag('claim', { label: 'Claim' })], {
      relations: [{ id: 'r', label: 'about', from: ['claim' as TagId], to: ['claim' as TagId] }],
    });
    const second = tagset([tag('c', { label: 'claim' }), tag('d')], {
      id: 'other',
      relations: [{ id: 'r', label: 'about', from: ['c' as TagId], to: ['d' as TagId] }],
    });
    const joined = joinTagsets(first, second);
    expect(joined.tags.map(({ id }) => id)).toEqual(['claim', 'd']);
    expect(joined.relations).toEqual([
      { id: 'r', label: 'about', from: ['claim'], to: ['claim', 'd'] },
    ]);
  });

  test('has the options and attributes of both, required only where both say so', () => {
    const first = tagset([tag('a', { attributes: [choice('yes', 'no')] })]);
    const other: Attribute = { id: 'topic', label: 'Topic', type: 'text', required: false };
    const second = tagset([
      tag('a', { attributes: [{ ...choice('no', 'open'), required: false }, other] }),
    ]);
    const [joined] = joinTagsets(first, second).tags;
    expect(joined?.attributes).toEqual([
      { ...choice('yes', 'no', 'open'), required: false },
      other,
    ]);
  });

  test('makes text of what is of another kind in each', () => {
    const number: Attribute = { id: 'n', label: 'N', type: 'number', required: false };
    const first = tagset([tag('a', { attributes: [number] })]);
    const second = tagset([tag('a', { attributes: [{ ...number, type: 'date' }] })]);
    expect(joinTagsets(first, second).tags[0]?.attributes).toEqual([{ ...number, type: 'text' }]);
  });

  test('gives no key twice', () => {
    const first = tagset([tag('a', { shortcut: 'x' })]);
    const joined = joinTagsets(first, tagset([tag('b', { shortcut: 'x' })]));
    expect(joined.tags.map(({ shortcut }) => shortcut)).toEqual(['x', null]);
  });
});
