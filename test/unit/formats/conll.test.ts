// CoNLL columns: what other tools read, what comes back, and what is told to be lost or wrong.

import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { conllCodec } from '../../../shared/formats/conll.ts';
import type { ReadResult } from '../../../shared/formats/codec.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { checkDamaged, expectConsistent } from '../../support/codec-checks.ts';
import {
  checkRoundTrip,
  fileOf,
  readAll,
  readContext,
  textOf,
  writeAll,
} from '../../support/round-trip.ts';

const fixture = join(
  import.meta.dirname,
  '../../../../shared/fixtures/conll/doccano-example.conll',
);

async function read(content: string): Promise<ReadResult> {
  const result = await readAll(conllCodec, [fileOf('data.conll', content)]);
  expectConsistent(result);
  return result;
}

const marked = ({ articles }: ReadResult) =>
  articles.map(({ annotations }) =>
    annotations.map(({ tag, segments }) => [tag, segments[0]?.quote]),
  );

const again = async (content: string): Promise<string> =>
  textOf(await writeAll(conllCodec, (await read(content)).articles), '.conll');

describe('round trips', () => {
  test('generated articles come back up to what is said to be lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(arbitraryAnnotatedArticle({ maxPieces: 30 }), {
          minLength: 1,
          maxLength: 3,
          selector: ({ article }) => article.id,
        }),
        async (articles) => {
          const written = await checkRoundTrip(conllCodec, articles);
          const back = await readAll(
            conllCodec,
            written.files,
            articles.map(({ tagset }) => tagset),
          );
          expectConsistent(back);
          expect(back.articles.map(({ article }) => [article.id, article.title])).toEqual(
            articles.map(({ article }) => [article.id, article.title]),
          );
          expect((await writeAll(conllCodec, back.articles)).files).toEqual(written.files);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('damaged files are read as far as they go', async () => {
    const files = [
      fileOf(
        'a.conll',
        '-DOCSTART- X O\n\nAna B-PER x\n-DOCSTART- {"id":"7","text":"Ana\\u0020met\\nBen"} O\n\nAna\tB-PER\nmet\tO\n\nBen\tB-PER\n\n# newdoc\n# text = A b.\nA\tO\nb\tB-X\n.\tI-X\n',
      ),
    ];
    expect.hasAssertions();
    await checkDamaged(conllCodec, files, { runs: 300 });
  });
});

describe('what other tools see', () => {
  test('a token and its tag on a line, cut where a mark begins', async () => {
    const { articles } = await read('Ana\tB-PER\nmet\tO\nBen-Zvi\tB-PER\n');
    const [given] = articles;
    const [first] = given?.annotations ?? [];
    if (given === undefined || first === undefined) throw new Error('no mark');
    const text = 'Ana met Ben-Zvi. “So 🚧!”\nEnd';
    const at = (id: string, startUtf16: number, endUtf16: number) => ({
      ...first,
      id: id as typeof first.id,
      segments: [{ startUtf16, endUtf16, quote: text.slice(startUtf16, endUtf16) }],
    });
    const article = {
      ...given,
      article: {
        ...given.article,
        id: 'doc 1' as typeof given.article.id,
        title: 'T',
        text,
        blocks: [
          {
            startUtf16: 0,
            endUtf16: text.length,
            type: 'paragraph' as const,
            role: 'body' as const,
          },
        ],
        extra: {},
      },
      annotations: [at('a', 0, 3), at('b', 8, 13), at('c', 13, 15), at('d', 9, 12)],
    };
    const written = await writeAll(conllCodec, [article]);
    expect(textOf(written, 'dataset.conll')).toBe(
      [
        String.raw`-DOCSTART- {"id":"doc\u00201","title":"T","text":"Ana\u0020met\u0020Ben-Zvi.\u0020“So\u0020🚧!”\nEnd"} O`,
        '',
        'Ana B-PER',
        'met O',
        'Ben B-PER',
        '- I-PER',
        'Z I-PER',
        'vi B-PER',
        '. O',
        '',
        '“ O',
        'So O',
        '🚧 O',
        '! O',
        '” O',
        '',
        'End O',
        '',
      ].join('\n'),
    );
    expect(written.loss.items.filter(({ kind }) => kind === 'overlap').map(({ id }) => id)).toEqual(
      ['d'],
    );
  });

  test.skipIf(!existsSync(fixture))(
    'doccano’s own example comes back byte for byte (../shared/fixtures/conll, where it is)',
    async () => {
      const bytes = Uint8Array.from(readFileSync(fixture));
      const result = await readAll(conllCodec, [{ path: 'doccano-example.conll', bytes }]);
      expect(result.problems).toEqual([]);
      expect(result.notes).toEqual([]);
      expect(marked(result)).toEqual([
        [
          ['LOC', 'JAPAN'],
          ['PER', 'Nadim Ladki'],
        ],
      ]);
      expect(result.articles[0]?.article.text).toBe('JAPAN GET\nNadim Ladki');
      const { files } = await writeAll(conllCodec, result.articles, { name: 'doccano-example' });
      expect(files).toEqual([{ path: 'doccano-example.conll', bytes }]);
    },
  );
});

