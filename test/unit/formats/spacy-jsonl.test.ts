import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spacyJsonlCodec } from '../../../shared/formats/spacy-jsonl.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { smallArticle } from '../../support/small-article.ts';
import { checkRoundTrip, fileOf, readAll, textOf, writeAll } from '../../support/round-trip.ts';

const dataset = fc.uniqueArray(arbitraryAnnotatedArticle(), {
  minLength: 1,
  maxLength: 3,
  selector: ({ article }) => article.id,
});

test('what goes out comes back', async () => {
  await fc.assert(
    fc.asyncProperty(dataset, async (articles) => {
      const written = await checkRoundTrip(spacyJsonlCodec, articles);
      const back = await readAll(
        spacyJsonlCodec,
        written.files,
        articles.map(({ tagset }) => tagset),
      );
      expect(back.notes).toEqual([]);
      expect(back.articles.map(({ article }) => article.id)).toEqual(
        articles.map(({ article }) => article.id),
      );
      const again = await writeAll(spacyJsonlCodec, back.articles);
      expect(textOf(again, '.jsonl')).toBe(textOf(written, '.jsonl'));
    }),
    { numRuns: 100 },
  );
}, 120_000);

const task = {
  text: 'My shoe 🚧 is  red.\n',
  _input_hash: 7,
  _task_hash: -9,
  tokens: [
    { text: 'My', start: 0, end: 2, id: 0, ws: true },
    { text: 'shoe', start: 3, end: 7, id: 1, ws: true, disabled: false },
    { text: '🚧', start: 8, end: 9, id: 2, ws: true },
    { text: 'is', start: 10, end: 12, id: 3, ws: true },
    { text: ' ', start: 13, end: 14, id: 4, ws: false },
    { text: 'red', start: 14, end: 17, id: 5, ws: false },
    { text: '.', start: 17, end: 18, id: 6, ws: false },
    { text: '\n', start: 18, end: 19, id: 7, ws: false },
  ],
  spans: [
    { text: 'shoe', start: 3, token_start: 1, token_end: 1, end: 7, type: 'span', label: 'THING' },
    { start: 14, end: 17, token_start: 5, token_end: 5, label: 'COLOUR' },
  ],
  relations: [
    {
      head: 1,
      child: 5,
      head_span: { start: 3, end: 7, token_start: 1, token_end: 1, label: 'THING' },
      child_span: { start: 14, end: 17, token_start: 5, token_end: 5, label: 'COLOUR' },
      color: '#ffd882',
      label: 'has',
    },
  ],
  answer: 'accept',
  meta: { source: 'test' },
  _session_id: null,
  _view_id: 'relations',
  _annotator_id: 'set-ana',
};
const lines = (...tasks: readonly unknown[]) =>
  fileOf('p.jsonl', tasks.map((one) => `${JSON.stringify(one)}\n`).join(''));

