import { expect, test } from 'vitest';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import { carriedFirst, carriedTagset } from '../../../shared/formats/carried-tagset.ts';
import { serialiseTagset } from '../../../shared/tagset/tagset-file.ts';
import { oddTagsets } from '../../support/small-article.ts';

test('a tagset that a file carries is as it was', () => {
  expect(carriedTagset(serialiseTagset(factCheckingTagset))).toEqual(factCheckingTagset);
});

test.each(oddTagsets)('a tagset %s is neither tidied nor refused', (_what, { tagset }) => {
  expect(carriedTagset(serialiseTagset(tagset))).toEqual(tagset);
});

const [tag] = factCheckingTagset.tags;

test.each([
  ['no JSON', '{'],
  ['another thing', '{"tagset":3}'],
  ['nothing', 'null'],
  [
    'not consistent in itself',
    JSON.stringify({ tagset: { ...factCheckingTagset, tags: [tag, tag], relations: [] } }),
  ],
])('text that is %s is no tagset', (_what, json) => {
  expect(carriedTagset(json)).toBeNull();
});

test('another version that is known here does not stand in for the one that is carried', () => {
  const later = { ...factCheckingTagset, version: factCheckingTagset.version + 1 };
  const same = structuredClone(factCheckingTagset);
  expect(carriedFirst([factCheckingTagset], [later])[0]).toBe(factCheckingTagset);
  expect(carriedFirst([factCheckingTagset], [later, same])[0]).toBe(same);
});
