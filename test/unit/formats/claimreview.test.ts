import fc from 'fast-check';
import type { ClaimReview } from 'schema-dts';
import { describe, expect, test } from 'vitest';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { buildArticle, type ForeignMark } from '../../../shared/formats/build-article.ts';
import { claimreviewCodec } from '../../../shared/formats/claimreview.ts';
import type {
  AnnotationId,
  AnnotatorId,
  ArticleId,
  RelationId,
  TagId,
} from '../../../shared/domain/ids.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { expanded } from '../../support/json-ld.ts';
import { fileOf, readContext, textOf, writeAll } from '../../support/round-trip.ts';

const text =
  'The bridge is safe, Mayor Ana Ruiz said. It cost 3 million, the council wrote. It is old.';

function mark(
  id: string,
  tag: string,
  words: string,
  more: Partial<ForeignMark> = {},
): ForeignMark {
  const startUtf16 = text.indexOf(words);
  return {
    id,
    tag: tag as TagId,
    spans: [{ startUtf16, endUtf16: startUtf16 + words.length }],
    annotator: 'ana' as AnnotatorId,
    ...more,
  };
}

function article(): AnnotatedArticle {
  return buildArticle(readContext(), factCheckingTagset, {
    format: 'jsonl',
    file: fileOf('a', text),
    id: 'article 1',
    place: '',
    text,
    metadata: {
      title: 'Bridge reopens',
      byline: 'Bo Lind',
      publisher: 'Example Times',
      publishedOn: '2023-04-01',
      url: 'https://example.org/a',
      language: 'en',
    },
    annotators: [{ id: 'ana' as AnnotatorId, name: 'Ana' }],
    marks: [
      mark('c1', 'claim', 'The bridge is safe', {
        attributes: { verdict: 'refuted', topic: 'bridges', checkability: 'checkable' },
        note: 'See the report.',
        createdAtMs: Date.UTC(2026, 0, 1),
        updatedAtMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
      }),
      mark('a1', 'actor', 'Mayor Ana Ruiz', { attributes: { kind: 'person', name: 'Ana Ruiz' } }),
      mark('c2', 'claim', 'It cost 3 million', { attributes: { verdict: 'unproven' } }),
      mark('a2', 'actor', 'the council', { attributes: { kind: 'organisation' } }),
      mark('c3', 'claim', 'It is old', { attributes: { verdict: 'unchecked' } }),
    ],
    relations: [
      { id: 'r1', type: 'made-by', from: 'c1', to: 'a1' },
      { id: 'r2', type: 'made-by', from: 'c2', to: 'a2' },
      { id: 'r3', type: 'about', from: 'c1', to: 'a2' },
    ],
  });
}

/** Quotes become claims with whatever verdict a file may give them. */
function asClaims(any: AnnotatedArticle): AnnotatedArticle {
  const claim = (tag: TagId) => (tag === 'quote' ? ('claim' as TagId) : tag);
  const verdicts = ['supported', 'unchecked', 'half-true', '', 3, null];
  return {
    ...any,
    tagset: {
      ...any.tagset,
      tags: any.tagset.tags.map((tag) => ({ ...tag, id: claim(tag.id) })),
    },
    annotations: any.annotations.map((one, at) => ({
      ...one,
      tag: claim(one.tag),
      attributes: { ...one.attributes, verdict: verdicts[at % verdicts.length] ?? null },
    })),
  };
}

async function written(articles: readonly AnnotatedArticle[]) {
  const all = await writeAll(claimreviewCodec, articles);
  const document = JSON.parse(textOf(all, '.jsonld')) as { '@graph': Record<string, unknown>[] };
  return { document, loss: all.loss };
}

/** Held against the vocabulary's own types when the tests are compiled. */
const expected: ClaimReview = {
  '@type': 'ClaimReview',
  '@id': 'urn:sourcebench:article%201:c1',
  claimReviewed: 'The bridge is safe',
  dateCreated: '2026-01-01T00:00:00.000Z',
  dateModified: '2026-01-02T03:04:05.678Z',
  inLanguage: 'en',
  author: { '@type': 'Person', name: 'Ana' },
  reviewRating: {
    '@type': 'Rating',
    ratingValue: 1,
    bestRating: 5,
    worstRating: 1,
    alternateName: 'Refuted',
  },
  reviewBody: 'See the report.',
  keywords: 'bridges',
  itemReviewed: {
    '@type': 'Claim',
    text: 'The bridge is safe',
    datePublished: '2023-04-01',
    author: { '@type': 'Person', name: 'Ana Ruiz' },
    appearance: {
      '@type': 'Article',
      headline: 'Bridge reopens',
      url: 'https://example.org/a',
      datePublished: '2023-04-01',
      author: { '@type': 'Person', name: 'Bo Lind' },
      publisher: { '@type': 'Organization', name: 'Example Times' },
    },
  },
};

