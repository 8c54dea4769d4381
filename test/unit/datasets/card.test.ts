import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { cardOf } from '../../../shared/datasets/card.ts';
import type { DescribedDataset } from '../../../shared/datasets/described.ts';
import { startCounting } from '../../../shared/datasets/tally.ts';
import { formatInfo, type FormatId } from '../../../shared/formats/format-list.ts';
import { exampleFile } from '../../support/example-file.ts';
import { parse as parseFile } from '../../support/parse-example.ts';

function described(format: FormatId, paths: readonly string[]): DescribedDataset {
  const { document } = parseFile(exampleFile());
  if (document === null) throw new Error('the example is not right');
  const counting = startCounting();
  counting.add({ ...document, tagset: { ...document.tagset, name: 'A | *bold* <b>' } }, 'train');
  counting.add(document, 'test');
  return {
    name: 'news',
    format: formatInfo(format),
    choice: {
      format,
      each: 'together',
      tags: null,
      annotators: null,
      acceptedOnly: false,
      text: true,
      offsets: null,
      split: null,
      card: true,
    },
    tally: counting.tally(),
    loss: { kinds: [{ kind: 'note', count: 2 }], items: [] },
    files: paths.map((path) => ({ path, bytes: 1, sha256: 'ab'.repeat(32) })),
    exportedAtMs: 0,
    generatorVersion: '0.0.0',
  };
}

const metadataOf = (dataset: DescribedDataset): unknown =>
  parse(cardOf(dataset).split('---\n')[1] ?? '');

describe('the metadata of a card', () => {
  test('names the files of each split and table, and nothing that lies beside them', () => {
    const files = [
      'dev/news.csv',
      'manifest.json',
      'news-loss.json',
      'train/news-relations.csv',
      'train/news.csv',
    ];
    expect(metadataOf(described('csv', files))).toMatchObject({
      pretty_name: 'news',
      language: ['en'],
      license: 'unknown',
      configs: [
        {
          config_name: 'default',
          data_files: [
            { split: 'train', path: 'train/news.csv' },
            { split: 'validation', path: 'dev/news.csv' },
          ],
        },
        {
          config_name: 'relations',
          data_files: [{ split: 'train', path: 'train/news-relations.csv' }],
        },
      ],
    });
  });

  test('names all files that one was cut into by a pattern', () => {
    const files = ['news-00001-of-00002.jsonl', 'news-00002-of-00002.jsonl'];
    expect(metadataOf(described('jsonl', files))).toMatchObject({
      configs: [{ data_files: [{ split: 'train', path: 'news-*-of-*.jsonl' }] }],
    });
  });

  test('names no files of formats that the library does not load', () => {
    expect(metadataOf(described('brat', ['a.ann', 'a.txt']))).not.toHaveProperty('configs');
  });
});

test('a card counts by part, says what is lost, and shows names as they are', () => {
  const card = cardOf(described('jsonl', ['news.jsonl']));
  expect(card).toContain('| train | 1 | 2 | 1 |');
  expect(card).toContain('| all | 2 | 4 | 2 |');
  expect(card).toContain('- 2 notes left out');
  expect(card).toContain('## Tagset A \\| \\*bold\\* \\<b\\>, version');
  expect(card).toContain('Used by 1 article.');
  expect(card).toContain('Agreement between annotators: not measured.');
});
