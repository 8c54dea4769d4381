// The disk side of exports: few files open, cut files, companions that share a name, all through a codec of the test.

import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutIntoShards } from '../../electron/workspace/services/export-sink.ts';
import { sourceOfArticles } from '../../electron/workspace/services/export-source.ts';
import { createStaging } from '../../electron/workspace/services/export-staging.ts';
import { writeArticles } from '../../electron/workspace/services/export-writing.ts';
import { unwatched } from '../../electron/workspace/job.ts';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { Codec } from '../../shared/formats/codec.ts';
import { createLosses } from '../../shared/formats/loss.ts';
import { arbitraryAnnotatedArticle } from '../support/arbitrary-article.ts';
import { sha256Of } from '../support/round-trip.ts';
import { tempFolder } from '../support/temp-folder.ts';

const staged = (hashes = true) => createStaging(join(tempFolder(), 'staging'), { hashes });

describe('files aside', () => {
  test('hold what was written to each, in order, however many there are and however large', async () => {
    const staging = staged();
    const expected = new Map<string, Buffer[]>();
    const pieces = fc.sample(
      fc.tuple(
        fc.integer({ min: 0, max: 39 }),
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 50 }),
          fc.uint8Array({ maxLength: 50 }),
          fc.constantFrom('🚧'.repeat(150_000), 'x'.repeat(200_000)),
        ),
      ),
      { numRuns: 600, seed: 1 },
    );
    for (const [number, content] of pieces) {
      const path = number % 2 === 0 ? `deep/er/${number}.txt` : `${number}.txt`;
      const waiting = staging.write(path, content);
      if (waiting !== null) await waiting;
      const known = expected.get(path) ?? [];
      known.push(Buffer.from(content));
      expected.set(path, known);
    }
    const files = await staging.finish();
    expect(files.map(({ path }) => path)).toEqual([...expected.keys()].toSorted());
    for (const { path, bytes, sha256 } of files) {
      const whole = Buffer.concat(expected.get(path) ?? []);
      expect(readFileSync(join(staging.folder, path)).equals(whole)).toBe(true);
      expect([bytes, sha256]).toEqual([whole.length, sha256Of(whole)]);
    }
    await staging.discard();
    expect(readdirSync(join(staging.folder, '..'))).toEqual([]);
  });

  test('that cannot be made fail, and nothing stays', async () => {
    const staging = staged();
    await staging.write('a/b.txt', 'x');
    expect(() => staging.write('a', 'x')).toThrow(/EEXIST|EISDIR/);
    await staging.discard();
    expect(readdirSync(join(staging.folder, '..'))).toEqual([]);
  });
});

describe('lines that get too many', () => {
  test('are cut into files that are numbered, between lines', async () => {
    const staging = staged(false);
    const sink = cutIntoShards(staging, 10);
    for (const piece of [
      '12345\n',
      '12',
      '345678\n',
      '1\n',
      '22\n',
      'long line that fits nowhere\n',
    ]) {
      await sink.write('a.jsonl', piece);
      await sink.write('a.txt', piece);
    }
    await sink.write('b.jsonl', '1\n');
    await sink.finish();
    await staging.finish();
    expect(readdirSync(staging.folder).toSorted()).toEqual([
      'a-00001-of-00003.jsonl',
      'a-00002-of-00003.jsonl',
      'a-00003-of-00003.jsonl',
      'a.txt',
      'b.jsonl',
    ]);
    const all = [1, 2, 3].map((shard) =>
      readFileSync(join(staging.folder, `a-0000${shard}-of-00003.jsonl`), 'utf8'),
    );
    expect(all.every((shard) => shard.endsWith('\n'))).toBe(true);
    expect(all.join('')).toBe(readFileSync(join(staging.folder, 'a.txt'), 'utf8'));
    await staging.discard();
  });
});

/** A table and its relations beside it, losing every note. */
const pairCodec: Codec = {
  id: 'csv',
  *write(articles, { name }) {
    const losses = createLosses();
    for (const document of articles) {
      yield { path: `${name}.csv`, content: `${document.article.id}\n` };
      yield { path: `${name}-relations.csv`, content: 'relations\n' };
      losses.add('note', document, null, 'all of them');
    }
    return losses.report();
  },
};

function titled(title: string, at: number): AnnotatedArticle {
  const [document] = fc.sample(arbitraryAnnotatedArticle({ maxAnnotations: 0 }), 1);
  if (document === undefined) throw new Error('no article');
  return { ...document, article: { ...document.article, title, id: `id-${at}` as never } };
}

describe('articles in files of their own', () => {
  const choice = {
    format: 'csv',
    each: 'per-article',
    tags: null,
    annotators: null,
    acceptedOnly: false,
    text: true,
    offsets: null,
    split: null,
    card: false,
  } as const;

  test('never share a file, whatever companions are called, and their losses are summed', async () => {
    const titles = ['A', 'A relations', 'a', 'B relations', 'B', 'README'];
    const staging = staged();
    mkdirSync(staging.folder, { recursive: true });
    const { loss, tally } = await writeArticles({
      codec: pairCodec,
      source: sourceOfArticles(titles.map(titled), choice),
      choice,
      name: 'dataset',
      nowMs: 0,
      sink: cutIntoShards(staging),
      job: unwatched,
      limit: 100,
      isNamed: false,
    });
    const files = await staging.finish();
    expect(loss.kinds).toEqual([{ kind: 'note', count: 6 }]);
    expect(loss.items.map(({ title }) => title)).toEqual(titles);
    expect(tally.articles).toBe(6);
    expect(files.length).toBe(12);
    const ids = files
      .map(({ path }) => readFileSync(join(staging.folder, path), 'utf8'))
      .filter((content) => content.startsWith('id-'));
    expect(ids.toSorted()).toEqual(titles.map((_, at) => `id-${at}\n`));
    await staging.discard();
  });
});
