import { expect, test } from 'vitest';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import { tagsetSchema } from '../../../shared/annotation-file/tagset-schema.ts';
import { createScheme } from '../../../shared/formats/scheme.ts';

test('names that a known tagset has, by id or by label, become that tagset', () => {
  const scheme = createScheme('brat', 'brat');
  scheme.tag('Claim');
  scheme.value('Claim', 'verdict', 'Refuted');
  scheme.value('location', 'latitude', '51.5');
  scheme.relation('made by', 'Claim', 'Actor');
  const finished = scheme.finish([factCheckingTagset]);
  expect(finished.tagset).toBe(factCheckingTagset);
  expect(finished.tagId('Claim')).toBe('claim');
  expect(finished.relationId('made by')).toBe('made-by');
  expect(finished.valueOf('Claim', 'verdict', 'Refuted')).toEqual(['verdict', 'refuted']);
  expect(finished.valueOf('location', 'latitude', '51.5')).toEqual(['latitude', 51.5]);
});

test('two names that a known tagset has for one thing stay two', () => {
  const scheme = createScheme('brat', 'brat');
  scheme.tag('Claim');
  scheme.tag('claim');
  const finished = scheme.finish([factCheckingTagset]);
  expect([finished.tagId('Claim'), finished.tagId('claim')]).toEqual(['Claim', 'claim']);
  const attributes = createScheme('brat', 'brat');
  attributes.value('claim', 'verdict', 'refuted');
  attributes.value('claim', 'Verdict', 'supported');
  expect(attributes.finish([factCheckingTagset]).tagset.id).toBe('brat');
});

test.each([
  ['a tag', (scheme: ReturnType<typeof createScheme>) => scheme.tag('Merge-org')],
  [
    'an attribute',
    (scheme: ReturnType<typeof createScheme>) => scheme.value('claim', 'sure', true),
  ],
  [
    'an option',
    (scheme: ReturnType<typeof createScheme>) => scheme.value('claim', 'verdict', 'half true'),
  ],
  [
    'a relation between tags',
    (scheme: ReturnType<typeof createScheme>) => scheme.relation('made-by', 'actor', 'claim'),
  ],
])('%s that a known tagset lacks makes a new one, with the names of the file', (_what, add) => {
  const scheme = createScheme('brat', 'brat');
  scheme.tag('claim');
  add(scheme);
  const { tagset, tagId } = scheme.finish([factCheckingTagset]);
  expect(tagset).toMatchObject({ id: 'brat', name: 'brat', version: 1 });
  expect(tagId('claim')).toBe('claim');
  expect(tagsetSchema.safeParse(tagset).error).toBeUndefined();
});

test('the type of an attribute is the narrowest that all values have', () => {
  const scheme = createScheme('x', 'x');
  scheme.value('a', 'flag', true);
  scheme.value('a', 'count', 3);
  scheme.value('a', 'several', ['p', 'q']);
  scheme.value('a', 'mixed', 3);
  scheme.value('a', 'mixed', 'three');
  scheme.attribute('a', 'kind', { type: 'choice', options: ['person'] });
  scheme.value('a', 'kind', 'state');
  scheme.tag('');
  const { tagset, valueOf, tagId } = scheme.finish([]);
  expect(tagset.tags[0]?.attributes.map(({ id, type }) => [id, type])).toEqual([
    ['flag', 'boolean'],
    ['count', 'number'],
    ['several', 'choices'],
    ['mixed', 'text'],
    ['kind', 'choice'],
  ]);
  expect(tagset.tags[0]?.attributes[4]?.options?.map(({ id }) => id)).toEqual(['person', 'state']);
  expect(valueOf('a', 'mixed', 3)).toEqual(['mixed', '3']);
  expect(tagId('')).toBe('untitled');
  expect(() => tagId('never declared')).toThrow(RangeError);
  expect(tagsetSchema.safeParse(tagset).error).toBeUndefined();
});

test('an option always has a name', () => {
  const scheme = createScheme('brat', 'brat');
  scheme.attribute('a', 'x', { type: 'choice', options: ['', 'one'] });
  scheme.value('a', 'x', '');
  scheme.value('a', 'x', 'two');
  const [tag] = scheme.finish([]).tagset.tags;
  expect(tag?.attributes[0]?.options?.map(({ id }) => id)).toEqual(['one', 'two']);
});

test('the tagset that a file carries is its tagset where it has nothing to tell one by, and only there', () => {
  const carried = { ...factCheckingTagset, tags: [], relations: [] };
  const empty = createScheme('brat', 'brat');
  expect(empty.finish([factCheckingTagset], [carried]).tagset).toBe(carried);
  expect(empty.finish([factCheckingTagset]).tagset).toMatchObject({ id: 'brat', tags: [] });
  const some = createScheme('brat', 'brat');
  some.tag('Merge-org');
  expect(some.finish([], [carried]).tagset.tags.map(({ id }) => id)).toEqual(['Merge-org']);
});
