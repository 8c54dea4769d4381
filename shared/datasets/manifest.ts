// manifest.json: which files are the dataset, with their sizes and checksums, and how they came about, for programs
// that check or repeat the export.

import type { DescribedDataset } from './described.ts';

/** JSON with two spaces and a final newline. The manifest does not list itself. */
export function manifestOf(dataset: DescribedDataset): string {
  const { name, format, tally, loss, choice } = dataset;
  const { articles, annotations, relations } = tally;
  const manifest = {
    format: 'sourcebench.dataset-manifest',
    version: 1,
    generator: { name: 'sourcebench', version: dataset.generatorVersion },
    exportedAt: new Date(dataset.exportedAtMs).toISOString(),
    name,
    dataFormat: format.id,
    articles,
    annotations,
    relations,
    parts: tally.parts,
    choice: {
      selection: selectionOf(choice),
      each: choice.each,
      tags: choice.tags,
      annotators: choice.annotators,
      acceptedOnly: choice.acceptedOnly,
      text: choice.text,
      offsets: choice.offsets,
      split: choice.split,
    },
    loss: loss.kinds,
    files: dataset.files,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** A view as it was asked for; articles chosen one by one are in the data themselves. */
function selectionOf({ target }: DescribedDataset['choice']) {
  if (target === undefined || 'ids' in target) return null;
  const { query, shelf, status, collection } = target.view;
  return { query, shelf, status, collection, except: target.except.length };
}
