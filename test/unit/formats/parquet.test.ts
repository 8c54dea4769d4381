// Parquet: written as the articles come, in constant memory, with a word on each thing that is not in the tables. What an
// engine reads in them is in test/database/datasets-duckdb.test.ts.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { FileChunk } from '../../../shared/formats/codec.ts';
import { formatInfo } from '../../../shared/formats/format-list.ts';
import { parquetCodec } from '../../../shared/formats/parquet.ts';
import { rowsOf } from '../../../shared/formats/parquet/rows.ts';
import { annotationColumns } from '../../../shared/formats/parquet/columns.ts';
import { writeParquet } from '../../../shared/formats/parquet/write.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { writeAll, writeContext } from '../../support/round-trip.ts';

const found = fc
  .sample(arbitraryAnnotatedArticle(), { numRuns: 40, seed: 3 })
  .find(({ annotations, relations }) => annotations.length > 3 && relations.length > 0);
if (found === undefined) throw new Error('no article with marks and relations');
const sample = found;

const withArticle = (more: Partial<AnnotatedArticle['article']>): AnnotatedArticle => ({
  ...sample,
  article: { ...sample.article, ...more },
});

const magic = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('the files', () => {
  test('are three tables, each whole, of which the marks have the name that was chosen', async () => {
    for (const articles of [[], [sample]]) {
      const { files } = await writeAll(parquetCodec, articles, { name: 'press' });
      expect(files.map(({ path }) => path).toSorted()).toEqual([
        'press-articles.parquet',
        'press-relations.parquet',
        'press.parquet',
      ]);
      for (const { bytes } of files) {
        expect(magic(bytes.subarray(0, 4))).toBe('PAR1');
        expect(magic(bytes.subarray(-4))).toBe('PAR1');
      }
    }
    expect(parquetCodec.read === undefined).toBe(!formatInfo('parquet').reads);
  });

  test('are the same bytes for the same articles', async () => {
    const [first, second] = [
      await writeAll(parquetCodec, [sample]),
      await writeAll(parquetCodec, [sample]),
    ];
    expect(second.files).toEqual(first.files);
  });

  test('are handed on while articles are still to come, none of whose rows are held', () => {
    const text = 'The bridge reopens. '.repeat(5000);
    const long = { ...withArticle({ text, blocks: [], marks: [] }), annotations: [] };
    const count = 400;
    let asked = 0;
    function* many() {
      for (; asked < count; asked += 1) {
        yield {
          ...long,
          article: { ...long.article, id: `a${asked}` as ArticleId },
          relations: [],
        };
      }
    }
    const writing = writeParquet(many(), writeContext());
    const asks: number[] = [];
    const sizes: number[] = [];
    for (let step = writing.next(); step.done !== true; step = writing.next()) {
      asks.push(asked);
      sizes.push(lengthOf(step.value));
    }
    const groups = asks.filter((at) => at < count);
    // 40 million characters in groups of 4 million.
    expect(groups.length).toBeGreaterThan(8);
    expect(groups[0]).toBeLessThan(50);
    expect(Math.max(...sizes)).toBeLessThan(10_000_000);
  });
});

const lengthOf = ({ content }: FileChunk): number => content.length;

describe('the losses', () => {
  test('are none where texts are written', () => {
    fc.assert(
      fc.property(arbitraryAnnotatedArticle({ maxPieces: 30 }), (article) => {
        expect(lossOf([article])).toEqual({ kinds: [], items: [] });
      }),
      { numRuns: 100 },
    );
  });

  test('are the text, and what may have words of it, where texts are left out', () => {
    fc.assert(
      fc.property(arbitraryAnnotatedArticle({ maxPieces: 30 }), (article) => {
        const { kinds, items } = lossOf([article], false);
        const extras = [article.article, ...article.annotations, ...article.relations].filter(
          ({ extra }) => Object.keys(extra).some((key) => key !== 'parquet'),
        );
        expect(kinds).toEqual([
          { kind: 'text', count: 1 },
          ...(extras.length > 0 ? [{ kind: 'extra', count: extras.length }] : []),
        ]);
        expect(items[0]?.id).toBe(null);
      }),
      { numRuns: 100 },
    );
  });

  test('name a day that is none, which is not written as another one', () => {
    for (const publishedOn of ['2023-02-30', 'spring', '']) {
      const article = withArticle({ publishedOn });
      const { items } = lossOf([article]);
      expect(items.map(({ kind, what }) => [kind, what])).toEqual([
        ['metadata', `publishedOn: ${publishedOn} is no day`],
      ]);
      expect(rowsOf(article, writeContext(), 0).article).not.toContainEqual(expect.any(Date));
    }
  });

  test('name each article whose tagset has no room in the metadata', () => {
    const large = (name: string): AnnotatedArticle => ({
      ...sample,
      tagset: { ...sample.tagset, name: name.repeat(3_000_000) },
    });
    const { kinds, items } = lossOf([large('a'), large('b'), large('a'), sample]);
    expect(kinds).toEqual([{ kind: 'tagset', count: 1 }]);
    expect(items[0]?.what).toMatch(/^b+: the metadata has no room/);
  });
});

const lossOf = (articles: readonly AnnotatedArticle[], text = true) => {
  const writing = writeParquet(articles, writeContext({ text }));
  for (;;) {
    const step = writing.next();
    if (step.done === true) return step.value;
  }
};

describe('a mark without a place', () => {
  const at = (name: string) => annotationColumns.findIndex((column) => column.name === name);
  const [mark] = sample.annotations;
  if (mark === undefined) throw new Error('no mark');
  const beyond = { startUtf16: 1_000_000, endUtf16: 1_000_004, quote: '🚧🚧' };
  const orphan = (segment: typeof beyond & { readonly startCodePoint?: number }) => {
    const anchoring = { state: 'orphan', score: 0.5, textSha256: 'ab' } as const;
    const document = { ...sample, annotations: [{ ...mark, anchoring, segments: [segment] }] };
    return rowsOf(document, writeContext(), 0).annotations[0] ?? [];
  };

  test('has a row with its last words, and where they were, but no offsets of this text', () => {
    const row = orphan({ ...beyond, startCodePoint: 900_000 });
    expect(['start', 'end', 'start_utf16', 'end_utf16'].map((name) => row[at(name)])).toEqual(
      Array.from({ length: 4 }, () => null),
    );
    expect([row[at('anchoring')], row[at('anchored_in_sha256')], row[at('quote')]]).toEqual([
      'orphan',
      'ab',
      '🚧🚧',
    ]);
    expect(row[at('segments')]).toMatchObject([
      { start: 900_000, end: 900_002, start_utf16: 1_000_000, end_utf16: 1_000_004 },
    ]);
  });

  test('may be beyond the text, and not know its code points', () => {
    expect(orphan(beyond)[at('segments')]).toMatchObject([{ start: 1_000_000, end: 1_000_002 }]);
  });
});
