import { describe, expect, test } from 'vitest';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { JsonValue } from '../../../shared/domain/json.ts';
import type { Attribute, AttributeType, Tag, Tagset } from '../../../shared/domain/tagset.ts';
import { carryAttributes } from '../../../shared/tagset/carry-attributes.ts';
import { carryValue } from '../../../shared/tagset/carry-value.ts';
import { compareTagsets } from '../../../shared/tagset/compare-tagsets.ts';
import { createEffects } from '../../../shared/tagset/effects.ts';
import { markMigrator, noMigration } from '../../../shared/tagset/migrate-mark.ts';

const options = [
  { id: 'hi', label: 'High' },
  { id: 'lo', label: 'Low' },
];

const attribute = (type: AttributeType, change: Partial<Attribute> = {}): Attribute => ({
  id: 'x',
  label: 'X',
  type,
  required: false,
  ...(type === 'choice' || type === 'choices' ? { options } : {}),
  ...change,
});

const tag = (id: string, ...attributes: Attribute[]): Tag => ({
  id: id as TagId,
  label: id.toUpperCase(),
  color: '#005764',
  shortcut: null,
  description: null,
  attributes,
});

const tagset = (...tags: Tag[]): Tagset => ({
  id: 't',
  name: 'T',
  version: 1,
  tags,
  relations: [],
});

describe('a value whose attribute gets another type', () => {
  test.each<[AttributeType, JsonValue, AttributeType, JsonValue | undefined]>([
    ['choice', 'hi', 'choices', ['hi']],
    ['choice', 'hi', 'text', 'High'],
    ['choices', ['hi', 'lo'], 'text', 'High, Low'],
    ['choices', ['hi'], 'choice', 'hi'],
    ['choices', ['hi', 'lo'], 'choice', undefined],
    ['text', ' low ', 'choice', 'lo'],
    ['text', 'hi', 'choices', ['hi']],
    ['text', 'middle', 'choice', undefined],
    ['text', '12.5', 'number', 12.5],
    ['text', 'twelve', 'number', undefined],
    ['text', '', 'number', undefined],
    ['number', 0, 'text', '0'],
    ['boolean', false, 'text', 'no'],
    ['text', 'Yes', 'boolean', true],
    ['text', 'perhaps', 'boolean', undefined],
    ['text', ' 2023-04-01', 'date', '2023-04-01'],
    ['text', '2023-02-30', 'date', undefined],
    ['date', '2023-04-01', 'text', '2023-04-01'],
    ['text', 'https://example.org/a', 'url', 'https://example.org/a'],
    ['number', 5, 'date', undefined],
    ['number', 5, 'number', 5],
  ])('%s %j becomes %s %j', (from, value, to, expected) => {
    expect(carryValue(attribute(from), attribute(to), value).value).toEqual(expected);
  });

  test('options are mapped, dropped or found by their label', () => {
    const other = attribute('choices', {
      options: [
        { id: 'top', label: 'Top' },
        { id: 'l', label: 'low' },
      ],
    });
    const from = attribute('choices');
    expect(carryValue(from, other, ['hi', 'lo'], { hi: 'top' })).toEqual({
      value: ['top', 'l'],
      lost: [],
    });
    expect(carryValue(from, other, ['hi', 'lo'])).toEqual({ value: ['l'], lost: ['High'] });
    expect(carryValue(from, other, ['hi', 'lo'], { hi: null, lo: null })).toEqual({
      value: undefined,
      lost: ['High', 'Low'],
    });
  });
});