async function writtenBack(...tasks: readonly unknown[]): Promise<unknown[]> {
  const { articles, problems } = await readAll(spacyJsonlCodec, [lines(...tasks)]);
  expect(problems).toEqual([]);
  const text = textOf(await writeAll(spacyJsonlCodec, articles), '.jsonl');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

test('a task of Prodigy becomes marks and relations of its annotator, and comes back as it was', async () => {
  const { articles, tagset, notes } = await readAll(spacyJsonlCodec, [lines(task)]);
  expect(notes).toEqual([]);
  expect(tagset?.tags.map(({ id }) => id)).toEqual(['THING', 'COLOUR']);
  const [article] = articles;
  expect(article?.annotations.map(({ segments }) => segments[0]?.quote)).toEqual(['shoe', 'red']);
  expect(article?.annotators.map(({ name }) => name)).toEqual(['set-ana']);
  expect(article?.relations).toMatchObject([{ type: 'has' }]);
  expect(await writtenBack(task)).toEqual([task]);
});

test.each([
  ['text alone', { text: 'Ana', meta: { n: 1 } }],
  ['spans without tokens', { text: 'Ana said', spans: [{ start: 0, end: 3, label: 'P' }] }],
  ['no spans', { text: 'Ana', spans: [], answer: 'accept' }],
  ['a choice', { text: 'Ana', options: [{ id: 1, text: 'a' }], accept: [1], answer: 'accept' }],
])('comes back as it was: %s', async (_name, one) => {
  expect(await writtenBack(one)).toEqual([one]);
});

test.each(['reject', 'ignore'])('what the answer %s was given to is no mark', async (answer) => {
  const rejected = { ...task, answer };
  const { articles, notes } = await readAll(spacyJsonlCodec, [lines(rejected)]);
  expect(articles[0]?.annotations).toEqual([]);
  expect(notes).toMatchObject([{ path: 'line 1: $.answer' }]);
  expect(await writtenBack(rejected)).toEqual([rejected]);
});

test('relations between words without a span are kept', async () => {
  const one = {
    text: 'Ana said',
    tokens: [
      { text: 'Ana', start: 0, end: 3, id: 0, ws: true },
      { text: 'said', start: 4, end: 8, id: 1, ws: false },
    ],
    relations: [{ head: 1, child: 0, label: 'nsubj' }],
    answer: 'accept',
  };
  const { notes } = await readAll(spacyJsonlCodec, [lines(one)]);
  expect(notes).toMatchObject([{ path: 'line 1: $.relations' }]);
  expect(await writtenBack(one)).toEqual([one]);
});

test('spaCy gets tokens that spans begin and end with', async () => {
  const { files, loss } = await writeAll(spacyJsonlCodec, [smallArticle()]);
  const { sourcebench: _, ...record } = JSON.parse(textOf({ files, loss }, '.jsonl')) as Record<
    string,
    unknown
  >;
  const said = { start: 6, end: 10, token_start: 2, token_end: 2, label: 'quote' };
  const who = { start: 2, end: 5, token_start: 1, token_end: 1, label: 'actor' };
  expect(record).toEqual({
    text: '🚧 Ana said so',
    tokens: [
      { text: '🚧', start: 0, end: 1, id: 0, ws: true },
      { text: 'Ana', start: 2, end: 5, id: 1, ws: true },
      { text: 'said', start: 6, end: 10, id: 2, ws: true },
      { text: 'so', start: 11, end: 13, id: 3, ws: false },
    ],
    spans: [who, said, { start: 11, end: 13, token_start: 3, token_end: 3, label: 'quote' }],
    relations: [{ head: 2, child: 1, head_span: said, child_span: who, label: 'said-by' }],
    answer: 'accept',
  });
});

test('tokens make up the text, and every span begins and ends with one', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAnnotatedArticle(), async (given) => {
      const written = textOf(await writeAll(spacyJsonlCodec, [given]), '.jsonl');
      const { tokens, spans, text } = JSON.parse(written) as {
        text: string;
        tokens: { text: string; ws: boolean; start: number; end: number }[];
        spans: { start: number; end: number; token_start: number; token_end: number }[];
      };
      expect(tokens.map((token) => token.text + (token.ws ? ' ' : '')).join('')).toBe(text);
      for (const { start, end, token_start, token_end } of spans) {
        expect([tokens[token_start]?.start, tokens[token_end]?.end]).toEqual([start, end]);
      }
    }),
  );
});

test('a span that was changed takes its words with it, and what was rejected is told when it goes', async () => {
  const { articles } = await readAll(spacyJsonlCodec, [lines({ ...task, answer: 'reject' })]);
  const [marked] = (await readAll(spacyJsonlCodec, [lines(task)])).articles;
  const [rejected] = articles;
  if (marked === undefined || rejected === undefined) throw new Error('no articles');
  const { annotations, annotators, tagset } = marked;
  const { files, loss } = await writeAll(spacyJsonlCodec, [
    { ...rejected, annotations, annotators, tagset },
  ]);
  expect(loss.items.find(({ kind }) => kind === 'extra')?.what).toMatch(/rejected/);
  expect(JSON.parse(textOf({ files, loss }, '.jsonl'))).toMatchObject({ answer: 'accept' });
});
