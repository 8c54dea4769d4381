import { describe, expect, test } from 'vitest';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { Attribute, RelationType, Tag, Tagset } from '../../../shared/domain/tagset.ts';
import {
  freeShortcut,
  isShortcut,
  withoutCollidingShortcuts,
} from '../../../shared/tagset/check-shortcuts.ts';
import { checkTagset } from '../../../shared/tagset/check-tagset.ts';
import { newDefinitionId, newTagId } from '../../../shared/tagset/new-id.ts';

const tag = (id: string, change: Partial<Tag> = {}): Tag => ({
  id: id as TagId,
  label: id,
  color: '#005764',
  shortcut: null,
  description: null,
  attributes: [],
  ...change,
});

const tagset = (change: Partial<Tagset> = {}): Tagset => ({
  id: 't',
  name: 'T',
  version: 1,
  tags: [tag('a')],
  relations: [],
  ...change,
});

const relation = (change: Partial<RelationType>): RelationType => ({
  id: 'r',
  label: 'r',
  from: ['a' as TagId],
  to: ['a' as TagId],
  ...change,
});

const attribute = (change: Partial<Attribute>): Attribute => ({
  id: 'x',
  label: 'x',
  type: 'text',
  required: false,
  ...change,
});

const errors = (checked: Tagset, keys?: ReadonlyMap<string, string>) =>
  checkTagset(checked, keys)
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => `${path} ${message}`);

test('the shipped tagset has no error, and says which two of its colours some readers confuse', () => {
  const keys = new Map([
    ['N', 'Note'],
    ['R', 'Relate'],
  ]);
  expect(checkTagset(factCheckingTagset, keys)).toEqual([
    {
      path: '$.tags[3].color',
      message:
        '“Actor” and “Quote” can hardly be told apart by readers who do not see green in the light theme.',
      remedy: 'Choose colours of the palette that are further apart.',
      severity: 'warning',
    },
  ]);
});

test.each<[string, Tagset, RegExp]>([
  ['no tag', tagset({ tags: [] }), /^\$\.tags The tagset has no tag/],
  ['no name', tagset({ name: ' ' }), /^\$\.name The tagset has no name/],
  ['a tag without a name', tagset({ tags: [tag('a', { label: '' })] }), /tags\[0\]\.label A tag/],
  ['an id twice', tagset({ tags: [tag('a'), tag('a')] }), /tags\[1\]\.id The tag id “a” stands/],
  ['no colour', tagset({ tags: [tag('a', { color: 'red' })] }), /tags\[0\]\.color The colour/],
  [
    'a key of two letters',
    tagset({ tags: [tag('a', { shortcut: 'ab' })] }),
    /shortcut The shortcut “ab” of “a” is not one key/,
  ],
  [
    'one key for two tags',
    tagset({ tags: [tag('a', { shortcut: 'x' }), tag('b', { shortcut: 'x' })] }),
    /tags\[1\]\.shortcut “a” and “b” have the same shortcut “X”/,
  ],
  [
    'a choice of nothing',
    tagset({ tags: [tag('a', { attributes: [attribute({ type: 'choice', options: [] })] })] }),
    /options “x” has nothing to choose from/,
  ],
  [
    'an option id twice',
    tagset({
      tags: [
        tag('a', {
          attributes: [
            attribute({
              type: 'choices',
              options: [
                { id: 'o', label: 'O' },
                { id: 'o', label: 'P' },
              ],
            }),
          ],
        }),
      ],
    }),
    /options\[1\]\.id The option id “o”/,
  ],
  [
    'a relation from a tag that is not there',
    tagset({ relations: [relation({ from: ['z' as TagId] })] }),
    /relations\[0\]\.from\[0\] The tagset has no tag “z”/,
  ],
  ['a relation to nothing', tagset({ relations: [relation({ to: [] })] }), /“r” ends at no tag/],
  [
    'one tag at both ends where there is none',
    tagset({
      tags: [tag('a'), tag('b')],
      relations: [relation({ to: ['b' as TagId], rules: { sameTag: true } })],
    }),
    /rules\.sameTag “r” joins passages of the same tag/,
  ],
  [
    'too many tags',
    tagset({ tags: Array.from({ length: 201 }, (_, at) => tag(`t${at}`)) }),
    /There are 201 tags/,
  ],
])('%s is an error', (_what, checked, message) => {
  expect(errors(checked)).toEqual([expect.stringMatching(message)]);
});

test('a key that a command has is an error where the commands are known', () => {
  const checked = tagset({ tags: [tag('a', { shortcut: 'n' })] });
  expect(errors(checked)).toEqual([]);
  expect(errors(checked, new Map([['N', 'Note']]))).toEqual([
    '$.tags[0].shortcut “N” already stands for “Note”.',
  ]);
});

test('labels and colours that are alike are warnings', () => {
  const tags = [tag('a', { label: 'Claim' }), tag('b', { label: 'claim', color: '#005866' })];
  expect(checkTagset(tagset({ tags })).map(({ message, severity }) => [severity, message])).toEqual(
    [
      ['warning', 'Two tags are called “claim”.'],
      ['warning', '“Claim” and “claim” look nearly the same in the light theme.'],
    ],
  );
  const [pale] = checkTagset(tagset({ tags: [tag('a', { color: '#ffff66' })] }));
  expect(pale?.message).toContain('too light to be read');
});

describe('shortcuts', () => {
  test.each([
    ['c', true],
    ['9', true],
    ['é', true],
    ['ж', true],
    [';', true],
    ['C', false],
    ['', false],
    [' ', false],
    ['ab', false],
    ['\u0301', false],
    ['ß', false],
  ])('%j is one: %s', (key, is) => {
    expect(isShortcut(key)).toBe(is);
  });

  test('those that collide are taken away and told', () => {
    const brought = tagset({
      tags: [
        tag('a', { shortcut: 'x' }),
        tag('b', { shortcut: 'x' }),
        tag('c', { shortcut: 'Enter' }),
        tag('d', { shortcut: 'n' }),
      ],
    });
    const { tagset: freed, problems } = withoutCollidingShortcuts(
      brought,
      new Map([['N', 'Note']]),
    );
    expect(freed.tags.map(({ shortcut }) => shortcut)).toEqual(['x', null, null, null]);
    expect(problems.map(({ path }) => path)).toEqual([
      '$.tags[1].shortcut',
      '$.tags[2].shortcut',
      '$.tags[3].shortcut',
    ]);
  });

  test('a new tag gets a letter of its name that is free', () => {
    const taken = [tag('a', { shortcut: 's' })];
    const keys = new Map([['T', 'Stack']]);
    expect(freeShortcut('Statement', taken, keys)).toBe('a');
    expect(freeShortcut('…', [], new Map())).toBe('1');
  });
});

test('ids are made of the label, in any script, and are never taken', () => {
  expect(newTagId('Not checkable!', [])).toBe('not-checkable');
  expect(newTagId('Ort / Gegend', ['ort-gegend', 'ort-gegend-2'])).toBe('ort-gegend-3');
  expect(newTagId('موقع', [])).toBe('موقع');
  expect(newDefinitionId('?!', ['option'], 'option')).toBe('option-2');
  expect(newTagId('x'.repeat(100), [])).toHaveLength(40);
});
