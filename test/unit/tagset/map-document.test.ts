// Somebody else's tagset in terms of mine: what follows from ids and labels, and that nothing is dropped.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { AnnotationId, TagId } from '../../../shared/domain/ids.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import { mapDocument } from '../../../shared/tagset/map-document.ts';
import { noMigration } from '../../../shared/tagset/migrate-mark.ts';
import { completeMigration } from '../../../shared/tagset/propose-migration.ts';
import { arbitraryAnnotatedArticle, sha256Hex } from '../../support/arbitrary-article.ts';
import { smallArticle } from '../../support/small-article.ts';

const theirs = smallArticle();
const tag = (id: string, label: string, attributes: Tagset['tags'][number]['attributes'] = []) => ({
  id: id as TagId,
  label,
  color: '#1d4ed8',
  shortcut: null,
  description: null,
  attributes,
});
const form = (id: string, ...options: readonly (readonly [string, string])[]) => ({
  id,
  label: 'form',
  type: 'choice' as const,
  options: options.map(([option, label]) => ({ id: option, label })),
  required: false,
});

const mine: Tagset = {
  id: 'mine',
  name: 'Mine',
  version: 3,
  tags: [tag('person', 'Actor'), tag('words', 'quote', [form('kind', ['d', 'DIRECT'])])],
  relations: [{ id: 'by', label: 'Said by', from: ['words' as TagId], to: ['person' as TagId] }],
};

const mapped = (tagset: Tagset, chosen = noMigration) =>
  mapDocument(theirs, tagset, completeMigration(theirs.tagset, tagset, chosen));

describe('what follows from ids and labels', () => {
  test('tags, attributes, options and relations go by their labels, whatever the case', () => {
    expect(completeMigration(theirs.tagset, mine, noMigration)).toEqual({
      tags: { actor: 'person', quote: 'words' },
      attributes: { quote: { form: 'kind' } },
      options: { quote: { form: { direct: 'd' } } },
      relations: { 'said-by': 'by' },
    });
    const { document, unplaced } = mapped(mine);
    expect(unplaced).toEqual([]);
    expect(document.tagset).toBe(mine);
    expect(document.annotations.map(({ id, tag: to, attributes }) => [id, to, attributes])).toEqual(
      [
        ['m1', 'person', {}],
        ['m2', 'words', { kind: 'd' }],
      ],
    );
    expect(document.relations.map(({ type }) => type)).toEqual(['by']);
  });

  test('an id goes before a label', () => {
    const both = { ...mine, tags: [...mine.tags, tag('actor', 'Somebody')] };
    expect(completeMigration(theirs.tagset, both, noMigration).tags).toEqual({ quote: 'words' });
  });

  test('the same tagset changes nothing', () => {
    expect(mapped({ ...theirs.tagset }).document).toEqual(theirs);
  });

  test('what was chosen goes first, and attributes follow the tag that was chosen', () => {
    const other = {
      ...mine,
      tags: [...mine.tags, tag('said', 'Said', [form('how', ['i', 'Direct'])])],
    };
    const chosen = {
      ...noMigration,
      tags: { quote: 'said' },
      attributes: { quote: { form: 'kind' } },
    };
    const migration = completeMigration(theirs.tagset, other, chosen);
    expect(migration.tags).toEqual({ actor: 'person', quote: 'said' });
    expect(migration.attributes).toEqual({ quote: { form: 'how' } });
    expect(migration.options).toEqual({ quote: { form: { direct: 'i' } } });
  });
});

