// What two annotators of INCEpTION agree on: its own test cases, two files and the curated one of each.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import { loadCodec } from '../../../shared/formats/codecs.ts';
import { mergeSets } from '../../../shared/review/merge-sets.ts';
import type { MarkSet } from '../../../shared/review/review-item.ts';
import { readAll } from '../../support/round-trip.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/fixtures/webanno-merge');
const cases = existsSync(folder)
  ? readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .toSorted()
  : [];
if (cases.length === 0) console.warn(`Skipped: there are no fixtures in ${folder}.`);

async function read(name: string, who: string): Promise<AnnotatedArticle> {
  const bytes = readFileSync(join(folder, name, `${who}.tsv`));
  // Under one name, as two annotators' files of one document have.
  const { articles, problems } = await readAll(await loadCodec('webanno-tsv'), [
    { path: `${name}.tsv`, bytes },
  ]);
  expect(problems).toEqual([]);
  const [article] = articles;
  if (article === undefined) throw new Error(`${who} of ${name} gave no article`);
  return article;
}

const spansOf = ({ annotations }: MarkSet) =>
  annotations.map(({ tag, segments, attributes }) => ({
    tag,
    segments: segments.map(({ startUtf16, endUtf16 }) => [startUtf16, endUtf16]),
    attributes,
  }));

function relationsOf({ annotations, relations }: MarkSet) {
  const place = (end: AnnotationId) => annotations.find(({ id }) => id === end)?.segments[0];
  return relations.map(({ type, from, to }) => [place(from), type, place(to)]);
}

describe.skipIf(cases.length === 0)('the curation cases of INCEpTION', () => {
  test.each(cases)('%s: what is agreed is what the curator has', async (name) => {
    const [mine, theirs, curator] = await Promise.all(
      ['user1', 'user2', 'curator'].map((who) => read(name, who)),
    );
    if (!mine || !theirs || !curator) throw new Error('a file is missing');
    const { text } = mine.article;
    for (const sets of [
      [mine, theirs],
      [theirs, mine],
    ]) {
      const { result } = mergeSets({ text, sets, base: null, accept: { kind: 'agreed' } });
      expect(spansOf(result)).toEqual(spansOf(curator));
      expect(relationsOf(result)).toEqual(relationsOf(curator));
    }
  });
});
