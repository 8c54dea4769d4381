import { parseW3CTextAnnotation } from '@recogito/text-annotator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { buildArticle } from '../../../shared/formats/build-article.ts';
import { w3cCodec } from '../../../shared/formats/w3c.ts';
import type { AnnotatorId, TagId } from '../../../shared/domain/ids.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { expanded } from '../../support/json-ld.ts';
import {
  checkRoundTrip,
  fileOf,
  readAll,
  readContext,
  textOf,
  writeAll,
} from '../../support/round-trip.ts';
import { annotation, target } from '../../support/web-annotations.ts';

const dataset = fc.uniqueArray(arbitraryAnnotatedArticle(), {
  minLength: 1,
  maxLength: 3,
  selector: ({ article }) => article.id,
});

interface Item {
  readonly id: string;
  readonly motivation: string | string[];
  readonly target: unknown;
}

function itemsOf(json: string): Item[] {
  return (JSON.parse(json) as { first: { items: Item[] } }).first.items;
}

test('holds everything: what goes out comes back, and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(dataset, async (articles) => {
      const written = await checkRoundTrip(w3cCodec, articles);
      expect(written.loss.kinds).toEqual([]);
      const back = await readAll(w3cCodec, written.files);
      expect(back.articles).toEqual(articles);
      expect(back.notes).toEqual([]);
      expect(await writeAll(w3cCodec, back.articles)).toEqual(written);
    }),
  );
}, 60_000);

test('is JSON-LD to an independent processor, with texts and without: no term is unknown', async () => {
  await fc.assert(
    fc.asyncProperty(dataset, fc.boolean(), async (articles, text) => {
      const written = await writeAll(w3cCodec, articles, { text });
      const [collection] = await expanded(JSON.parse(textOf(written, '.jsonld')) as object);
      const count = articles.reduce((sum, one) => sum + one.annotations.length, 0);
      const json = JSON.stringify(collection);
      expect(json.split('"http://www.w3.org/ns/oa#hasSource"').length > count).toBe(true);
      expect(json).toContain('urn:sourcebench:terms:data');
    }),
  );
}, 60_000);

test('is what Recogito reads: words, place, tag and note of every mark', async () => {
  await fc.assert(
    fc.asyncProperty(dataset, async (articles) => {
      const items = itemsOf(textOf(await writeAll(w3cCodec, articles), '.jsonld'));
      const marks = articles.flatMap(({ annotations }) => annotations);
      const tagging = items.filter(({ motivation }) => [motivation].flat()[0] === 'tagging');
      expect(tagging).toHaveLength(marks.length);
      for (const [at, item] of tagging.entries()) {
        const mark = marks[at];
        // What has no place in the text has none there either.
        if (mark === undefined || mark.anchoring.state === 'orphan') continue;
        const { parsed, error } = parseW3CTextAnnotation(item as never);
        expect(error).toBeUndefined();
        expect(parsed?.target.selector.map(({ quote }) => quote)).toEqual(
          mark.segments.map(({ quote }) => quote),
        );
        const said = parsed?.bodies.map(({ purpose, value }) => [purpose, value]);
        expect(said?.[0]).toEqual(['tagging', mark.tag]);
        if (mark.note !== null) expect(said?.[1]).toEqual(['commenting', mark.note]);
      }
    }),
  );
}, 60_000);