describe('the values of a mark', () => {
  test('go to the attributes that are named, or else with the same id', () => {
    const from = tag('a', attribute('text'), attribute('text', { id: 'y', label: 'Y' }));
    const to = tag('b', attribute('text'), attribute('text', { id: 'z', label: 'Z' }));
    const { values, changes } = carryAttributes({ x: '1', y: '2' }, from, to, {
      attributes: { y: 'z' },
    });
    expect(values).toEqual({ x: '1', z: '2' });
    expect(changes).toMatchObject([{ from: { id: 'y' }, to: { id: 'z' }, lost: [] }]);
  });

  test('that cannot stay are told, one by one', () => {
    const from = tag('a', attribute('text'), attribute('number', { id: 'y', label: 'Y' }));
    const { values, changes } = carryAttributes(
      { x: 'many', y: 2, other: 1 },
      from,
      tag('b', attribute('number')),
      {
        attributes: { y: 'x' },
      },
    );
    expect(values).toEqual({ x: 2 });
    expect(changes.map((change) => [change.from.id, change.to?.id ?? null])).toEqual([
      ['x', null],
      ['y', 'x'],
      ['other', null],
    ]);
  });

  test('may be called like what every object has', () => {
    const link = attribute('text', { id: '__proto__', label: 'Link' });
    const values = JSON.parse('{"__proto__":"a","constructor":"b"}') as Record<string, string>;
    const carried = carryAttributes(values, tag('a', link), tag('b', link));
    expect(Object.entries(carried.values)).toEqual([['__proto__', 'a']]);
  });
});

describe('marks', () => {
  test('of tags that stay as they are are not even looked at', () => {
    const later = tagset(
      ...factCheckingTagset.tags.map((one) => ({
        ...one,
        label: `${one.label}!`,
        color: '#000000',
      })),
    );
    expect(markMigrator(factCheckingTagset, later, noMigration).touched.size).toBe(0);
  });

  test('of a tag that is gone wait for a word about them', () => {
    const { outcomeOf, touched } = markMigrator(
      tagset(tag('a'), tag('b')),
      tagset(tag('b')),
      noMigration,
    );
    expect([...touched]).toEqual(['a']);
    expect(outcomeOf({ tag: 'a' as TagId, attributes: {} })).toEqual({ how: 'unresolved' });
    expect(outcomeOf({ tag: 'b' as TagId, attributes: {} })).toEqual({ how: 'kept' });
  });

  test('are not sent to a tag that is not there either', () => {
    const migration = { ...noMigration, tags: { a: 'toString' } };
    const { outcomeOf } = markMigrator(tagset(tag('a')), tagset(tag('b')), migration);
    expect(outcomeOf({ tag: 'a' as TagId, attributes: {} }).how).toBe('unresolved');
  });
});

test('what is different between two tagsets is told part by part', () => {
  const before = tagset(tag('a', attribute('choice')), tag('b'));
  const after = tagset(
    {
      ...tag('a', attribute('choice', { options: [options[0] ?? { id: '', label: '' }] })),
      label: 'Ah',
    },
    tag('c'),
  );
  const { same, deltas } = compareTagsets(before, after);
  expect(same).toBe(false);
  expect(
    deltas.map(({ part, how, label, after: now, tag: of }) => [part, how, label, now, of]),
  ).toEqual([
    ['tag', 'removed', 'B', null, null],
    ['tag', 'renamed', 'A', 'Ah', null],
    ['option', 'removed', 'Low', null, 'a'],
    ['tag', 'added', 'C', 'C', null],
  ]);
  const retyped = compareTagsets(
    tagset(tag('a', attribute('text'))),
    tagset(tag('a', attribute('url'))),
  );
  expect(retyped.deltas).toMatchObject([{ how: 'retyped', label: 'X', after: 'url' }]);
  expect(compareTagsets(before, { ...before, version: 9 })).toEqual({ same: true, deltas: [] });
});

test('effects count things and articles, what is lost first', () => {
  const effects = createEffects();
  effects.add('retag', 'A → B', 'one');
  effects.add('retag', 'A → B', 'one');
  effects.add('retag', 'A → B', 'two');
  effects.add('delete-values', 'X of A', 'two');
  expect(effects.list).toEqual([
    { kind: 'delete-values', what: 'X of A', count: 1, articles: 1 },
    { kind: 'retag', what: 'A → B', count: 3, articles: 2 },
  ]);
});
