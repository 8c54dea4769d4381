import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hypothesisCodec } from '../../../shared/formats/hypothesis.ts';
import { w3cCodec } from '../../../shared/formats/w3c.ts';
import { checkDamaged, expectConsistent } from '../../support/codec-checks.ts';
import { fileOf, readAll, writeAll } from '../../support/round-trip.ts';

const text = 'Ana 🚧 says the bridge is safe. She would know.';
const row = (more: object = {}) => ({
  id: 'r1',
  uri: 'https://example.org/page.html',
  user: 'acct:ana@hypothes.is',
  created: '2024-01-05T13:19:14.716+00:00',
  updated: '2024-01-06T13:19:14.716+00:00',
  text: 'Is it?',
  tags: ['claim', 'bridge'],
  document: { title: ['The bridge'] },
  group: '__world__',
  target: [
    {
      source: 'https://example.org/page.html',
      selector: [
        { type: 'TextPositionSelector', start: 12, end: 22 },
        { type: 'TextQuoteSelector', exact: 'the bridge', prefix: '🚧 says ', suffix: ' is safe' },
      ],
    },
  ],
  ...more,
});
const lostRow = row({
  id: 'r9',
  target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'nothing of the kind' }] }],
});
const exported = (...rows: object[]) =>
  fileOf('h.json', JSON.stringify({ total: rows.length, rows }));
const page = fileOf('page.txt', text);

test('rows are marks of whoever made them, with tags, note and times', async () => {
  const read = await readAll(hypothesisCodec, [exported(row()), page]);
  expect([read.problems, read.notes]).toEqual([[], []]);
  const [article] = read.articles;
  expect(article?.article).toMatchObject({
    title: 'The bridge',
    url: 'https://example.org/page.html',
    text,
  });
  expect(article?.annotators).toEqual([{ id: 'acct:ana@hypothes.is', name: 'ana' }]);
  expect(article?.annotations).toMatchObject([
    {
      id: 'r1',
      tag: 'claim',
      note: 'Is it?',
      createdAtMs: 1_704_460_754_716,
      updatedAtMs: 1_704_547_154_716,
      segments: [{ quote: 'the bridge' }],
    },
    { tag: 'bridge', note: null, segments: [{ quote: 'the bridge' }] },
  ]);
  expect(article?.annotations[0]?.extra).toMatchObject({ hypothesis: { group: '__world__' } });
  expectConsistent(read);
});

test('a list of rows and the export of the client are read as well', async () => {
  for (const value of [[row()], { export_date: '2024', annotations: [row()] }]) {
    const { articles, problems } = await readAll(hypothesisCodec, [
      fileOf('h.json', JSON.stringify(value)),
      page,
    ]);
    expect(problems).toEqual([]);
    expect(articles[0]?.annotations).toHaveLength(2);
  }
});

test('positions in code points are found out by the quotes, and told', async () => {
  const shifted = row();
  const selector = shifted.target[0]?.selector[0];
  Object.assign(selector ?? {}, { start: 11, end: 21 });
  const { articles, notes, problems } = await readAll(hypothesisCodec, [exported(shifted), page]);
  expect(problems).toEqual([]);
  expect(articles[0]?.annotations[0]?.segments[0]?.quote).toBe('the bridge');
  expect(notes[0]?.message).toMatch(/code points/);
});

test('replies are added to the note, page notes are kept and told', async () => {
  const reply = row({
    id: 'r2',
    references: ['r1'],
    text: 'Yes.\nIt is.',
    user: 'acct:bo@x.org',
    target: [{ source: 'x' }],
  });
  const about = row({ id: 'r3', target: [{ source: 'https://example.org/page.html' }] });
  const { articles, notes } = await readAll(hypothesisCodec, [exported(row(), reply, about), page]);
  expect(articles[0]?.annotations[0]?.note).toBe('Is it?\n\n> bo: Yes.\n> It is.');
  expect(notes.map(({ path }) => path)).toEqual(['$.rows[2]']);
  expect(articles[0]?.article.extra).toMatchObject({ hypothesis: { pageNotes: [{ id: 'r3' }] } });
});