/** One mark with everything, and one that it is linked to. */
function small(): AnnotatedArticle {
  const text = 'Ana 🚧 says so.';
  return buildArticle(readContext(), factCheckingTagset, {
    format: 'jsonl',
    file: fileOf('a', text),
    id: 'a 1',
    place: '',
    text,
    metadata: { title: 'Bridge', language: 'en' },
    annotators: [{ id: 'ana' as AnnotatorId, name: 'Ana' }],
    marks: [
      {
        id: '0b0f2f0e-6a53-4e0e-9d0c-0f6f5b0c7a11',
        tag: 'quote' as TagId,
        spans: [{ startUtf16: 7, endUtf16: 14 }],
        attributes: { form: 'direct' },
        note: 'Who?',
        annotator: 'ana' as AnnotatorId,
      },
      {
        id: 'http://example.org/2',
        tag: 'actor' as TagId,
        spans: [
          { startUtf16: 0, endUtf16: 3 },
          { startUtf16: 4, endUtf16: 6 },
        ],
        annotator: 'ana' as AnnotatorId,
      },
    ],
    relations: [
      {
        id: 'r1',
        type: 'said-by',
        from: '0b0f2f0e-6a53-4e0e-9d0c-0f6f5b0c7a11',
        to: 'http://example.org/2',
        annotator: 'ana' as AnnotatorId,
      },
    ],
  });
}

test('says marks and relations in the words of the vocabulary, and code points', async () => {
  const named = { name: 'set', nameOf: () => 'br#cke 1' };
  const written = await writeAll(w3cCodec, [small()], named);
  expect(written.files.map(({ path }) => path)).toEqual(['br#cke 1.txt', 'set.jsonld']);
  const document = JSON.parse(textOf(written, '.jsonld')) as Record<string, unknown>;
  expect(document).toMatchObject({
    type: 'AnnotationCollection',
    label: 'set',
    generator: { type: 'Software', name: 'Sourcebench' },
    total: 4,
    first: { type: 'AnnotationPage', partOf: document['id'] },
  });
  const made = '2026-01-02T03:04:05.678Z';
  const creator = { id: 'urn:sourcebench:id:ana', type: 'Person', name: 'Ana' };
  const plain = { type: 'TextualBody', format: 'text/plain' };
  const source = 'br%23cke%201.txt';
  const stretch = (start: number, end: number, exact: string, more: object = {}) => ({
    type: 'SpecificResource',
    source,
    selector: [
      { type: 'TextPositionSelector', start, end },
      { type: 'TextQuoteSelector', exact, ...more },
    ],
  });
  expect(itemsOf(JSON.stringify(document))).toMatchObject([
    {
      id: 'urn:sourcebench:id:a%201#article',
      motivation: 'describing',
      body: { value: 'Bridge', language: 'en' },
      target: source,
      sourcebench: { format: 'sourcebench.annotated-article' },
    },
    {
      id: 'http://example.org/2',
      motivation: 'tagging',
      body: [{ ...plain, purpose: 'tagging', value: 'actor', label: 'Actor' }],
      target: [stretch(0, 3, 'Ana'), stretch(4, 5, '🚧', { suffix: ' says so.' })],
    },
    {
      id: 'urn:uuid:0b0f2f0e-6a53-4e0e-9d0c-0f6f5b0c7a11',
      type: 'Annotation',
      motivation: ['tagging', 'commenting'],
      created: made,
      modified: made,
      creator,
      body: [
        { ...plain, purpose: 'tagging', value: 'quote', label: 'Quote' },
        { ...plain, purpose: 'commenting', value: 'Who?', format: 'text/markdown' },
        { ...plain, purpose: 'describing', value: 'form: direct' },
      ],
      target: stretch(6, 13, 'says so', { prefix: 'Ana 🚧 ', suffix: '.' }),
      sourcebench: { article: 'a 1', attributes: { form: 'direct' }, origin: 'imported' },
    },
    {
      id: 'urn:sourcebench:id:r1',
      motivation: 'linking',
      body: [{ ...plain, purpose: 'tagging', value: 'said-by' }, 'http://example.org/2'],
      target: 'urn:uuid:0b0f2f0e-6a53-4e0e-9d0c-0f6f5b0c7a11',
    },
  ]);
  const back = await readAll(w3cCodec, written.files);
  expect([back.problems, back.notes]).toEqual([[], []]);
  expect(back.articles).toMatchObject([{ article: { id: 'a 1' }, relations: [{ id: 'r1' }] }]);
});

