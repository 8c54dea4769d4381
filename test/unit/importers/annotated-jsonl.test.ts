import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readDataset,
  type DatasetLine,
} from '../../../electron/workspace/importers/annotated-jsonl.ts';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';

const lineOf = (document: AnnotatedArticle): string =>
  JSON.stringify(
    JSON.parse(serialiseAnnotatedArticle(document, { exportedAtMs: 0, generatorVersion: '1.0.0' })),
  );
const [first, second, third] = fc.sample(arbitraryAnnotatedArticle(), { numRuns: 3, seed: 7 });
if (first === undefined || second === undefined || third === undefined)
  throw new Error('no sample');
const withId = (document: AnnotatedArticle, id: string): string =>
  lineOf({
    ...document,
    article: { ...document.article, id: id as AnnotatedArticle['article']['id'] },
  });
const [one, two, three] = [withId(first, 'one'), withId(second, 'two'), withId(third, 'three')];
const read = (text: string, options?: { readonly salvage?: boolean }) => [
  ...readDataset('/data/set.jsonl', text, options),
];
const problemsOf = (lines: readonly DatasetLine[]) => lines.flatMap(({ problems }) => problems);
/** Its text is not the one that its hash is of. */
const damaged = (line: string) => line.replace(/"textSha256":"[0-9a-f]{4}/, '"textSha256":"0000');

describe('a dataset', () => {
  test('gives each line’s article, with its number', () => {
    const lines = read(`\ufeff${one}\r\n\r\n${two}\n  \n${three}`);
    expect(lines.map(({ line, document }) => [line, document?.article.id])).toEqual([
      [1, 'one'],
      [3, 'two'],
      [5, 'three'],
    ]);
    expect(lines.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('of any documents comes back equal', () => {
    fc.assert(
      fc.property(fc.array(arbitraryAnnotatedArticle(), { maxLength: 4 }), (documents) => {
        const own = documents.map((document, index) => withId(document, `article-${index}`));
        const ids = read(own.join('\n')).map(({ document }) =>
          document === null ? null : lineOf(document),
        );
        expect(ids).toEqual(own);
      }),
      { numRuns: 30 },
    );
  });

  test('goes on past lines that are wrong, and names them', () => {
    const lines = read([one, '{"format": ', damaged(two), '[]', three].join('\n'));
    expect(lines.map(({ document }) => document?.article.id ?? null)).toEqual([
      'one',
      null,
      null,
      null,
      'three',
    ]);
    const paths = problemsOf(lines).map(({ path }) => path);
    expect(paths).toEqual(['line 2: $', 'line 3: $.article.textSha256', 'line 4: $.format']);
    const [, broken, wrong] = lines;
    expect(broken?.document === null && broken.error.message).toMatch(
      /^\/data\/set\.jsonl, line 2, /,
    );
    expect(wrong?.document === null && wrong.salvageable).toBe(true);
  });

  test('gives what can be saved of a line when asked to', () => {
    const [line] = read(damaged(one), { salvage: true });
    expect(line?.document?.article.id).toBe('one');
    expect(line?.problems[0]?.path).toBe('line 1: $.article.textSha256');
  });

  test('has every article once', () => {
    const lines = read([one, two, one].join('\n'));
    expect(lines.map(({ document }) => document?.article.id ?? null)).toEqual(['one', 'two', null]);
    expect(problemsOf(lines)).toMatchObject([
      { path: 'line 3: $.article.id', message: expect.stringContaining('line 1') as string },
    ]);
  });

  test('is read line by line, so that one can be stored before the next is looked at', () => {
    const lines = readDataset('x', `${one}\n{"broken`);
    expect(lines.next().value?.document?.article.id).toBe('one');
    expect(lines.next().value?.document).toBeNull();
    expect(lines.next().done).toBe(true);
  });

  test('with a line that is nested too deep is read all the same', () => {
    const lines = read(`${'['.repeat(100_000)}\n${two}`);
    expect(lines.map(({ document }) => document?.article.id ?? null)).toEqual([null, 'two']);
  });
});
