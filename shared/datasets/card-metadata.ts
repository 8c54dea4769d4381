// The YAML at the top of a dataset card, as the Hugging Face hub reads it
// (https://github.com/huggingface/hub-docs/blob/main/datasetcard.md). The data files are named where that library can
// load the format, because reports and manifests lie beside them and would be taken for data.

import { stringify } from 'yaml';
import { compareText } from '../domain/order.ts';
import type { FormatId } from '../formats/format-list.ts';
import type { DescribedDataset } from './described.ts';

const loadable: readonly FormatId[] = [
  'jsonl',
  'doccano',
  'spacy-jsonl',
  'label-studio',
  'csv',
  'parquet',
];
/** What the library calls the parts; without a split, all is for training. */
const splitFolders = [
  ['', 'train'],
  ['train/', 'train'],
  ['dev/', 'validation'],
  ['test/', 'test'],
] as const;

/** With a final newline. */
export function cardMetadata(dataset: DescribedDataset): string {
  const { tally, name } = dataset;
  const languages = new Set(
    tally.languages.flatMap(({ language }) => languageCode(language) ?? []),
  );
  const configs = configsOf(dataset);
  return stringify({
    pretty_name: name,
    ...(languages.size === 0 ? {} : { language: [...languages].toSorted() }),
    license: 'unknown',
    task_categories: ['token-classification'],
    size_categories: [sizeCategory(tally.articles)],
    ...(configs.length === 0 ? {} : { configs }),
  });
}

/** ISO 639, which is what the hub takes. */
function languageCode(language: string | null): string | null {
  const [code = ''] = (language ?? '').toLowerCase().split('-');
  return /^[a-z]{2,3}$/.test(code) ? code : null;
}

function sizeCategory(articles: number): string {
  if (articles < 1000) return 'n<1K';
  if (articles < 10_000) return '1K<n<10K';
  return articles < 100_000 ? '10K<n<100K' : '100K<n<1M';
}

interface Config {
  readonly config_name: string;
  readonly data_files: readonly { readonly split: string; readonly path: string }[];
}

const shardNumber = /-\d{5}-of-\d{5}$/;

/**
 * One for each table of the format: the main one is the default, `…-relations.csv` is called relations. Of what was cut
 * into several files, a pattern names all.
 */
function configsOf({ format, name, files, choice }: DescribedDataset): Config[] {
  if (!loadable.includes(format.id)) return [];
  const isEach = choice.each === 'per-article';
  // The tables of many articles would have to be told apart by names that are anything.
  if (isEach && format.extension !== '.jsonl') return [];
  const tables = new Map<string, Map<string, string>>();
  for (const { path } of files) {
    const slash = path.lastIndexOf('/') + 1;
    const [folder, fileName] = [path.slice(0, slash), path.slice(slash)];
    if (!fileName.endsWith(format.extension)) continue;
    const stem = fileName.slice(0, -format.extension.length);
    if (!isEach && !stem.startsWith(name)) continue;
    const whole = stem.replace(shardNumber, '');
    const table = isEach ? '' : whole.slice(name.length);
    const pattern = isEach ? '*' : whole === stem ? stem : `${whole}-*-of-*`;
    const paths = tables.get(table) ?? new Map<string, string>();
    tables.set(table, paths);
    paths.set(folder, `${folder}${pattern}${format.extension}`);
  }
  return [...tables]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([table, paths]) => ({
      config_name: table === '' ? 'default' : table.replace(/^-/, ''),
      data_files: splitFolders.flatMap(([folder, split]) => {
        const path = paths.get(folder);
        return path === undefined ? [] : [{ split, path }];
      }),
    }));
}