test('keeps ids and names that no IRI and no line of text can hold', async () => {
  const odd = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }).map((one) => one.toWellFormed()),
    fc.constantFrom(' ', ' a ', 'urn:uuid:1', 'urn:sourcebench:id:%41', 'http://a b', 'tag:x', '%'),
  );
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(odd, { minLength: 5, maxLength: 5 }), async (names) => {
      const [tag = '', id = '', annotator = '', article = '', relation = ''] = names;
      const given = small();
      const tags = given.tagset.tags.map((one) => ({
        ...one,
        id: one.id === 'quote' ? (tag as TagId) : one.id,
      }));
      const relations = given.tagset.relations.map((one) => ({
        ...one,
        from: one.from.map((from) => (from === 'quote' ? (tag as TagId) : from)),
        to: one.to.map((to) => (to === 'quote' ? (tag as TagId) : to)),
      }));
      const renamed = JSON.parse(
        JSON.stringify({ ...given, tagset: { ...given.tagset, tags, relations } })
          .replaceAll('"tag":"quote"', () => `"tag":${JSON.stringify(tag)}`)
          .replaceAll('"0b0f2f0e-6a53-4e0e-9d0c-0f6f5b0c7a11"', () => JSON.stringify(id))
          .replaceAll('"ana"', () => JSON.stringify(annotator))
          .replaceAll('"a 1"', () => JSON.stringify(article))
          .replaceAll('"r1"', () => JSON.stringify(relation)),
      ) as AnnotatedArticle;
      const back = await readAll(w3cCodec, (await writeAll(w3cCodec, [renamed])).files);
      expect(back.problems).toEqual([]);
      const [first] = back.articles;
      expect(first?.article.id).toBe(article);
      expect(first?.annotators.map((one) => one.id)).toEqual([annotator]);
      expect(first?.annotations.map((one) => [one.id, one.tag])).toEqual(
        renamed.annotations.toReversed().map((one) => [one.id, one.tag]),
      );
      expect(first?.relations.map((one) => [one.id, one.from])).toEqual([[relation, id]]);
    }),
  );
});

describe('without texts', () => {
  test('has hashes instead of words, and says so', async () => {
    const given = small();
    const annotations = given.annotations.map((one) => ({
      ...one,
      extra: { other: { words: 'says so' } },
    }));
    const written = await writeAll(w3cCodec, [{ ...given, annotations }], { text: false });
    expect(written.files.map(({ path }) => path)).toEqual(['dataset.jsonld']);
    const json = textOf(written, '.jsonld');
    expect(json).not.toContain('says so');
    expect(json).toContain('quoteSha256');
    expect(written.loss.kinds).toEqual([
      { kind: 'text', count: 1 },
      { kind: 'extra', count: 2 },
    ]);
    const { problems, articles } = await readAll(w3cCodec, written.files);
    expect(articles).toEqual([]);
    expect(problems[0]?.message).toMatch(/not among the files/);
  });
});

test('beside annotations of another program that nobody changed: both come back', async () => {
  const foreign = await readAll(w3cCodec, [
    fileOf('a.jsonld', JSON.stringify(annotation({ target }))),
  ]);
  for (const articles of [
    [small(), ...foreign.articles],
    [...foreign.articles, small()],
  ]) {
    const written = await writeAll(w3cCodec, articles);
    const json = JSON.parse(textOf(written, '.jsonld')) as object;
    expect(JSON.stringify(await expanded(json))).toContain('urn:sourcebench:terms:data');
    const back = await readAll(w3cCodec, written.files);
    expect(back.problems).toEqual([]);
    expect(
      back.articles.map(({ annotations }) => annotations.map(({ segments }) => segments[0]?.quote)),
    ).toEqual([['Ana', 'says so'], ['the bridge']]);
  }
});

