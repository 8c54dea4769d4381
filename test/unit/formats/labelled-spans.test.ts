// What the formats of labelled spans in JSON have in common: how they take files that are not right.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { Codec } from '../../../shared/formats/codec.ts';
import { doccanoCodec } from '../../../shared/formats/doccano.ts';
import { labelStudioCodec } from '../../../shared/formats/label-studio.ts';
import { spacyJsonlCodec } from '../../../shared/formats/spacy-jsonl.ts';
import { codePointLength } from '../../../shared/text/code-points.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { fileOf, readAll, sha256Of, writeAll } from '../../support/round-trip.ts';

interface Mark {
  readonly id?: number | string;
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly words?: string;
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly type: string;
}

interface Subject {
  readonly codec: Codec;
  /** The format's own; the other one is found out. */
  readonly unit: 'utf-16' | 'code-points';
  readonly record: (text: string, marks: readonly Mark[], links?: readonly Link[]) => unknown;
}

const doccano: Subject = {
  codec: doccanoCodec,
  unit: 'utf-16',
  record: (text, marks, links = []) => ({
    text,
    entities: marks.map(({ id, start, end, label }, at) => ({
      id: id ?? at,
      start_offset: start,
      end_offset: end,
      label,
    })),
    relations: links.map(({ from, to, type }, id) => ({ id, from_id: from, to_id: to, type })),
  }),
};

const spacy: Subject = {
  codec: spacyJsonlCodec,
  unit: 'code-points',
  record: (text, marks, links = []) => ({
    text,
    spans: marks.map(({ start, end, label, words }, at) => ({
      start,
      end,
      label,
      token_start: at,
      token_end: at,
      ...(words === undefined ? {} : { text: words }),
    })),
    relations: links.map(({ from, to, type }) => ({ head: from, child: to, label: type })),
    answer: 'accept',
  }),
};

const labelStudio: Subject = {
  codec: labelStudioCodec,
  unit: 'code-points',
  record: (text, marks, links = []) => ({
    data: { text },
    annotations: [
      {
        result: [
          ...marks.map(({ id, start, end, label, words }, at) => ({
            id: String(id ?? at),
            from_name: 'label',
            to_name: 'text',
            type: 'labels',
            value: { start, end, labels: [label], ...(words === undefined ? {} : { text: words }) },
          })),
          ...links.map(({ from, to, type }) => ({
            from_id: String(from),
            to_id: String(to),
            type: 'relation',
            direction: 'right',
            labels: [type],
          })),
        ],
      },
    ],
  }),
};

const subjects = [doccano, spacy, labelStudio].map((subject) => ({
  name: subject.codec.id,
  subject,
}));

function isConsistent(article: AnnotatedArticle): boolean {
  const json = serialiseAnnotatedArticle(article, { exportedAtMs: 0, generatorVersion: '0.0.0' });
  const { document, problems } = parseAnnotatedArticle(json, { sha256Hex: sha256Of });
  expect(problems).toEqual([]);
  return document !== null;
}

