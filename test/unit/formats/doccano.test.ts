import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { doccanoCodec } from '../../../shared/formats/doccano.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { smallArticle } from '../../support/small-article.ts';
import { checkRoundTrip, fileOf, readAll, textOf, writeAll } from '../../support/round-trip.ts';

const dataset = fc.uniqueArray(arbitraryAnnotatedArticle(), {
  minLength: 1,
  maxLength: 3,
  selector: ({ article }) => article.id,
});

test.each([null, 'code-points', 'utf-16'] as const)(
  'what goes out comes back, with offsets in %s',
  async (offsets) => {
    await fc.assert(
      fc.asyncProperty(dataset, async (articles) => {
        const written = await checkRoundTrip(doccanoCodec, articles, { offsets });
        const back = await readAll(
          doccanoCodec,
          written.files,
          articles.map(({ tagset }) => tagset),
        );
        expect(back.notes).toEqual([]);
        expect(back.articles.map(({ article }) => article.id)).toEqual(
          articles.map(({ article }) => article.id),
        );
        const again = await writeAll(doccanoCodec, back.articles, { offsets });
        expect(textOf(again, '.jsonl')).toBe(textOf(written, '.jsonl'));
      }),
      { numRuns: 100 },
    );
  },
  120_000,
);

const fixtures = path.resolve('../shared/fixtures/doccano');

test.skipIf(!existsSync(fixtures))(
  'the files of doccano’s own tests come back as they were (skipped without the fixtures)',
  async () => {
    for (const name of readdirSync(fixtures)) {
      const bytes = Uint8Array.from(readFileSync(path.join(fixtures, name)));
      const { articles, problems, notes } = await readAll(doccanoCodec, [{ path: name, bytes }]);
      expect([name, problems, notes]).toEqual([name, [], []]);
      const written = textOf(await writeAll(doccanoCodec, articles), '.jsonl');
      expect(JSON.parse(written)).toEqual(JSON.parse(Buffer.from(bytes).toString('utf8')));
    }
  },
);

async function writtenBack(...records: readonly unknown[]): Promise<unknown[]> {
  const content = records.map((one) => `${JSON.stringify(one)}\n`).join('');
  const { articles, problems } = await readAll(doccanoCodec, [fileOf('d.jsonl', content)]);
  expect(problems).toEqual([]);
  const text = textOf(await writeAll(doccanoCodec, articles), '.jsonl');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

test.each([
  ['triples', { id: 3, text: 'Ana said', label: [[0, 3, 'P']], Comments: ['why?'] }],
  ['triples under labels', { text: 'Ana said', labels: [[0, 3, 'P']] }],
  ['intents', { text: 'Ana said', entities: [[0, 3, 'P']], cats: ['news'] }],
  ['labels of the text', { id: 1, text: 'Ana said', label: ['news'] }],
  ['nothing', { text: 'Ana said', label: [] }],
  ['a text', { text: 'Ana said', source: { page: 1 } }],
  [
    'numbers of a database',
    {
      id: 81,
      text: 'Ana said',
      entities: [
        { id: 7001, label: 'P', start_offset: 0, end_offset: 3 },
        { id: 7002, label: 'V', start_offset: 4, end_offset: 8 },
      ],
      relations: [{ id: 9, from_id: 7001, to_id: 7002, type: 'does' }],
      Comments: [{ id: 1, comment: 'why?', username: 'ana' }],
    },
  ],
])('what came from doccano goes back as it was: %s', async (_name, record) => {
  expect(await writtenBack(record)).toEqual([record]);
});

test('the same example has the same article id in every export, and another text another one', async () => {
  const idOf = async (name: string, text: string) => {
    const content = JSON.stringify({ id: 5, text, label: [] });
    const { articles } = await readAll(doccanoCodec, [fileOf(name, content)]);
    return articles[0]?.article.id;
  };
  expect(await idOf('a.jsonl', 'Ana')).toBe(await idOf('b.jsonl', 'Ana'));
  expect(await idOf('a.jsonl', 'Ana')).not.toBe(await idOf('a.jsonl', 'Ruiz'));
});

test('doccano sees whole numbers for ids, and what it has no field for as metadata', async () => {
  const given = smallArticle();
  const { files, loss } = await writeAll(doccanoCodec, [given]);
  expect(files.map((file) => file.path)).toEqual(['dataset.jsonl']);
  const { sourcebench, ...record } = JSON.parse(textOf({ files, loss }, '.jsonl')) as Record<
    string,
    unknown
  >;
  expect(record).toEqual({
    text: '🚧 Ana said so',
    entities: [
      { id: 0, label: 'actor', start_offset: 3, end_offset: 6 },
      { id: 1, label: 'quote', start_offset: 7, end_offset: 11 },
      { id: 2, label: 'quote', start_offset: 12, end_offset: 14 },
    ],
    relations: [{ id: 0, from_id: 1, to_id: 0, type: 'said-by' }],
  });
  expect(sourcebench).toMatchObject({
    version: 1,
    offsets: 'utf-16',
    article: { id: 'article-1', title: 'A day' },
    annotators: [{ id: 'ana', name: 'Ana' }],
    marks: [
      { id: 'm1', label: 'actor', segments: [[3, 6, 'Ana']], note: 'who?', annotator: 'ana' },
      {
        id: 'm2',
        segments: [
          [7, 11, 'said'],
          [12, 14, 'so'],
        ],
      },
    ],
    relations: [{ id: 'r1', type: 'said-by', from: 'm2', to: 'm1' }],
  });
  expect(loss.kinds).toEqual([
    { kind: 'discontinuous', count: 1 },
    { kind: 'structure', count: 1 },
    { kind: 'provenance', count: 1 },
    { kind: 'tagset', count: 1 },
  ]);
});

test('what is known of marks stays with them after doccano has given them its own ids', async () => {
  const { files } = await writeAll(doccanoCodec, [smallArticle()]);
  const record = JSON.parse(Buffer.from(files[0]?.bytes ?? []).toString('utf8')) as {
    entities: { id: number }[];
    relations: { id: number; from_id: number; to_id: number }[];
  };
  const moved = {
    ...record,
    id: 4,
    entities: record.entities.slice(0, 2).map((one) => ({ ...one, id: one.id + 500 })),
    relations: record.relations.map((one) => ({
      ...one,
      id: 77,
      from_id: one.from_id + 500,
      to_id: one.to_id + 500,
    })),
  };
  const { articles, problems } = await readAll(doccanoCodec, [
    fileOf('back.jsonl', JSON.stringify(moved)),
  ]);
  expect(problems).toEqual([]);
  expect(articles[0]?.article.id).toBe('article-1');
  expect(articles[0]?.annotations).toMatchObject([
    { id: 'm1', note: 'who?', annotator: 'ana', createdAtMs: 1000 },
    { id: 'm2', segments: [{ quote: 'said' }] },
  ]);
  expect(articles[0]?.relations).toMatchObject([{ id: 'r1', from: 'm2', to: 'm1' }]);
});