describe('with what other programs made of it', () => {
  async function changed(change: (items: Record<string, unknown>[]) => void) {
    const written = await writeAll(w3cCodec, [small()]);
    const document = JSON.parse(textOf(written, '.jsonld')) as {
      first: { items: Record<string, unknown>[] };
    };
    change(document.first.items);
    return readAll(
      w3cCodec,
      written.files.map((file) =>
        file.path.endsWith('.jsonld') ? fileOf(file.path, JSON.stringify(document)) : file,
      ),
    );
  }

  test('reads marks and links they added, by whoever made them', async () => {
    const { articles, problems } = await changed((items) => {
      const [, , quote] = items;
      items.push(
        {
          id: 'https://tool.example/1',
          type: 'Annotation',
          creator: { id: 'https://tool.example/bo', name: 'Bo' },
          created: '2026-03-01T00:00:00Z',
          body: { type: 'TextualBody', purpose: 'tagging', value: 'actor' },
          target: { source: 'bridge-1.txt', selector: { type: 'TextQuoteSelector', exact: 'Ana' } },
        },
        {
          id: 'https://tool.example/2',
          type: 'Annotation',
          motivation: 'linking',
          body: [
            { type: 'TextualBody', purpose: 'tagging', value: 'said-by' },
            'https://tool.example/1',
          ],
          target: quote?.['id'],
        },
      );
    });
    expect(problems).toEqual([]);
    const [article] = articles;
    expect(article?.annotations.find(({ id }) => id === 'https://tool.example/1')).toMatchObject({
      tag: 'actor',
      annotator: 'https://tool.example/bo',
      createdAtMs: Date.UTC(2026, 2, 1),
      origin: 'imported',
      segments: [{ quote: 'Ana', startUtf16: 0 }],
    });
    expect(article?.relations.find(({ id }) => id === 'https://tool.example/2')).toMatchObject({
      type: 'said-by',
      from: '0b0f2f0e-6a53-4e0e-9d0c-0f6f5b0c7a11',
      to: 'https://tool.example/1',
    });
    expect(article?.annotators.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Ana', 'Bo', 'Not named (Web Annotation)']),
    );
  });

  test('takes the tag, the note and the place as they are now', async () => {
    const { articles, problems } = await changed((items) => {
      Object.assign(items[2] ?? {}, {
        body: [
          { type: 'TextualBody', purpose: 'tagging', value: 'claim' },
          { type: 'TextualBody', purpose: 'commenting', value: ' Now. ' },
        ],
        target: {
          source: 'bridge-1.txt',
          selector: [{ type: 'TextPositionSelector', start: 11, end: 13 }],
        },
        sourcebench: { article: 'a 1', attributes: {}, origin: 'manual' },
      });
      items.splice(3);
    });
    expect(problems).toEqual([]);
    expect(articles[0]?.annotations[1]).toMatchObject({
      tag: 'claim',
      note: ' Now. ',
      segments: [{ quote: 'so', startUtf16: 12 }],
    });
  });

  test.each([
    ['a tag that the tagset lacks', { body: { purpose: 'tagging', value: 'place' } }, 2, 2],
    ['no time', { created: 'yesterday' }, 2, 2],
    ['words that are nowhere', { target: { source: 'bridge-1.txt', selector: [] } }, 2, 2],
    ['an id that another has', { id: 'http://example.org/2' }, 2, 2],
    [
      'a link to nothing',
      { sourcebench: { article: 'a 1', type: 'said-by', from: 'x', to: 'y' } },
      3,
      3,
    ],
  ])('%s is a problem with its place, and the rest stands', async (_what, change, at, path) => {
    const { articles, problems } = await changed((items) => Object.assign(items[at] ?? {}, change));
    expect(problems.map((problem) => problem.path)).toContain(`$.first.items[${path}]`);
    expect(problems[0]?.file).toBe('dataset.jsonld');
    expect(articles).toHaveLength(1);
  });

  test('a second description of the article is left out and told', async () => {
    const { articles, problems } = await changed((items) => {
      const [first] = items;
      if (first !== undefined) items.push(first);
    });
    expect(problems.map(({ path }) => path)).toEqual(['$.first.items[4]']);
    expect(articles).toHaveLength(1);
  });
});
