import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { webannoTsvCodec } from '../../../shared/formats/webanno-tsv.ts';
import { readAll, sha256Of, writeAll } from '../../support/round-trip.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/fixtures');
const filesIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tsv'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
const paths = ['webanno-tsv', 'webanno-merge']
  .map((name) => join(folder, name))
  .flatMap((path) => (existsSync(path) ? filesIn(path) : []));
if (paths.length === 0) console.warn(`Skipped: there are no fixtures in ${folder}.`);

const read = (path: string) =>
  readAll(webannoTsvCodec, [{ path: relative(folder, path), bytes: readFileSync(path) }]);

async function articleOf(name: string): Promise<AnnotatedArticle> {
  const { articles } = await read(join(folder, name));
  const [article] = articles;
  if (article === undefined) throw new Error(`${name} gave no article`);
  return article;
}

const marksOf = ({ annotations }: AnnotatedArticle) =>
  annotations.map(({ tag, segments, attributes }) => [
    tag,
    segments.map(({ quote }) => quote).join(' … '),
    attributes,
  ]);

const relationsOf = ({ annotations, relations }: AnnotatedArticle) => {
  const words = new Map<string, string | undefined>(
    annotations.map(({ id, segments }) => [id, segments[0]?.quote]),
  );
  return relations.map(({ type, from, to }) => [words.get(from), type, words.get(to)]);
};

describe.skipIf(paths.length === 0)('the test files of INCEpTION', () => {
  test.each(paths.map((path) => [relative(folder, path), path] as const))(
    '%s is read without a problem and written back byte by byte',
    async (_name, path) => {
      const { articles, problems } = await read(path);
      expect(problems).toEqual([]);
      expect(articles).toHaveLength(1);
      const { files } = await writeAll(webannoTsvCodec, articles);
      expect(Buffer.from(files[0]?.bytes ?? []).toString('utf8')).toBe(readFileSync(path, 'utf8'));
    },
  );

  test.each(paths.map((path) => [relative(folder, path), path] as const))(
    '%s comes back byte by byte from an annotated article file, too',
    async (_name, path) => {
      const [article] = (await read(path)).articles;
      if (article === undefined) throw new Error('no article');
      const json = serialiseAnnotatedArticle(article, { exportedAtMs: 0, generatorVersion: '0' });
      const { problems, document } = parseAnnotatedArticle(json, { sha256Hex: sha256Of });
      expect(problems).toEqual([]);
      const { files } = await writeAll(webannoTsvCodec, document === null ? [] : [document]);
      expect(Buffer.from(files[0]?.bytes ?? []).toString('utf8')).toBe(readFileSync(path, 'utf8'));
    },
  );

  test('a layer is a tag, its features are attributes, and annotations over several rows are one mark', async () => {
    const article = await articleOf(
      'webanno-merge/multipleStackedAnnotationsAreNotMergedTest/user2.tsv',
    );
    expect(marksOf(article)).toEqual([
      ['NamedEntity', 'Champions League', { value: 'ORG' }],
      ['NamedEntity', 'Champions League', { value: 'ORG' }],
      ['NamedEntity', 'Champions League', { value: 'ORGpart' }],
    ]);
  });

  test('what two annotators chose for a relation is its type', async () => {
    const relations = await Promise.all(
      ['user1', 'user2'].map(async (user) =>
        relationsOf(await articleOf(`webanno-merge/simpleRelTypeDiffTest/${user}.tsv`)),
      ),
    );
    expect(relations).toEqual([[['is', 'OBJA', 'sentence']], [['is', 'OBJB', 'sentence']]]);
  });

  test('tokens that relations hang on become marks', async () => {
    const article = await articleOf('webanno-tsv/testSingleTokenRelationWithFeatureValue.tsv');
    expect(marksOf(article)).toEqual([
      ['Token', 'This', {}],
      ['Token', '.', {}],
    ]);
    expect(relationsOf(article)).toEqual([['This', 'nsubj', '.']]);
  });

  test('slots are relations of the type of their role', async () => {
    const article = await articleOf('webanno-tsv/testSimpleCrossSenenceSlotFeature.tsv');
    expect(relationsOf(article)).toEqual([
      ['He', 'p1', 'loves'],
      ['He', 'p2', 'him'],
    ]);
    expect(article.article.text).toBe('He loves her .\nShe loves him not .');
  });

  test('links of a chain are relations from each to the next', async () => {
    const article = await articleOf('webanno-tsv/testMultiTokenChain.tsv');
    expect(relationsOf(article)).toEqual([['This is', 'SimpleLink', 'a test']]);
  });

  test('annotations of no length are kept, and told', async () => {
    const { articles, notes } = await read(
      join(folder, 'webanno-tsv/testZeroLengthSpansWithFeatureValues.tsv'),
    );
    expect(articles[0]?.annotations).toEqual([]);
    expect(notes.map(({ path, message }) => [path, message])).toEqual([
      ['line 7', '2 annotations have no length, so they are not shown.'],
    ]);
  });
});
