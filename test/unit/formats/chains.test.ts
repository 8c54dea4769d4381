// Datasets that wander from format to format: whatever a step changes, in any field of the model, is named in the loss
// report of that step. Articles that come from one format carry what the next one has to say something about.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { loadCodec } from '../../../shared/formats/codecs.ts';
import type { FormatId } from '../../../shared/formats/format-list.ts';
import { arbitraryAnnotatedArticle, sha256Hex } from '../../support/arbitrary-article.ts';
import { arbitraryOddArticle } from '../../support/odd-article.ts';
import { readAll, writeAll } from '../../support/round-trip.ts';
import { untoldLosses } from '../../support/untold-losses.ts';

const formats: readonly FormatId[] = [
  'annotated-json',
  'jsonl',
  'w3c',
  'brat',
  'doccano',
  'label-studio',
  'spacy-jsonl',
  'conll',
  'csv',
  'webanno-tsv',
  'cas-json',
  'refi-qda',
];

/** The article as it came back, after checking what the report says of the way. */
async function step(
  format: FormatId,
  given: AnnotatedArticle,
  isKnown: boolean,
): Promise<AnnotatedArticle> {
  const codec = await loadCodec(format);
  const { files, loss } = await writeAll(codec, [given]);
  const read = await readAll(codec, files, isKnown ? [given.tagset] : []);
  expect([format, read.problems]).toEqual([format, []]);
  const [back] = read.articles;
  if (back === undefined || read.articles.length > 1)
    throw new Error(`${format}: ${read.articles.length} articles`);
  expect([format, untoldLosses(format, given, back, loss)]).toEqual([format, []]);
  const json = serialiseAnnotatedArticle(back, {
    exportedAtMs: 0,
    generatorVersion: '0',
    minified: true,
  });
  expect([format, parseAnnotatedArticle(json, { sha256Hex }).problems]).toEqual([format, []]);
  return back;
}

const chain = fc.array(fc.tuple(fc.constantFrom(...formats), fc.boolean()), {
  minLength: 1,
  maxLength: 4,
});

describe('along a chain of formats nothing is lost that is not told', () => {
  for (const [name, articles] of [
    ['of any articles', arbitraryAnnotatedArticle()],
    ['of articles with odd names and values', arbitraryOddArticle()],
  ] as const) {
    test(name, async () => {
      await fc.assert(
        fc.asyncProperty(articles, chain, async (article, steps) => {
          let given = article;
          for (const [format, isKnown] of steps) given = await step(format, given, isKnown);
        }),
        { numRuns: 150 },
      );
    });
  }
});
