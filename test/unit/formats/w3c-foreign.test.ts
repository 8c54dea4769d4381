import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { FormatFile } from '../../../shared/formats/codec.ts';
import { w3cCodec } from '../../../shared/formats/w3c.ts';
import { expectConsistent } from '../../support/codec-checks.ts';
import { expanded } from '../../support/json-ld.ts';
import { fileOf, readAll, textOf, writeAll } from '../../support/round-trip.ts';
import {
  annotation,
  comment,
  pageUrl,
  quoteOf,
  tagged,
  target,
} from '../../support/web-annotations.ts';

const json = (value: unknown, path = 'a.json'): FormatFile => fileOf(path, JSON.stringify(value));
const page = fileOf('page.txt', 'Ana 🚧 says the bridge is safe.');

const quotes = ({ annotations }: AnnotatedArticle) =>
  annotations.map(({ segments }) => segments.map(({ quote }) => quote).join('|'));

/** What it is written as after it was read, as JSON. */
async function again(value: unknown): Promise<unknown> {
  const read = await readAll(w3cCodec, [json(value)]);
  expect(read.problems).toEqual([]);
  return JSON.parse(textOf(await writeAll(w3cCodec, read.articles), '.jsonld'));
}

describe('annotations of a text', () => {
  test('stand in it, where it is beside them', async () => {
    const value = annotation({
      creator: { id: 'acct:ana', name: 'Ana' },
      created: '2024-01-05T13:19:14.716Z',
      body: [tagged('Claim'), tagged('Checked'), comment('Really?')],
      target,
    });
    const { articles, problems, notes } = await readAll(w3cCodec, [json(value), page]);
    expect([problems, notes]).toEqual([[], []]);
    const [article] = articles;
    expect(article?.article.url).toBe(pageUrl);
    expect(article?.annotators).toEqual([{ id: 'acct:ana', name: 'Ana' }]);
    expect(
      article?.annotations.map(({ tag, note, segments }) => [tag, note, segments[0]?.quote]),
    ).toEqual([
      ['Claim', 'Really?', 'the bridge'],
      ['Checked', null, 'the bridge'],
    ]);
  });

  test('stand in the text that is called like their file, where they have one source', async () => {
    const files = [json(annotation({ target }), 'notes.json'), { ...page, path: 'x/notes.txt' }];
    const { articles, notes } = await readAll(w3cCodec, files);
    expect(notes).toEqual([]);
    expect(articles[0]?.article.text).toContain('🚧');
  });

  test('do not need a text that nothing is about, which is told', async () => {
    const { notes } = await readAll(w3cCodec, [
      json(annotation({ target })),
      page,
      fileOf('b.txt', 'b'),
    ]);
    expect(notes).toMatchObject([{ file: 'b.txt', path: '$' }]);
  });

  test('keep text and places when they go out and come in again', async () => {
    const value = annotation({ body: [tagged('Claim')], target, motivation: 'tagging' });
    const read = await readAll(w3cCodec, [json(value), page]);
    const written = await writeAll(w3cCodec, read.articles);
    expect(written.loss.kinds).toEqual([]);
    const back = await readAll(w3cCodec, written.files);
    expect([back.problems, back.articles]).toEqual([[], read.articles]);
    const document = JSON.parse(textOf(written, '.jsonld')) as { first: { items: object[] } };
    expect(document.first.items[1]).toMatchObject({ id: value['id'], target });
  });

  test.each([
    ['CRLF as it stands', 'One\r\ntwo 🚧 three', { start: 11, end: 16 }, 0],
    ['CRLF counted as one', 'One\r\ntwo 🚧 three', { start: 10, end: 15 }, 1],
    ['UTF-16', 'One\ntwo 🚧 three', { start: 11, end: 16 }, 1],
  ])('%s is found out by the quotes', async (_what, text, position, notesCount) => {
    const selector = [{ type: 'TextPositionSelector', ...position }, quoteOf('three')];
    const value = annotation({ target: { source: pageUrl, selector } });
    const { articles, problems, notes } = await readAll(w3cCodec, [
      json(value),
      fileOf('page.txt', text),
    ]);
    expect([problems, notes.length]).toEqual([[], notesCount]);
    expect(articles.map(quotes)).toEqual([['three']]);
  });

  test('with words that stand there twice say that one place was chosen', async () => {
    const text = fileOf('page.txt', 'a bridge and a bridge');
    const of = (selector: object) => annotation({ target: { source: pageUrl, selector } });
    const unclear = await readAll(w3cCodec, [json(of(quoteOf('bridge'))), text]);
    expect(unclear.notes).toMatchObject([{ path: '$', file: 'a.json' }]);
    const clear = await readAll(w3cCodec, [
      json(of(quoteOf('bridge', { prefix: 'and a ' }))),
      text,
    ]);
    expect(clear.notes).toEqual([]);
    expect(clear.articles[0]?.annotations[0]?.segments[0]?.startUtf16).toBe(15);
  });
});