test('replies stand oldest first under what they answer, and are kept as they came', async () => {
  const reply = (id: string, created: string, references: string[]) =>
    row({ id, created, references, text: id, user: 'acct:bo@x.org', target: [] });
  const rows = [
    reply('later', '2024-03-01T00:00:00+00:00', ['r1', 'sooner']),
    reply('sooner', '2024-02-01T00:00:00+00:00', ['r1']),
    reply('lost', '2024-02-01T00:00:00+00:00', ['not here']),
    row(),
  ];
  const { articles, notes } = await readAll(hypothesisCodec, [exported(...rows), page]);
  const [first] = articles[0]?.annotations ?? [];
  expect(first?.note).toBe('Is it?\n\n> bo: sooner\n\n> bo: later');
  expect(first?.extra).toMatchObject({ hypothesis: { replies: [rows[1], rows[0]] } });
  expect(notes.map(({ path }) => path)).toEqual(['$.rows[2]']);
  expect(articles[0]?.article.extra).toMatchObject({ hypothesis: { pageNotes: [rows[2]] } });
});

test('what is kept goes with the Web Annotations they are written as', async () => {
  const { articles } = await readAll(hypothesisCodec, [exported(row({ tags: ['claim'] })), page]);
  const written = await writeAll(w3cCodec, articles);
  expect(written.loss.kinds).toEqual([]);
  expect((await readAll(w3cCodec, written.files)).articles).toEqual(articles);
});

test('each address is an article of its own, made of its passages where its text is missing', async () => {
  const other = row({ id: 'r2', uri: 'https://example.org/other', tags: [] });
  const { articles } = await readAll(hypothesisCodec, [exported(row(), other)]);
  expect(articles.map(({ article }) => article.text)).toEqual([
    '🚧 says the bridge is safe',
    '🚧 says the bridge is safe',
  ]);
  expect(articles[1]?.annotations.map(({ tag }) => tag)).toEqual(['annotation']);
});

test.each([
  ['no JSON', 'rows', '$'],
  ['other JSON', '{"total": 3}', '$'],
  ['no passages', '{"total": 0, "rows": []}', '$'],
  ['an id twice', JSON.stringify([row(), row()]), '$[1].id'],
  ['nothing at all', '', '$'],
  ['words that are nowhere', JSON.stringify([row(), lostRow]), '$[1]'],
  ['a row that is none', JSON.stringify([row(), null]), '$[1]'],
])('%s is a problem with its place', async (_what, json, path) => {
  const { problems } = await readAll(hypothesisCodec, [fileOf('h.json', json), page]);
  expect(problems[0]).toMatchObject({ file: 'h.json', path });
});

test('damaged files never throw, and what is read of them is consistent', async () => {
  expect.hasAssertions();
  await checkDamaged(hypothesisCodec, [exported(row(), row({ id: 'r2' })), page]);
}, 30_000);

const fixtures = fileURLToPath(new URL('../../../../shared/fixtures/hypothesis/', import.meta.url));

describe.skipIf(!existsSync(fixtures))('files of other tools', () => {
  test('the client’s own test reads, and its words are where the page has them', async () => {
    const files = [fileOf('minimal.json', readFileSync(`${fixtures}minimal.json`, 'utf8'))];
    const read = await readAll(hypothesisCodec, files);
    expect(read.problems).toEqual([]);
    expect(read.articles[0]?.annotations[0]?.segments[0]?.quote).toBe('Two');
    const words = readFileSync(`${fixtures}minimal.html`, 'utf8').replace(/<[^>]*>/g, '');
    const inPage = await readAll(hypothesisCodec, [...files, fileOf('minimal.txt', `\n${words}`)]);
    expect(inPage.articles[0]?.article.text).toBe(`\n${words}`);
    expect(inPage.articles[0]?.annotations[0]?.segments[0]?.quote).toBe('Two');
    expectConsistent(inPage);
  });
});