describe.each(subjects)('$name', ({ subject: { codec, record, unit } }) => {
  const read = (...records: readonly unknown[]) =>
    readAll(codec, [fileOf('a.jsonl', records.map((one) => `${JSON.stringify(one)}\n`).join(''))]);
  const quotes = (articles: readonly AnnotatedArticle[]) =>
    articles.map(({ annotations }) => annotations.map(({ segments }) => segments[0]?.quote));

  it.each([
    ['an empty file', ''],
    ['white space', ' \n\n'],
    ['text', 'Ana said so.'],
    ['a truncated record', '{"text":"Ana","entities":[{"id":1,'],
    ['another format', '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation"}'],
    ['a list of words', '["Ana","Ruiz"]'],
    ['a nesting bomb', `{"text":${'['.repeat(5000)}`],
    [
      'deep metadata',
      `{"text":"Ana","data":{"text":"a"},"label":[],"m":${'['.repeat(80)}${']'.repeat(80)}}`,
    ],
    ['an absurd number', '{"text":"Ana","data":{"text":"a"},"label":[[0,1e999,"X"]]}'],
  ])('refuses %s with a place and a remedy', async (_name, content) => {
    const { articles, problems } = await readAll(codec, [fileOf('a.jsonl', content)]);
    expect(articles).toEqual([]);
    expect(problems[0]).toMatchObject({ file: 'a.jsonl' });
    expect(problems[0]?.message).toMatch(/\.$/);
    expect(problems[0]?.remedy).not.toBe('');
  });

  it('reads records in lines, in a list, and set over several lines', async () => {
    const records = ['Ana', 'Ruiz'].map((text) => record(text, [{ start: 0, end: 3, label: 'P' }]));
    const ways = [
      JSON.stringify(records),
      records.map((one) => JSON.stringify(one)).join('\n'),
      records.map((one) => JSON.stringify(one, null, 2)).join('\n'),
      `\ufeff${records.map((one) => JSON.stringify(one)).join('\r\n')}\r\n`,
    ];
    for (const content of ways) {
      const { articles, problems } = await readAll(codec, [fileOf('a.jsonl', content)]);
      expect(problems).toEqual([]);
      expect(quotes(articles)).toEqual([['Ana'], ['Rui']]);
    }
  });

  it('takes no other record with a damaged one', async () => {
    const good = JSON.stringify(record('Ana', [{ start: 0, end: 3, label: 'P' }]));
    const { articles, problems } = await readAll(codec, [
      fileOf('a.jsonl', `{"text":\n${good}\n${good.slice(0, 20)}`),
    ]);
    expect(quotes(articles)).toEqual([['Ana']]);
    expect(problems.map(({ path }) => path)).toEqual(['line 1: $', 'line 3: $']);
  });

  it('tells bytes that are not UTF-8', async () => {
    const { bytes } = fileOf('a.jsonl', JSON.stringify(record('Ana', [])));
    const broken = Uint8Array.from(bytes);
    broken[Buffer.from(bytes).indexOf('Ana')] = 0xff;
    const { problems } = await readAll(codec, [{ path: 'a.jsonl', bytes: broken }]);
    expect(problems).toMatchObject([{ path: 'line 1' }]);
  });

  it('tells places outside of the text and empty ones, and reads the rest', async () => {
    const { articles, problems } = await read(
      record('Ana said so', [
        { start: 0, end: 3, label: 'P' },
        { start: 9, end: 99, label: 'P' },
        { start: 4, end: 4, label: 'P' },
        { start: -4, end: 2, label: 'P' },
        { start: 5, end: 1, label: 'P' },
      ]),
    );
    expect(quotes(articles)).toEqual([['Ana']]);
    expect(problems).toHaveLength(4);
    expect(articles.every(isConsistent)).toBe(true);
  });

  it('finds out the other unit, and says so', async () => {
    const text = '🚧🚧 Ana Ruiz said so';
    const length = unit === 'utf-16' ? codePointLength : (words: string) => words.length;
    const marks = ['Ana', 'Ruiz', 'said'].map((words) => {
      const start = length(text.slice(0, text.indexOf(words)));
      return { start, end: start + length(words), label: 'P' };
    });
    const { articles, problems, notes } = await read(record(text, marks));
    expect(problems).toEqual([]);
    expect(quotes(articles)).toEqual([['Ana', 'Ruiz', 'said']]);
    expect(notes).toMatchObject([{ file: 'a.jsonl', path: '$' }]);
  });

  it('reads CRLF that counts as two and as one', async () => {
    const text = 'Ana\r\nRuiz\r\nsaid';
    const two = [
      { start: 5, end: 9, label: 'P' },
      { start: 11, end: 15, label: 'P' },
    ];
    const one = [
      { start: 4, end: 8, label: 'P' },
      { start: 9, end: 13, label: 'P' },
    ];
    for (const marks of [two, one]) {
      const { articles, problems } = await read(record(text, marks));
      expect(problems).toEqual([]);
      expect(articles[0]?.article.text).toBe('Ana\nRuiz\nsaid');
      expect(quotes(articles)).toEqual([['Ruiz', 'said']]);
    }
  });

  it('tells relations whose ends are not there', async () => {
    const { articles, problems } = await read(
      record(
        'Ana said',
        [
          { start: 0, end: 3, label: 'P' },
          { start: 90, end: 93, label: 'P' },
        ],
        [
          { from: 0, to: 77, type: 'x' },
          { from: 0, to: 1, type: 'x' },
        ],
      ),
    );
    expect(articles[0]?.relations).toEqual([]);
    expect(problems).toHaveLength(3);
    expect(articles.every(isConsistent)).toBe(true);
  });

  it('keeps names that are dangerous in JavaScript', async () => {
    const { articles, problems, tagset } = await read(
      record('Ana', [
        { start: 0, end: 3, label: '__proto__' },
        { start: 0, end: 3, label: 'constructor' },
      ]),
    );
    expect(problems).toEqual([]);
    expect(tagset?.tags.map(({ id }) => id)).toEqual(['__proto__', 'constructor']);
    expect(articles.every(isConsistent)).toBe(true);
  });

  it('makes something consistent of damaged files, and never throws', async () => {
    const damage = fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.constantFrom('cut', 'flip', 'twice'));
    await fc.assert(
      fc.asyncProperty(
        arbitraryAnnotatedArticle({ maxPieces: 20, maxAnnotations: 4 }),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        async (given, damages) => {
          const { files } = await writeAll(codec, [given]);
          const damaged = files.map(({ path, bytes }) => ({
            path,
            bytes: damages.reduce(damagedBy, bytes),
          }));
          const { articles } = await readAll(codec, damaged, [given.tagset]);
          expect(articles.every(isConsistent)).toBe(true);
          await writeAll(codec, articles);
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  it('makes something consistent of any JSON, and never throws', async () => {
    const keys = [
      'text label labels entities relations spans tokens data id annotations result value type',
      'from_id to_id start end answer sourcebench marks segments article meta head child',
      '__proto__ start_offset end_offset from_name to_name choices completed_by',
    ].flatMap((line) => line.split(' '));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('Ana said', 'labels', 'relation', 'choices', 'accept', 'X', '\ud800'),
        fc.integer({ min: -1, max: 9 }),
        fc.constantFrom(null, true, 1e300, 0.5),
        fc.array(tie('value'), { maxLength: 4 }),
        fc
          .array(fc.tuple(fc.constantFrom(...keys), tie('value')), { maxLength: 6 })
          .map((entries) => Object.fromEntries(entries)),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 3 }), async (records) => {
        const { articles } = await readAll(codec, [fileOf('a.json', JSON.stringify(records))]);
        expect(articles.every(isConsistent)).toBe(true);
        await writeAll(codec, articles);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

function damagedBy(
  bytes: Uint8Array,
  [where, length, how]: readonly [number, number, string],
): Uint8Array {
  const at = bytes.length === 0 ? 0 : where % bytes.length;
  const piece = bytes.subarray(at, at + length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + length)];
  const middle =
    how === 'cut'
      ? []
      : how === 'twice'
        ? [...piece, ...piece]
        : Array.from(piece, (byte, index) => (index === 0 ? byte ^ 1 : byte));
  return Uint8Array.from([...before, ...middle, ...after]);
}