describe('selectors', () => {
  const text = 'One two. One two three. 🚧 four.';
  const read = async (selector: unknown, more: readonly unknown[] = []) => {
    const targets = [{ source: pageUrl, selector }, ...more];
    const value = annotation({ target: targets.length === 1 ? targets[0] : targets });
    return readAll(w3cCodec, [json(value), fileOf('page.txt', text)]);
  };
  const position = (start: number, end: number, more: object = {}) => ({
    type: 'TextPositionSelector',
    start,
    end,
    ...more,
  });

  test.each([
    ['a quote within a quote', quoteOf('One two three', { refinedBy: quoteOf('two') }), 'two'],
    ['a position within a position', position(9, 22, { refinedBy: position(4, 7) }), 'two'],
    [
      'a position within a quote',
      quoteOf('One two three', { refinedBy: position(8, 13) }),
      'three',
    ],
    [
      'words within an element',
      { type: 'XPathSelector', value: '/p[2]', refinedBy: quoteOf('three') },
      'three',
    ],
    [
      'a range from one position to another',
      { type: 'RangeSelector', startSelector: position(17, 18), endSelector: position(22, 23) },
      'three',
    ],
  ])('%s is the words that are meant', async (_what, selector, words) => {
    const { articles, problems } = await read(selector);
    expect(problems).toEqual([]);
    expect(articles.map(quotes)).toEqual([[words]]);
  });

  test('that count from an element whose place is not known are kept and told', async () => {
    const selector = { type: 'XPathSelector', value: '/p[2]', refinedBy: position(4, 7) };
    const { articles, problems, notes } = await read(selector);
    expect(articles).toEqual([]);
    expect(problems[0]?.message).toMatch(/points at words/);
    expect(notes[0]?.message).toMatch(/not about words/);
  });

  test('in several targets are one mark of several segments; another source is told', async () => {
    const { articles, notes } = await read(position(0, 3), [
      { source: pageUrl, selector: quoteOf('four') },
      { source: 'http://example.org/other', selector: quoteOf('five') },
    ]);
    expect(articles.map(quotes)).toEqual([['One|four']]);
    expect(notes[0]?.message).toMatch(/further targets/);
  });
});