describe('reading', () => {
  test.each([
    ['IOB1', 'Ana I-P\nRuiz I-P\nBen B-P\nin O\nRome I-L\n'],
    ['IOB2', 'Ana B-P\nRuiz I-P\nBen B-P\nin O\nRome B-L\n'],
    ['BIOES', 'Ana B-P\nRuiz E-P\nBen S-P\nin O\nRome S-L\n'],
    ['BILOU', 'Ana B-P\nRuiz L-P\nBen U-P\nin O\nRome U-L\n'],
  ])('%s gives the same marks, and comes back as it was', async (_, content) => {
    expect(marked(await read(content))).toEqual([
      [
        ['P', 'Ana Ruiz'],
        ['P', 'Ben'],
        ['L', 'Rome'],
      ],
    ]);
    expect(await again(content)).toBe(content);
  });

  test('documents, comments and other columns come back as they were', async () => {
    const content =
      '-DOCSTART- -X- O O\n\nAna NNP B-NP B-PER\n# NN O O\n\nBen NNP B-NP B-PER\n\n-DOCSTART- -X- O O\n\nCy NNP B-NP O\n';
    const result = await read(content);
    expect(result.problems).toEqual([]);
    expect(result.articles.map(({ article }) => article.text)).toEqual(['Ana #\nBen', 'Cy']);
    expect(await again(content)).toBe(content);
  });

  test('sentences are set as their comments say', async () => {
    const result = await read(
      '# newdoc id = n1\n# text = Ana’s here.\nAna\tB-PER\n’s\tO\nhere\tO\n.\tO\n\n# text = Yes!\nYes\tO\n!\tO\n',
    );
    expect(result.problems).toEqual([]);
    expect(result.articles[0]?.article.text).toBe('Ana’s here.\nYes!');
    expect(result.articles[0]?.article.id).toBe('n1');
  });

  test('a changed mark changes its tags and nothing else', async () => {
    const { articles } = await read('Ana N S-PER\nmet V O\nBen N S-PER\n');
    const without = articles.map((one) => ({ ...one, annotations: one.annotations.slice(1) }));
    expect(textOf(await writeAll(conllCodec, without), '.conll')).toBe(
      'Ana N O\nmet V O\nBen N B-PER\n',
    );
  });
});

describe('readers of CoNLL-2003', () => {
  test('find a token and a tag at single spaces, and no comments', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnnotatedArticle(), async (article) => {
        const written = textOf(await writeAll(conllCodec, [article, { ...article }]), '.conll');
        const lines = written.split('\n').filter((line) => !line.startsWith('-DOCSTART-'));
        for (const line of lines) expect(line).toMatch(/^(?:|\S+ (?:O|[BI]-\S+))$/u);
      }),
    );
  });
});

describe('bad input', () => {
  test('a line of blanks takes no longer than others', async () => {
    const result = await read(`Ana\tB-PER\nx\t${' '.repeat(1_000_000)}x\n`);
    expect(result.problems.map(({ path }) => path)).toEqual(['line 2']);
  });

  test('the file is hashed once for all of its documents', async () => {
    const file = fileOf('x.conll', '-DOCSTART- O\n\nAna B-PER\n\n'.repeat(20));
    let hashed = 0;
    const context = {
      ...readContext(),
      sha256Hex: (content: string | Uint8Array) => {
        if (content === file.bytes) hashed += 1;
        return 'a'.repeat(64);
      },
    };
    const result = await conllCodec.read?.([file], context);
    expect([result?.articles.length, hashed]).toEqual([20, 1]);
  });

  test.each([
    ['a tag that is none', 'Ana\tB-PER\nmet\tFOO\n', ['line 2']],
    ['a line with another number of columns', 'Ana\tB-PER\nmet\nBen\tB-PER\n', ['line 2']],
    ['a line without a token', 'Ana\tB-PER\n\tO\nBen\tB-PER\n', ['line 2']],
    ['a text with other words', '# text = Bob\nAna\tB-PER\n', ['line 2']],
    ['a whole text with other words', '-DOCSTART- {"text":"Bob"} O\n\nAna B-PER\n', ['line 3']],
    [
      'two documents with one id',
      '# newdoc id = 1\nAna\tB-PER\n\n# newdoc id = 1\nBen\tO\n',
      ['line 4'],
    ],
    ['a cut last line', 'Ana\tB-PER\nmet\tO\nBen', ['line 3']],
  ])('%s is told, the rest is there', async (_, content, places) => {
    const result = await read(content);
    expect(result.problems.map(({ path }) => path)).toEqual(places);
    expect(marked(result)[0]?.[0]).toEqual(['PER', 'Ana']);
  });

  test.each(['', '\n\n', 'one\ntwo\n', '# only = a comment\n'])(
    '%j is no dataset',
    async (content) => {
      const { articles, problemCount } = await read(content);
      expect(articles).toEqual([]);
      expect(problemCount).toBe(1);
    },
  );

  test('bytes that are not UTF-8 are told with their line', async () => {
    const bytes = Uint8Array.from([...Buffer.from('Ana\tB-PER\n'), 0xff, ...Buffer.from('x\tO\n')]);
    const result = await readAll(conllCodec, [{ path: 'x.conll', bytes }]);
    expect(result.problems.map(({ path }) => path)).toEqual(['line 2']);
    expectConsistent(result);
  });

  test('another format under the extension is told and gives no marks', async () => {
    const { articles, problemCount } = await read(
      '{"text": "Ana met Ben",\n "label": [[0, 3, "PER"]]}\n',
    );
    expect(problemCount).toBeGreaterThan(0);
    expect(articles.flatMap(({ annotations }) => annotations)).toEqual([]);
  });
});