describe('claims with a verdict', () => {
  test('are reviews with what search engines ask for', async () => {
    const { document } = await written([article()]);
    expect(document['@graph']).toEqual([
      expected,
      expect.objectContaining({
        claimReviewed: 'It cost 3 million',
        reviewRating: { '@type': 'Rating', alternateName: 'Unproven' },
        itemReviewed: expect.objectContaining({
          author: { '@type': 'Organization', name: 'the council' },
        }) as object,
      }) as object,
    ]);
  });

  test('of several makers name all, and call nobody a person who may be none', async () => {
    const given = article();
    const annotations = given.annotations.map((one) =>
      one.id === 'a2' ? { ...one, attributes: {} } : one,
    );
    const [made] = given.relations;
    if (made === undefined) throw new Error('no relation');
    const relations = [made, { ...made, id: 'r4' as RelationId, to: 'a2' as AnnotationId }];
    const { document } = await written([{ ...given, annotations, relations }]);
    expect(document['@graph'][0]?.['itemReviewed']).toMatchObject({
      author: [{ '@type': 'Person', name: 'Ana Ruiz' }, { name: 'the council' }],
    });
  });

  test('are JSON-LD to an independent processor: no term of it is unknown', async () => {
    const { document } = await written([article()]);
    const reviews = await expanded(document);
    expect(reviews.map((review) => review['@type'])).toEqual([
      ['https://schema.org/ClaimReview'],
      ['https://schema.org/ClaimReview'],
    ]);
    expect(Object.keys(reviews[0] ?? {})).toContain('https://schema.org/itemReviewed');
    await expect(expanded({ ...document, made: 'up' })).rejects.toThrow(/[Ss]afe mode/);
  });

  test('leave everything else out, and say so', async () => {
    const { loss } = await written([article()]);
    const counts = Object.fromEntries(loss.kinds.map(({ kind, count }) => [kind, count]));
    expect(counts).toMatchObject({ annotation: 3, relation: 1, attribute: 1 });
    expect(loss.items.find(({ id }) => id === 'c3')?.what).toBe('a claim without a verdict');
    expect(loss.items.find(({ kind }) => kind === 'attribute')?.what).toBe('checkability');
    expect(loss.items.find(({ kind }) => kind === 'metadata')?.what).toMatch(/publisher.*url/);
    expect(counts).not.toHaveProperty('times');
  });

  test('in several segments or with makers in other articles say what became of that', async () => {
    const given = article();
    const [first, ...others] = given.annotations;
    const [made, ...more] = given.relations;
    if (first === undefined || made === undefined) throw new Error('no marks');
    const segments = [
      { startUtf16: 0, endUtf16: 10, quote: 'The bridge' },
      { startUtf16: 14, endUtf16: 18, quote: 'safe' },
    ];
    const { document, loss } = await written([
      {
        ...given,
        annotations: [{ ...first, segments }, ...others],
        relations: [{ ...made, toArticle: 'other' as ArticleId }, ...more],
      },
    ]);
    expect(document['@graph'][0]).toMatchObject({ claimReviewed: 'The bridge […] safe' });
    expect(document['@graph'][0]?.['itemReviewed']).not.toHaveProperty('author');
    expect(loss.items.map(({ kind, id }) => `${kind} ${id}`)).toEqual(
      expect.arrayContaining(['discontinuous c1', 'relation-across r1']),
    );
  });

  test('of tagsets of one’s own are found by what their tag is called', async () => {
    const given = article();
    const tags = given.tagset.tags.map((tag) =>
      tag.id === 'claim' ? { ...tag, id: 'behauptung' as TagId, label: 'CLAIM' } : tag,
    );
    const annotations = given.annotations.map((one) =>
      one.tag === 'claim' ? { ...one, tag: 'behauptung' as TagId } : one,
    );
    const own = { ...given, tagset: { ...given.tagset, tags }, annotations };
    expect((await written([own])).document['@graph']).toHaveLength(2);
  });

  test('of any article are read by the processor, and every mark is a review or a loss', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnnotatedArticle(), async (any) => {
        const { document, loss } = await written([asClaims(any)]);
        await expanded(document);
        const left = loss.kinds.find(({ kind }) => kind === 'annotation')?.count ?? 0;
        expect(document['@graph'].length + left).toBe(any.annotations.length);
      }),
    );
  });

  test('may be none: the file is an empty list, of several articles one list', async () => {
    const none = { ...article(), annotations: [], relations: [] };
    expect((await written([none])).document['@graph']).toEqual([]);
    expect((await written([article(), none, article()])).document['@graph']).toHaveLength(4);
  });

  test('that a review rejected are not published', async () => {
    const given = article();
    const annotations = given.annotations.map((one) => ({ ...one, rejectedBy: 'item' }));
    expect((await written([{ ...given, annotations }])).document['@graph']).toEqual([]);
  });
});