describe('annotations without their text', () => {
  test('are an article of their passages, and the note says why', async () => {
    const { articles, notes, problems } = await readAll(w3cCodec, [json(annotation({ target }))]);
    expect(problems).toEqual([]);
    expect(articles[0]?.article).toMatchObject({ text: 'says the bridge is', title: pageUrl });
    expect(articles.map(quotes)).toEqual([['the bridge']]);
    expect(notes[0]?.message).toMatch(/not among the files/);
    expect(notes[0]?.remedy).toContain('page.txt');
  });

  test('of passages that overlap share one stretch of it', async () => {
    const of = (id: string, start: number, exact: string, more: object) =>
      annotation({
        id,
        target: {
          source: pageUrl,
          selector: [
            { type: 'TextPositionSelector', start, end: start + exact.length },
            quoteOf(exact, more),
          ],
        },
      });
    const { articles } = await readAll(w3cCodec, [
      json([
        of('2', 108, 'three', { prefix: 'two ', suffix: ' four' }),
        of('1', 100, 'One', { prefix: '. ', suffix: ' two three' }),
        of('3', 500, 'far', {}),
      ]),
    ]);
    expect(articles[0]?.article.text).toBe('. One two three four\n\nfar');
    expect(articles.map(quotes)).toEqual([['three', 'One', 'far']]);
  });

  test('go out as they came, whatever they came in', async () => {
    const one = annotation({ target, body: [tagged('X'), 'http://example.org/video'] });
    const other = annotation({ id: 'b', target: pageUrl, body: comment('A page note') });
    const containers = [
      one,
      [one, other],
      { '@context': one['@context'], type: 'AnnotationPage', id: 'p', items: [one, other] },
      {
        '@context': one['@context'],
        type: 'AnnotationCollection',
        total: 2,
        first: { type: 'AnnotationPage', startIndex: 0, items: [one, other] },
      },
    ];
    for (const value of containers) expect(await again(value)).toEqual(value);
    const tags = annotation({ target, body: [tagged('A'), tagged('B'), tagged('C')] });
    const { articles } = await readAll(w3cCodec, [json(tags)]);
    const turned = articles.map((read) => ({
      ...read,
      annotations: read.annotations.toReversed(),
    }));
    expect(JSON.parse(textOf(await writeAll(w3cCodec, turned), '.jsonld'))).toEqual(tags);
  });

  test('that link each other are related, and go out as they came', async () => {
    const link = {
      ...annotation({ id: 'l', motivation: 'linking', target: 'x', body: 'y' }),
      creator: 'acct:bo',
    };
    const outside = annotation({
      id: 'm',
      motivation: 'linking',
      target: 'x',
      body: 'http://a.example/',
    });
    const named = annotation({
      id: 'n',
      motivation: ['linking'],
      target: 'y',
      body: [tagged('said by'), 'x'],
    });
    const value = [
      annotation({ id: 'x', target }),
      annotation({ id: 'y', target }),
      link,
      outside,
      named,
    ];
    const { articles, notes } = await readAll(w3cCodec, [json(value)]);
    expect(articles[0]?.relations).toMatchObject([
      { id: 'l', type: 'linking', from: 'x', to: 'y', annotator: 'acct:bo' },
      { id: 'n', type: 'said by', from: 'y', to: 'x' },
    ]);
    expect(notes.map(({ path }) => path)).toContain('$[3]');
    expectConsistent(await readAll(w3cCodec, [json(value)]));
    expect(await again(value)).toEqual(value);
  });

  test('go out as they are now when the user has changed one of them', async () => {
    const video = 'http://example.org/video';
    const value = [
      annotation({ target, body: [tagged('X'), comment('Old'), video], seen: true }),
      annotation({ id: 'b', target: pageUrl, body: comment('A page note') }),
    ];
    const { articles } = await readAll(w3cCodec, [json(value)]);
    const changed = articles.map((article) => ({
      ...article,
      annotations: article.annotations.map((mark) => ({ ...mark, note: 'New' })),
    }));
    const written = await writeAll(w3cCodec, changed);
    const back = await readAll(w3cCodec, written.files);
    expect([back.problems, back.articles]).toEqual([[], changed]);
    const document = JSON.parse(textOf(written, '.jsonld')) as { first: { items: object[] } };
    const [, mark, kept] = document.first.items;
    expect(mark).toMatchObject({ id: 'http://example.org/anno1', target, seen: true });
    expect(JSON.stringify(mark)).toContain('"New"');
    expect((mark as { body: unknown[] }).body).toContain(video);
    expect(kept).toEqual(value[1]);
    const { seen: _seen, ...standard } = mark as { seen: boolean };
    await expanded({
      '@context': (document as unknown as Record<string, unknown>)['@context'],
      ...standard,
    });
  });

  test('about no words are kept, and said to be', async () => {
    const note = annotation({ id: 'b', target: pageUrl, body: comment('A page note') });
    const { notes, articles } = await readAll(w3cCodec, [json([annotation({ target }), note])]);
    expect(notes.map(({ path }) => path)).toContain('$[1]');
    expect(articles[0]?.article.extra).toMatchObject({ w3c: { others: [{ annotation: note }] } });
  });
});

const fixtures = fileURLToPath(new URL('../../../../shared/fixtures/w3c/', import.meta.url));

describe.skipIf(!existsSync(fixtures))('files of other tools', () => {
  test.each(['recogito.json', 'text-quote.json'])('%s comes back equivalent', async (name) => {
    const content = readFileSync(fixtures + name, 'utf8');
    const read = await readAll(w3cCodec, [fileOf(name, content)]);
    expect(read.problems).toEqual([]);
    expectConsistent(read);
    expect(await again(JSON.parse(content))).toEqual(JSON.parse(content));
  });
});