describe('what has no place', () => {
  test('marks without a tag of mine are kept beside the others, with their relations, and named', () => {
    const { document, unplaced } = mapped({ ...mine, tags: [tag('person', 'Actor')] });
    expect(document.annotations.map(({ id }) => id)).toEqual(['m1']);
    expect(document.relations).toEqual([]);
    expect(unplaced).toEqual([
      { part: 'tag', what: 'QUOTE', count: 1 },
      { part: 'relation', what: 'said by', count: 1 },
    ]);
    expect(document.article.extra).toEqual({
      sourcebenchKept: { annotations: [theirs.annotations[1]], relations: theirs.relations },
    });
  });

  test('a tag that the user leaves out is left out', () => {
    const { document, unplaced } = mapped(mine, { ...noMigration, tags: { actor: null } });
    expect(document.annotations.map(({ id }) => id)).toEqual(['m2']);
    expect(unplaced.map(({ what }) => what)).toEqual(['ACTOR', 'said by']);
  });

  test('values stay with their mark', () => {
    const plain = { ...mine, tags: [tag('person', 'Actor'), tag('quote', 'Quote')] };
    const { document, unplaced } = mapped({ ...plain, relations: [] });
    expect(document.annotations[1]).toMatchObject({
      attributes: {},
      extra: { sourcebenchKept: { attributes: { form: 'direct' } } },
    });
    expect(unplaced).toContainEqual({ part: 'value', what: 'Form of QUOTE', count: 1 });
  });

  test('a relation that mine does not allow between these tags is kept and named', () => {
    const swapped = { ...mine, relations: [{ id: 'said-by', label: '', from: [], to: [] }] };
    const { document, unplaced } = mapped(swapped);
    expect(document.relations).toEqual([]);
    expect(document.article.extra).toMatchObject({
      sourcebenchKept: { relations: [{ id: 'r1' }], annotations: [] },
    });
    expect(unplaced).toEqual([{ part: 'relation', what: 'said by', count: 1 }]);
  });
});

/** Mine is theirs with some of its parts taken away. */
function without(tagset: Tagset, everyNth: number, isStripped: boolean): Tagset {
  const tags = tagset.tags
    .filter((_, at) => at % everyNth !== 0)
    .map((each) => (isStripped ? { ...each, attributes: each.attributes.slice(1) } : each));
  const there = (ids: readonly TagId[]) => ids.filter((id) => tags.some((each) => each.id === id));
  const relations = tagset.relations.map((each) => ({
    ...each,
    from: there(each.from),
    to: there(each.to).slice(0, 1),
  }));
  return { ...tagset, id: 'mine', tags, relations };
}

test('property: no mark, relation or value of any file is lost, and the file format holds what comes out', () => {
  fc.assert(
    fc.property(
      arbitraryAnnotatedArticle({ withReview: false }),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      (document, everyNth, isStripped) => {
        const tagset = without(document.tagset, everyNth, isStripped);
        const out = mapDocument(
          document,
          tagset,
          completeMigration(document.tagset, tagset, noMigration),
        );
        const kept = (out.document.article.extra['sourcebenchKept'] ?? {}) as Kept;
        const ids = (things: readonly { readonly id: string }[] = []) => things.map(({ id }) => id);
        const all = [...ids(out.document.annotations), ...ids(kept.annotations)];
        expect(all.toSorted()).toEqual(ids(document.annotations).toSorted());
        const links = [...ids(out.document.relations), ...ids(kept.relations)];
        expect(links.toSorted()).toEqual(ids(document.relations).toSorted());
        const before = new Map(document.annotations.map((mark) => [mark.id, mark]));
        for (const { id, attributes, extra } of out.document.annotations) {
          const values = (extra['sourcebenchKept'] as Kept | undefined)?.attributes ?? {};
          expect({ ...attributes, ...values }).toEqual(before.get(id)?.attributes);
        }
        const json = serialiseAnnotatedArticle(out.document, {
          exportedAtMs: 0,
          generatorVersion: '',
        });
        expect(parseAnnotatedArticle(json, { sha256Hex }).problems).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

interface Kept {
  readonly annotations?: readonly { readonly id: AnnotationId }[];
  readonly relations?: readonly { readonly id: string }[];
  readonly attributes?: Readonly<Record<string, unknown>>;
}
