// An engine that is not ours reads what is exported: the same counts, the same offsets, and at every offset the words.

import fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { Relation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId, RelationId, TagId } from '../../shared/domain/ids.ts';
import { jsonlCodec } from '../../shared/formats/jsonl.ts';
import { parquetCodec } from '../../shared/formats/parquet.ts';
import { codePointLength } from '../../shared/text/code-points.ts';
import { contextOf } from '../../shared/text/context.ts';
import { plainTextStructure } from '../../shared/text/plain-text-structure.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { arbitraryAnnotatedArticle } from '../support/arbitrary-article.ts';
import { Engine, isThere } from '../support/duckdb.ts';
import { documentOf, documentsOf, tagsetsOf } from '../support/parquet-tables.ts';
import { sha256Of } from '../support/round-trip.ts';

if (!isThere) console.warn('DuckDB has no engine for this system: its tests are skipped.');

let engine: Engine;

beforeAll(async () => {
  if (isThere) engine = await Engine.open();
});

afterAll(() => {
  if (isThere) engine.close();
});

const rows = (query: string) => engine.rows(query);

const generated =
  fc.sample(
    fc.uniqueArray(arbitraryAnnotatedArticle({ maxAnnotations: 12 }), {
      minLength: 40,
      maxLength: 40,
      selector: ({ article }) => article.id,
    }),
    { numRuns: 1, seed: 5 },
  )[0] ?? [];
const someone = generated.find(({ annotations }) => annotations.length > 4);
if (someone === undefined) throw new Error('no sample');
const sample = someone;

const text = '👩‍👩‍👧‍👦 “E\u0301tude”, said\nMr. 🚧 Vell: 🇧🇩 جسر';
const family = { startUtf16: 0, endUtf16: '👩‍👩‍👧‍👦'.length };
const study = spanOf('E\u0301tude');
const bridge = spanOf('جسر');

function spanOf(words: string) {
  const startUtf16 = text.indexOf(words);
  return { startUtf16, endUtf16: startUtf16 + words.length };
}

/** Two marks, of which one is in two pieces, and a relation to a mark of another article. */
const emoji: AnnotatedArticle = {
  ...sample,
  article: {
    ...sample.article,
    id: 'emoji' as ArticleId,
    text,
    textSha256: sha256Of(text),
    blocks: plainTextStructure(text).blocks,
    marks: [],
  },
  annotations: [[family, bridge], [study]].map((spans, at) => ({
    ...markOf(sample),
    ...contextOf(text, spans),
    id: `emoji-${at}` as AnnotationId,
    tag: 'actor' as TagId,
    anchoring: { state: 'exact', score: 1 },
    segments: spans.map((span) => ({
      ...span,
      quote: text.slice(span.startUtf16, span.endUtf16),
    })),
    attributes: {},
  })),
  relations: [
    {
      id: 'across' as RelationId,
      type: 'same-as',
      from: 'emoji-1' as AnnotationId,
      to: markOf(sample).id,
      toArticle: sample.article.id,
      note: null,
      annotator: markOf(sample).annotator,
      createdAtMs: 1,
      updatedAtMs: 2,
      extra: {},
    } satisfies Relation,
  ],
  review: null,
};

function markOf({ annotations: [mark] }: AnnotatedArticle) {
  if (mark === undefined) throw new Error('no mark');
  const { rejectedBy: _, ...rest } = mark;
  return rest;
}

const samples = [...generated, emoji];
const marks = samples.flatMap(({ article, annotations }) =>
  annotations.map((mark) => ({ article, mark })),
);
const placed = marks.filter(({ mark }) => mark.anchoring.state !== 'orphan');
const whole = placed.filter(({ mark }) => mark.segments.length === 1);
const relations = samples.flatMap(({ relations: some }) => some);

