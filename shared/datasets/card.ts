// The README.md of a dataset: what is in it, by whom and by which tagset, in words and with the metadata that the
// Hugging Face hub reads (https://huggingface.co/docs/hub/datasets-cards). It says only what is known: neither a
// licence nor an agreement is made up.

import { splitParts } from './split.ts';
import { lossLine } from '../formats/loss.ts';
import { cardMetadata } from './card-metadata.ts';
import { tagsetSection } from './card-tagset.ts';
import type { DescribedDataset } from './described.ts';
import { cell, counted, table } from './markdown.ts';

/** Of the files, so many are listed; the manifest has all. */
const MOST_FILES = 100;

/** Markdown with YAML front matter and a final newline. */
export function cardOf(dataset: DescribedDataset): string {
  const sections = [
    `# ${cell(dataset.name)}`,
    introduction(dataset),
    `## Contents\n\n${contents(dataset)}`,
    `## How it was chosen\n\n${choiceLines(dataset).join('\n')}`,
    ...dataset.tally.tagsets.map(tagsetSection),
    `## Annotators\n\n${annotators(dataset)}`,
    `## What the format does not hold\n\n${losses(dataset)}`,
    '## Licence\n\nNot stated. Whoever publishes this dataset says here under which terms; the rights in the articles’ texts are their publishers’.',
    `## Files\n\n${files(dataset)}`,
  ];
  return `---\n${cardMetadata(dataset)}---\n\n${sections.join('\n\n')}\n`;
}

function introduction(dataset: DescribedDataset): string {
  const { tally, format, exportedAtMs, generatorVersion } = dataset;
  const what = [
    counted(tally.articles, 'article', 'articles'),
    counted(tally.annotations, 'mark', 'marks'),
    counted(tally.relations, 'relation', 'relations'),
  ];
  const [articles = '', marks = '', relations = ''] = what;
  const day = new Date(exportedAtMs).toISOString().slice(0, 10);
  return `${articles} with ${marks} and ${relations}, exported with Sourcebench ${generatorVersion} on ${day} as ${format.label} (\`${format.id}\`). ${offsetsLine(dataset)}`;
}

function offsetsLine({ choice, format }: DescribedDataset): string {
  const offsets = choice.offsets ?? format.offsets;
  if (offsets === 'none') return 'Places are not written as offsets.';
  if (offsets === 'both') return 'Offsets count Unicode code points and UTF-16 code units.';
  return `Offsets count ${offsets === 'utf-16' ? 'UTF-16 code units' : 'Unicode code points'}.`;
}

function contents({ tally }: DescribedDataset): string {
  const rows = [
    ...tally.parts.map(({ part, ...count }) => [part, count] as const),
    ['all', tally] as const,
  ].map(([part, { articles, annotations, relations }]) => [
    part,
    String(articles),
    String(annotations),
    String(relations),
  ]);
  const languages = tally.languages.map(
    ({ language, articles }) =>
      `${language === null ? 'not stated' : cell(language)} (${articles})`,
  );
  return `${table(['Part', 'Articles', 'Marks', 'Relations'], rows)}\n\nLanguages, by articles: ${languages.join(', ')}.`;
}

function choiceLines({ choice, tally }: DescribedDataset): string[] {
  const names = new Map<string, string>(tally.annotators.map(({ id, name }) => [id, name]));
  const codes = (ids: readonly string[]) => ids.map((id) => `\`${id.replaceAll('`', '')}\``);
  const list = (items: readonly string[]) => (items.length === 0 ? 'none' : items.join(', '));
  const lines = [
    choice.tags === null ? 'All tags.' : `Tags: ${list(codes(choice.tags))}.`,
    choice.annotators === null
      ? 'All annotators.'
      : `Annotators: ${list(choice.annotators.map((id) => cell(names.get(id) ?? id)))}.`,
    choice.acceptedOnly
      ? 'Accepted marks only: without those that a review rejected and those whose place is not certain.'
      : 'All marks, also those that a review rejected or whose place is not certain.',
  ];
  if (!choice.text) lines.push('Without texts and quotes: their SHA-256 is there instead.');
  if (choice.split !== null) {
    const { seed, ...shares } = choice.split;
    const parts = splitParts.map((part) => `${part} ${shares[part]} %`).join(', ');
    lines.push(
      `Split by article into ${parts} with seed ${seed}, by iterative stratification over the tags (Sechidis, Tsoumakas and Vlahavas 2011): no article is in two parts, and every tag is spread as evenly as whole articles allow.`,
    );
  }
  return lines.map((line) => `- ${line}`);
}

function annotators({ tally }: DescribedDataset): string {
  const rows = tally.annotators.map(({ name, id, marks }) => [
    cell(name),
    `\`${id.replaceAll(/[`|\n]/g, '')}\``,
    String(marks),
  ]);
  const people = rows.length === 0 ? 'Nobody.' : table(['Name', 'Id', 'Marks'], rows);
  return `${people}\n\nAgreement between annotators: not measured.`;
}

function losses({ loss }: DescribedDataset): string {
  if (loss.kinds.length === 0) return 'Everything that was chosen is in the files.';
  const lines = loss.kinds.map(({ kind, count }) => `- ${lossLine(kind, count)}`);
  return `${lines.join('\n')}\n\nThe loss report among the files names them.`;
}

function files({ files: all }: DescribedDataset): string {
  const shown = all.slice(0, MOST_FILES);
  const rows = shown.map(({ path, bytes, sha256 }) => [cell(path), String(bytes), `\`${sha256}\``]);
  const more = all.length - shown.length;
  const rest = more === 0 ? '' : `\n\nAnd ${counted(more, 'more file', 'more files')}.`;
  return `${table(['File', 'Bytes', 'SHA-256'], rows)}${rest}\n\n\`manifest.json\` lists all files with their checksums.`;
}
