import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormatFile } from '../../../shared/formats/codec.ts';
import { w3cCodec } from '../../../shared/formats/w3c.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { checkDamaged, expectConsistent } from '../../support/codec-checks.ts';
import { fileOf, readAll, writeAll } from '../../support/round-trip.ts';
import { annotation, pageUrl, quoteOf, tagged, target } from '../../support/web-annotations.ts';

const json = (value: unknown): FormatFile => fileOf('a.json', JSON.stringify(value));
const page = fileOf('page.txt', 'Ana 🚧 says the bridge is safe.');
const placed = (start: number, end: number, exact: string) => ({
  source: pageUrl,
  selector: [{ type: 'TextPositionSelector', start, end }, quoteOf(exact)],
});

test.each([
  ['nothing at all', '', '$'],
  ['no JSON', '{', '$'],
  ['another format', 'T1\tPerson 0 3\tAna', '$'],
  ['other JSON', '{"a": 1}', '$'],
  ['no annotations', '[]', '$'],
  ['a cut file', JSON.stringify([annotation({ target })]).slice(0, -9), '$'],
  ['annotations of no text', JSON.stringify(annotation({ target: pageUrl })), '$'],
  ['an id twice', JSON.stringify([annotation({ target }), annotation({ target })]), '$[1].id'],
  ['what is no annotation', JSON.stringify([annotation({ target }), 3]), '$[1]'],
  ['nested without end', '['.repeat(500), '$'],
])('%s is a problem with its place', async (_what, content, path) => {
  const { problems } = await readAll(w3cCodec, [fileOf('a.json', content)]);
  expect(problems[0]).toMatchObject({ file: 'a.json', path });
  expect(problems[0]?.remedy).not.toBe('');
});

test('bytes that are not UTF-8 are a problem of their file, and its line', async () => {
  const bytes = Uint8Array.from([...new TextEncoder().encode('Ana\nsays the bridge is'), 0xff]);
  const files = [json(annotation({ target })), { path: 'page.txt', bytes }];
  const { problems } = await readAll(w3cCodec, files);
  expect(problems).toMatchObject([{ file: 'page.txt', path: 'line 2' }]);
});

describe('one bad annotation', () => {
  const good = annotation({ id: 'good', target: placed(11, 21, 'the bridge') });
  test.each([
    ['with words that are nowhere', annotation({ target: placed(0, 3, 'not there at all') }), 1],
    ['past the end of the text', annotation({ target: placed(900, 903, 'nowhere in it') }), 1],
    ['with absurd numbers', annotation({ target: placed(-5, 1e300, 'nowhere in it') }), 1],
    ['at a wrong place', annotation({ target: placed(0, 4, 'safe') }), 2],
    [
      'with words that are nearly there',
      annotation({ target: placed(0, 3, 'the brigde is safe') }),
      2,
    ],
  ])('%s is a problem, and the others stand', async (_what, bad, count) => {
    const result = await readAll(w3cCodec, [json([good, bad]), page]);
    expect(result.problems.map(({ path }) => path)).toEqual(['$[1]']);
    expect(result.articles[0]?.annotations).toHaveLength(count);
    expectConsistent(result);
  });

  test('of two that are linked takes the link with it, which is told', async () => {
    const bad = annotation({ id: 'bad', target: placed(0, 3, 'not there at all') });
    const link = annotation({ id: 'l', motivation: 'linking', target: 'good', body: 'bad' });
    const { problems, articles } = await readAll(w3cCodec, [json([good, bad, link]), page]);
    expect(problems.map(({ path }) => path)).toEqual(['$[1]', '$[2]']);
    expect(articles[0]?.relations).toEqual([]);
  });

  test('does not decide how all others count', async () => {
    const bad = annotation({ id: 'bad', target: placed(0, 4, 'safe') });
    const { articles, notes } = await readAll(w3cCodec, [json([good, bad]), page]);
    expect(notes).toEqual([]);
    expect(articles[0]?.annotations[0]?.anchoring.state).toBe('exact');
  });
});

test('keys such as __proto__ are names like any other', async () => {
  const value = `[{"type":"Annotation","id":"__proto__","__proto__":{"target":1},"body":[${JSON.stringify(
    tagged('__proto__'),
  )},{"__proto__":{"value":"x"}}],"target":${JSON.stringify(target)}}]`;
  const result = await readAll(w3cCodec, [fileOf('a.json', value)]);
  expect(result.problems).toEqual([]);
  expect(result.articles[0]?.annotations).toMatchObject([{ id: '__proto__', tag: '__proto__' }]);
  expectConsistent(result);
});

test('thousands of sources, annotations and texts beside them are read, and none is lost', async () => {
  const many = Array.from({ length: 4000 }, (_, at) =>
    annotation({ id: `a${at}`, target: { ...target, source: `${pageUrl}?${at % 2000}` } }),
  );
  const texts = Array.from({ length: 2000 }, (_, at) => fileOf(`t${at}.txt`, 'x'));
  const { articles } = await readAll(w3cCodec, [json(many), ...texts]);
  expect(articles).toHaveLength(2000);
  expect(articles.flatMap(({ annotations }) => annotations)).toHaveLength(4000);
});

test('damaged files never throw, and what is read of them is consistent', async () => {
  const dataset = fc.uniqueArray(arbitraryAnnotatedArticle(), {
    minLength: 2,
    maxLength: 3,
    selector: ({ article }) => article.id,
  });
  const [articles] = fc.sample(dataset, { numRuns: 1, seed: 11 });
  const { files } = await writeAll(w3cCodec, articles ?? []);
  await checkDamaged(w3cCodec, files, { runs: 60 });
  const link = annotation({ id: 'l', motivation: 'linking', target: 'good', body: 'other' });
  const foreign = [
    annotation({ id: 'good', target: placed(11, 21, 'the bridge'), body: tagged('X') }),
    annotation({ id: 'other', target: placed(0, 3, 'Ana'), body: tagged('Y') }),
    link,
  ];
  expectConsistent(await readAll(w3cCodec, [json(foreign), page]));
  await checkDamaged(w3cCodec, [json(foreign), page]);
}, 60_000);