describe.skipIf(!isThere)('Parquet tables', () => {
  beforeAll(() => engine.write(parquetCodec, samples, { name: 'set' }));

  test('have a row for each article, mark and relation', async () => {
    expect(
      await rows(`select
        (select count(*)::int from '{set-articles.parquet}'),
        (select count(*)::int from '{set.parquet}'),
        (select count(*)::int from '{set-relations.parquet}')`),
    ).toEqual([[samples.length, marks.length, relations.length]]);
    expect(relations.length).toBeGreaterThan(1);
  });

  test('give the words of every segment at its code points', async () => {
    const found = await rows(`
      select a.annotation_id, substring(t.text, s.start + 1, s."end" - s.start), s.quote, s.start_utf16
      from '{set.parquet}' a, unnest(a.segments) u(s), '{set-articles.parquet}' t
      where t.article_id = a.article_id and a.anchoring <> 'orphan'
      order by all`);
    expect(found.filter(([, words, quote]) => words !== quote)).toEqual([]);
    const expected = placed.flatMap(({ mark }) =>
      mark.segments.map(({ quote, startUtf16 }) => [mark.id, quote, quote, startUtf16]),
    );
    const key = (row: readonly unknown[]) => JSON.stringify(row);
    expect(found.map(key).toSorted()).toEqual(expected.map(key).toSorted());
  });

  test('give the words of a mark of one segment at the offsets of its row', async () => {
    expect(
      await rows(`
        select count(*)::int,
          count(*) filter (substring(text, a.start + 1, a."end" - a.start) = quote)::int
        from '{set.parquet}' a join '{set-articles.parquet}' using (article_id)
        where len(segments) = 1 and anchoring <> 'orphan'`),
    ).toEqual([[whole.length, whole.length]]);
  });

  test('join without a row that has no partner', async () => {
    const [found] = await rows(`select
      (select count(*)::int from '{set.parquet}' anti join '{set-articles.parquet}' using (article_id)),
      (select count(*)::int from '{set-relations.parquet}' r
        anti join '{set.parquet}' a on a.annotation_id = r.from_id and a.article_id = r.article_id),
      (select count(*)::int from '{set-relations.parquet}' r
        anti join '{set.parquet}' a on a.annotation_id = r.to_id
          and a.article_id = coalesce(r.to_article_id, r.article_id)),
      (select count(*)::int from '{set-articles.parquet}' t where annotations <>
        (select count(*) from '{set.parquet}' a where a.article_id = t.article_id)),
      (select count(*)::int from '{set-articles.parquet}' t where relations <>
        (select count(*) from '{set-relations.parquet}' r where r.article_id = t.article_id))`);
    expect(found).toEqual([0, 0, 0, 0, 0]);
  });

  test('have both units, and lengths, of a text of emoji and combining marks', async () => {
    expect(
      await rows(`select a.start, a."end", start_utf16, end_utf16, quote, prefix, suffix, quote_sha256
        from '{set.parquet}' a where article_id = 'emoji' order by annotation_id`),
    ).toEqual([
      [0, 41, 0, 48, '👩‍👩‍👧‍👦 … جسر', '', '', sha256Of('👩‍👩‍👧‍👦 … جسر')],
      [
        9,
        15,
        13,
        19,
        'E\u0301tude',
        '👩‍👩‍👧‍👦 “',
        '”, said\nMr. 🚧 Vell: 🇧🇩 جسر',
        sha256Of('E\u0301tude'),
      ],
    ]);
    expect(
      await rows(`select length, length_utf16, length = length(text), text_sha256 = sha256(text)
        from '{set-articles.parquet}' where article_id = 'emoji'`),
    ).toEqual([[codePointLength(text), text.length, true, true]]);
  });

  test('find a row by any of its texts, however long, with what the file says of its smallest and largest', async () => {
    for (const [table, column] of [
      ['set', 'quote'],
      ['set', 'tag'],
      ['set', 'annotation_id'],
      ['set-articles', 'text'],
      ['set-articles', 'title'],
    ] as const) {
      const values = await rows(
        `select distinct ${column}::varchar from '{${table}.parquet}' where ${column} is not null`,
      );
      const found = await Promise.all(
        values.map(async ([value]) => {
          const literal = String(value).replaceAll("'", "''");
          const [row] = await rows(
            `select count(*)::int from '{${table}.parquet}' where ${column} = '${literal}'`,
          );
          return [value, Number(row?.[0]) > 0];
        }),
      );
      expect(found.filter(([, isFound]) => isFound !== true)).toEqual([]);
    }
  });

  test('have columns that every engine has', async () => {
    const types = async (name: string) =>
      Object.fromEntries(
        (
          await rows(`select column_name, column_type from (describe from '{${name}.parquet}')`)
        ).map(([column, type]) => [String(column), type]),
      );
    expect(await types('set')).toMatchObject({
      annotation_id: 'VARCHAR',
      start: 'INTEGER',
      end_utf16: 'INTEGER',
      quote: 'VARCHAR',
      segments:
        'STRUCT("start" INTEGER, "end" INTEGER, start_utf16 INTEGER, end_utf16 INTEGER, "quote" VARCHAR, quote_sha256 VARCHAR)[]',
      attributes: 'VARCHAR',
      created_at: 'TIMESTAMP WITH TIME ZONE',
      anchoring_score: 'DOUBLE',
    });
    expect(await types('set-articles')).toMatchObject({ text: 'VARCHAR', published_on: 'DATE' });
    expect(await types('set-relations')).toMatchObject({ from_id: 'VARCHAR', to_id: 'VARCHAR' });
  });

  test('carry the tagsets in their metadata', async () => {
    const tagsets = await tagsetsOf(engine, 'set');
    expect(tagsets).toContainEqual(sample.tagset);
    expect(tagsets.length).toBe(new Set(samples.map(({ tagset }) => JSON.stringify(tagset))).size);
  });

  test('have hashes and no words when texts are left out', async () => {
    await engine.write(parquetCodec, samples, { name: 'bare', text: false });
    expect(
      await rows(`
        select count(text)::int + count(extra)::int + (
          select count(quote)::int + count(prefix)::int + count(suffix)::int + count(extra)::int
            + sum(len(list_filter(segments, lambda one: one.quote is not null)))::int
          from '{bare.parquet}'
        ), count(distinct text_sha256)::int
        from '{bare-articles.parquet}'`),
    ).toEqual([[0, new Set(samples.map(({ article }) => article.textSha256)).size]]);
    expect(
      await rows(`select count(*)::int from '{bare.parquet}' b join '{set.parquet}' s
        using (annotation_id, quote_sha256)
        where sha256(s.quote) = quote_sha256 and b.start is not distinct from s.start`),
    ).toEqual([[marks.length]]);
  });

  test('have their columns when they have no rows', async () => {
    await engine.write(parquetCodec, [], { name: 'none' });
    for (const end of ['', '-articles', '-relations']) {
      const columns = (name: string) =>
        rows(`select column_name, column_type from (describe from '{${name}${end}.parquet}')`);
      expect(await columns('none')).toEqual(await columns('set'));
      expect(await rows(`select count(*)::int from '{none${end}.parquet}'`)).toEqual([[0]]);
    }
  });

  test('have everything that the article has', async () => {
    expect(await documentsOf(engine, 'set')).toEqual(samples.map(documentOf));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(arbitraryAnnotatedArticle({ maxPieces: 30 }), {
          maxLength: 3,
          selector: ({ article }) => article.id,
        }),
        async (articles) => {
          await engine.write(parquetCodec, articles, { name: 'any' });
          expect(await documentsOf(engine, 'any')).toEqual(articles.map(documentOf));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of more marks than a row group holds have them all', async () => {
    const count = 3000;
    const many = Array.from({ length: count }, (_, at) => ({
      ...sample,
      article: { ...sample.article, id: `a${at}` as ArticleId },
    }));
    await engine.write(parquetCodec, many, { name: 'many' });
    const groups = await rows(
      `select count(distinct row_group_id)::int from parquet_metadata('{many.parquet}')`,
    );
    expect(groups[0]?.[0]).toBeGreaterThan(1);
    const starts = sample.annotations
      .filter(({ anchoring }) => anchoring.state !== 'orphan')
      .map(({ segments: [first] }) =>
        codePointLength(sample.article.text.slice(0, first?.startUtf16)),
      );
    expect(
      await rows(
        `select count(*)::int, count(distinct article_id)::int, sum(start)::int from '{many.parquet}'`,
      ),
    ).toEqual([
      [count * sample.annotations.length, count, count * starts.reduce((sum, one) => sum + one, 0)],
    ]);
  });
});

describe.skipIf(!isThere)('shards of our own dataset, read with a glob', () => {
  const table = `read_json('{shard-*.jsonl}', format='newline_delimited',
    maximum_object_size=67108864, columns={
      article: 'STRUCT(id VARCHAR, "text" VARCHAR)',
      annotations: 'STRUCT(id VARCHAR, anchoring STRUCT(state VARCHAR), segments STRUCT(
        "start" INTEGER, "end" INTEGER, "startUtf16" INTEGER, "endUtf16" INTEGER, quote VARCHAR)[])[]',
      relations: 'STRUCT(id VARCHAR, "from" VARCHAR, "to" VARCHAR)[]'
    })`;

  beforeAll(async () => {
    const third = Math.ceil(samples.length / 3);
    for (const at of [0, 1, 2]) {
      const shard = samples.slice(at * third, (at + 1) * third);
      await engine.write(jsonlCodec, shard, { name: `shard-${at}` });
      await engine.write(parquetCodec, shard, { name: `part-${at}` });
    }
  });

  test('give the same counts', async () => {
    expect(
      await rows(`
        select count(*)::int, sum(len(annotations))::int, sum(len(relations))::int from ${table}`),
    ).toEqual([
      [
        samples.length,
        marks.length,
        relations.filter(({ toArticle }) => toArticle === undefined).length,
      ],
    ]);
  });

  test('give the words at every offset', async () => {
    const wrong = await rows(`
      with marks as (select article.text as text, unnest(annotations) as mark from ${table}),
        places as (select text, unnest(mark.segments) as place from marks
          where mark.anchoring.state <> 'orphan')
      select count(*)::int,
        count(*) filter (
          substring(text, place.start + 1, place."end" - place.start) <> place.quote)::int
      from places`);
    const segments = placed.reduce((sum, { mark }) => sum + mark.segments.length, 0);
    expect(wrong).toEqual([[segments, 0]]);
  });

  test('have the marks and places of the Parquet shards', async () => {
    const columns = 'annotation_id, start, "end", start_utf16, end_utf16, quote';
    const found = await rows(`
      with marks as (select unnest(annotations) as mark from ${table}),
        ours as (select mark.id as annotation_id, unnest(mark.segments, recursive := true) from marks),
        theirs as (
          select annotation_id, unnest(segments, recursive := true) from '{part-?.parquet}')
      (select annotation_id, start, "end", "startUtf16" as start_utf16, "endUtf16" as end_utf16,
        quote from ours except all select ${columns} from theirs)
      union all (select ${columns} from theirs except all select annotation_id, start, "end",
        "startUtf16", "endUtf16", quote from ours)`);
    expect(found).toEqual([]);
  });

  test('have both ends of every relation among their marks', async () => {
    expect(
      await rows(`
        with ends as (select unnest(relations, recursive := true) from ${table}),
          marks as (select unnest(annotations).id as mark from ${table})
        select count(*)::int from ends
        where "from" not in (select mark from marks) or "to" not in (select mark from marks)`),
    ).toEqual([[0]]);
  });
});

test('the app needs no engine: it is not packaged, and no part of the app names it', () => {
  const { dependencies, devDependencies } = packageJson;
  expect(Object.keys(dependencies).filter((name) => name.includes('duckdb'))).toEqual([]);
  expect(Object.keys(devDependencies)).toContain('@duckdb/node-api');
  const root = path.resolve(import.meta.dirname, '../..');
  const files = globSync('{shared,electron,renderer}/**/*.{ts,tsx}', { cwd: root });
  expect(files.length).toBeGreaterThan(100);
  const naming = files.filter((name) => readFileSync(path.join(root, name)).includes('@duckdb/'));
  expect(naming).toEqual([]);
});
