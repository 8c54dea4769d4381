import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import { canonicalTagset, sameDefinition } from '../../../shared/tagset/canonical-tagset.ts';
import { parseTagsetFile, serialiseTagset } from '../../../shared/tagset/tagset-file.ts';
import { arbitraryTagset } from '../../support/arbitrary-article.ts';

/** What a file may say wrongly. */
interface Loose {
  owner?: string;
  tags: { id: string; shortcut: string | null; attributes: { type: string }[] }[];
}

/** The shipped tagset’s file with a change of one of its tags. */
function changed(change: (tagset: Loose, tag: Loose['tags'][number]) => void, at = 1): string {
  const file = JSON.parse(serialiseTagset(factCheckingTagset)) as { readonly tagset: Loose };
  const tag = file.tagset.tags[at];
  if (tag === undefined) throw new Error(`no tag ${at}`);
  change(file.tagset, tag);
  return JSON.stringify(file);
}

/** Names may be empty in an article's file, but not in a tagset that is kept. */
function withLabels(tagset: Tagset): Tagset {
  const named = <T extends { readonly label: string }>(item: T): T =>
    item.label === '' ? { ...item, label: 'None' } : item;
  return {
    ...tagset,
    name: tagset.name.trim() === '' ? 'T' : tagset.name,
    tags: tagset.tags.map((tag) => ({
      ...tag,
      attributes: tag.attributes.map((attribute) =>
        attribute.options === undefined
          ? attribute
          : { ...attribute, options: attribute.options.map(named) },
      ),
    })),
  };
}

const told = (json: string) => {
  const { tagset, problems } = parseTagsetFile(json);
  return [tagset === null, ...problems.map(({ path, message }) => `${path} ${message}`)];
};

test('a tagset that was written reads back as the same, and as the same bytes', () => {
  const named = arbitraryTagset.map((tagset) => withLabels(tagset));
  fc.assert(
    fc.property(named, (tagset) => {
      const written = serialiseTagset(tagset);
      const read = parseTagsetFile(written);
      expect(read).toEqual({ tagset: canonicalTagset(tagset), problems: [], newer: false });
      if (read.tagset !== null) expect(serialiseTagset(read.tagset)).toBe(written);
    }),
  );
});

test('the order of keys does not matter, and the version is no part of what it says', () => {
  const turned = JSON.parse(
    JSON.stringify(factCheckingTagset, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    ),
  ) as typeof factCheckingTagset;
  expect(serialiseTagset(turned)).toBe(serialiseTagset(factCheckingTagset));
  expect(sameDefinition(turned, { ...factCheckingTagset, version: 99 })).toBe(true);
  expect(sameDefinition(turned, { ...factCheckingTagset, name: 'Other' })).toBe(false);
});

const anyTagset = fc
  .jsonValue()
  .map((tagset) => JSON.stringify({ format: 'sourcebench.tagset', version: 1, tagset }));

describe('a file that cannot be used', () => {
  test.each<[string, string, string]>([
    [
      'an unknown attribute type',
      changed((_tagset, { attributes }) => {
        attributes[2] = { type: 'colour' };
      }, 0),
      '$.tagset.tags[0].attributes[2].type',
    ],
    [
      'a duplicate id',
      changed((_tagset, tag) => {
        tag.id = 'claim';
      }),
      '$.tags[1].id The tag id “claim” stands twice: first at item 0.',
    ],
    [
      'an unknown key',
      changed((tagset) => {
        tagset.owner = 'x';
      }),
      '$.tagset.owner Unknown key “owner”.',
    ],
    ['no tagset at all', '{"format":"sourcebench.tagset","version":1}', '$.tagset'],
    ['a list', '[]', '$.format This is JSON, but neither a tagset nor an annotated article.'],
  ])('%s is told with its place', (_what, json, message) => {
    const [isRefused, ...problems] = told(json);
    expect(isRefused).toBe(true);
    expect(problems.join('\n')).toContain(message);
  });

  test('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), anyTagset), (json) => {
        const { tagset, problems } = parseTagsetFile(json);
        expect(tagset === null && problems.length === 0).toBe(false);
      }),
    );
  });
});

test('colliding shortcuts are taken away and told', () => {
  const colliding = changed((_tagset, tag) => {
    tag.shortcut = 'c';
  });
  const [isRefused, ...problems] = told(colliding);
  expect(isRefused).toBe(false);
  expect(problems).toEqual(['$.tags[1].shortcut “Claim” and “Actor” have the same shortcut “C”.']);
});
