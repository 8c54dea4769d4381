import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { annotatedJsonCodec } from '../../../shared/formats/annotated-json.ts';
import { jsonlCodec } from '../../../shared/formats/jsonl.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { checkRoundTrip, fileOf, readAll, textOf, writeAll } from '../../support/round-trip.ts';

const dataset = fc.uniqueArray(arbitraryAnnotatedArticle(), {
  minLength: 1,
  maxLength: 3,
  selector: ({ article }) => article.id,
});

test.each([annotatedJsonCodec, jsonlCodec])(
  '$id: what goes out comes back, and nothing is lost',
  async (codec) => {
    await fc.assert(
      fc.asyncProperty(dataset, async (articles) => {
        const written = await checkRoundTrip(codec, articles);
        expect(written.loss.kinds).toEqual([]);
        const back = await readAll(codec, written.files);
        expect(back.articles).toEqual(articles);
        expect(await writeAll(codec, back.articles)).toEqual(written);
      }),
      { numRuns: 60 },
    );
  },
  60_000,
);

async function twoLines(): Promise<{ text: string; articles: readonly AnnotatedArticle[] }> {
  const [articles] = fc.sample(
    fc.uniqueArray(arbitraryAnnotatedArticle(), {
      minLength: 2,
      maxLength: 2,
      selector: ({ article }) => article.id,
    }),
    { numRuns: 1, seed: 7 },
  );
  if (articles === undefined) throw new Error('no sample');
  return { text: textOf(await writeAll(jsonlCodec, articles), '.jsonl'), articles };
}

test('a damaged line is told with its number and takes no other with it', async () => {
  const { text, articles } = await twoLines();
  const broken = `\n${text.slice(0, 40)}\n${text}`;
  const { articles: read, problems } = await readAll(jsonlCodec, [fileOf('a.jsonl', broken)]);
  expect(read).toEqual(articles);
  expect(problems.map(({ file, path }) => [file, path])).toEqual([['a.jsonl', 'line 2: $']]);
});

test('an article that comes twice is taken once and told', async () => {
  const { text, articles } = await twoLines();
  const { articles: read, problems } = await readAll(jsonlCodec, [
    fileOf('a.jsonl', text),
    fileOf('b.jsonl', text),
  ]);
  expect(read).toEqual(articles);
  expect(problems.map(({ file, path, message }) => [file, path, message])).toEqual([
    ['b.jsonl', 'line 1: $.article.id', 'The article has the id of the one in a.jsonl, line 1.'],
    ['b.jsonl', 'line 2: $.article.id', 'The article has the id of the one in a.jsonl, line 2.'],
  ]);
});

test('bytes that are not UTF-8 and empty files are problems with a place', async () => {
  const bytes = Uint8Array.from([0x7b, 0x0a, 0xff, 0x0a]);
  const { problems, articles } = await readAll(annotatedJsonCodec, [{ path: 'x.json', bytes }]);
  expect(articles).toEqual([]);
  expect(problems[0]).toMatchObject({ file: 'x.json', path: 'line 2' });
  const empty = await readAll(jsonlCodec, [fileOf('e.jsonl', '\n\n')]);
  expect(empty.problems).toMatchObject([
    { file: 'e.jsonl', path: '$', message: 'The file has no lines.' },
  ]);
});
