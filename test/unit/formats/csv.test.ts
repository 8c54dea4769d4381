// CSV tables: everything comes back, nothing in them runs in a spreadsheet, and tables of others are read.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { FormatFile } from '../../../shared/formats/codec.ts';
import { csvCodec } from '../../../shared/formats/csv.ts';
import {
  cellOptional,
  cellText,
  optionalCell,
  textCell,
} from '../../../shared/formats/csv/cells.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { checkDamaged, expectConsistent } from '../../support/codec-checks.ts';
import { checkRoundTrip, fileOf, readAll, textOf, writeAll } from '../../support/round-trip.ts';

/** Attributes have no order in a table. */
const jsonOf = (article: AnnotatedArticle) => {
  const annotations = article.annotations.map((mark) => ({
    ...mark,
    attributes: Object.fromEntries(
      Object.entries(mark.attributes).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  }));
  return serialiseAnnotatedArticle(
    { ...article, annotations },
    { exportedAtMs: 0, generatorVersion: '0' },
  );
};

const found = fc
  .sample(arbitraryAnnotatedArticle({ maxPieces: 20 }), { numRuns: 12, seed: 11 })
  .find(({ annotations, relations }) => annotations.length > 2 && relations.length > 1);
if (found === undefined) throw new Error('no article with marks and relations');
const sample = found;

const only = async (...ends: readonly string[]): Promise<FormatFile[]> => {
  const { files } = await writeAll(csvCodec, [sample]);
  return files.filter(({ path }) => ends.some((end) => path.endsWith(end)));
};

describe('round trips', () => {
  test('generated articles come back without any loss', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(arbitraryAnnotatedArticle({ maxPieces: 30 }), {
          minLength: 1,
          maxLength: 3,
          selector: ({ article }) => article.id,
        }),
        async (articles) => {
          const written = await checkRoundTrip(csvCodec, articles);
          expect(written.loss.items).toEqual([]);
          const back = await readAll(csvCodec, written.files);
          expectConsistent(back);
          expect(back.articles.map(jsonOf)).toEqual(articles.map(jsonOf));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('every cell of text comes back, and none is a formula', () => {
    const words = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝'), fc.string())
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(words, (text) => {
        expect(cellText(textCell(text))).toBe(text);
        expect(cellOptional(optionalCell(text))).toBe(text);
        expect(textCell(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
    expect(cellOptional(optionalCell(null))).toBe(null);
  });

  test('damaged tables are read as far as they go', async () => {
    const { files } = await writeAll(csvCodec, [sample]);
    expect.hasAssertions();
    await checkDamaged(csvCodec, files, { runs: 200 });
    await checkDamaged(
      csvCodec,
      [
        fileOf(
          'x.csv',
          'doc,text,start,end,label,quote,who\na,Ana met Ben,0,3,P,Ana,x\na,,8,11,P,Ben,"y, z"\n',
        ),
      ],
      { runs: 200 },
    );
  });
});

describe('what others see', () => {
  test('three tables in UTF-8 with a byte order mark, one row a mark', async () => {
    const [mark] = sample.annotations;
    if (mark === undefined) throw new Error('no mark');
    const text = '=SUM(A1) 🚧, “so”';
    const given: AnnotatedArticle = {
      ...sample,
      article: {
        ...sample.article,
        id: '-a' as typeof sample.article.id,
        title: '@home',
        text,
        blocks: [{ startUtf16: 0, endUtf16: text.length, type: 'paragraph', role: 'body' }],
        marks: [],
      },
      tagset: {
        ...sample.tagset,
        tags: sample.tagset.tags.map((tag) => ({
          ...tag,
          attributes: [
            { id: 'n', label: 'N', type: 'number', required: false },
            { id: 'w', label: 'W', type: 'text', required: false },
          ],
        })),
      },
      annotators: [{ ...sample.annotators[0], id: 'p' as typeof mark.annotator, name: "'Ana" }],
      annotations: [
        {
          ...mark,
          id: 'm' as typeof mark.id,
          tag: 'quote' as typeof mark.tag,
          segments: [{ startUtf16: 0, endUtf16: 11, quote: text.slice(0, 11) }],
          prefix: '',
          suffix: ', “so”',
          attributes: { n: -5, w: '-5' },
          note: null,
          annotator: 'p' as typeof mark.annotator,
          anchoring: { state: 'exact', score: 1 },
          origin: 'manual',
          createdAtMs: 0,
          updatedAtMs: 0,
          extra: {},
        },
      ],
      relations: [],
      review: null,
    };
    const written = await writeAll(csvCodec, [given]);
    expect(written.files.map(({ path }) => path).toSorted()).toEqual([
      'dataset-articles.csv',
      'dataset-relations.csv',
      'dataset.csv',
    ]);
    expect(textOf(written, 'dataset.csv')).toBe(
      '\ufeffarticle_id,title,mark_id,tag,tag_label,start,end,start_utf16,end_utf16,quote,prefix,suffix,segments,' +
        'attribute.n,attribute.w,more_attributes,note,annotator_id,annotator,origin,created_at,updated_at,anchoring,score,anchored_in_sha256,rejected_by,extra\r\n' +
        "'-a,'@home,m,quote,QUOTE,0,10,0,11,'=SUM(A1) 🚧,,\", “so”\",,-5,'-5,,,p,''Ana,manual,1970-01-01T00:00:00.000Z,1970-01-01T00:00:00.000Z,exact,1,,,\r\n",
    );
  });

  test('without texts there are hashes, and no words of the text anywhere', async () => {
    const text = 'Ana met Ben';
    const { articles } = await readAll(csvCodec, [
      fileOf('x.csv', `doc,text,start,end,label\nd,${text},0,3,P\nd,,8,11,P\n`),
    ]);
    const written = await writeAll(csvCodec, articles, { text: false });
    for (const { bytes } of written.files) {
      expect(Buffer.from(bytes).toString()).not.toMatch(/Ana|Ben|met/);
    }
    expect(written.loss.kinds).toEqual([{ kind: 'text', count: 1 }]);
    const back = await readAll(csvCodec, written.files);
    expect(back.articles).toEqual([]);
    expect(back.problems[0]?.remedy).toBe('Export it with texts.');
  });

  test('no articles give three tables with headers', async () => {
    const { files } = await writeAll(csvCodec, []);
    expect(files.length).toBe(3);
    expect(
      files.every(({ bytes }) => Buffer.from(bytes).toString().split('\r\n').length === 2),
    ).toBe(true);
  });
});

describe('our own tables apart', () => {
  test('without the articles there is nothing to read, and what is missing is named', async () => {
    const { articles, problems } = await readAll(
      csvCodec,
      await only('dataset.csv', '-relations.csv'),
    );
    expect(articles).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('-articles.csv');
  });

  test('without marks or relations the articles are there, and it is told', async () => {
    const result = await readAll(csvCodec, await only('-articles.csv'));
    expect(result.articles.length).toBe(1);
    expect(result.problems.map(({ message }) => /table of (\w+)/.exec(message)?.[1])).toEqual([
      'marks',
      'relations',
    ]);
    expectConsistent(result);
  });

  test('a table that was cut off in its header is told', async () => {
    const { files } = await writeAll(csvCodec, [sample]);
    const cut = files.map((file) =>
      file.path === 'dataset-relations.csv' ? { ...file, bytes: file.bytes.slice(0, 40) } : file,
    );
    const { problems } = await readAll(csvCodec, cut);
    expect(problems.map(({ file, path }) => [file, path])).toEqual([
      ['dataset-relations.csv', 'line 1'],
    ]);
  });

  test('a spoilt row is told by its line, and the others are there', async () => {
    const files = await only('.csv');
    const spoilt = files.map(({ path, bytes }) =>
      path === 'dataset.csv'
        ? fileOf(
            path,
            Buffer.from(bytes)
              .toString()
              .replace(/(?<=\r\n)([^\r\n]*),(?:exact|moved|fuzzy|orphan),/, '$1,sure,'),
          )
        : { path, bytes },
    );
    const result = await readAll(csvCodec, spoilt);
    expect(result.problems[0]?.file).toBe('dataset.csv');
    expect(result.problems[0]?.path).toMatch(/^line \d+: anchoring/);
    expect(result.articles[0]?.annotations.length).toBeLessThan(sample.annotations.length);
    expectConsistent(result);
  });
});
