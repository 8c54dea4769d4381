// Writes the tables one beside the other, article by article. The table of marks is the file that people choose.

import type { KeyValue } from 'hyparquet-writer/src/index.js';
import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { FileChunk, WriteContext } from '../codec.ts';
import { formatInfo } from '../format-list.ts';
import { createLosses, type LossReport, type Losses } from '../loss.ts';
import { addExtraLosses } from '../usual-losses.ts';
import { annotationColumns, articleColumns, relationColumns } from './columns.ts';
import { dayOf, rowsOf } from './rows.ts';
import { createTable, type Row, type Table } from './table.ts';

/** Of all tagsets, in characters: metadata is read whole before any row is. */
const MOST_METADATA = 4_000_000;

export function* writeParquet(
  articles: Iterable<AnnotatedArticle>,
  context: WriteContext,
): Generator<FileChunk, LossReport, void> {
  const losses = createLosses();
  const { extension } = formatInfo('parquet');
  const createdBy = `sourcebench version ${context.generatorVersion}`;
  const tables = {
    annotations: createTable(`${context.name}${extension}`, annotationColumns, createdBy),
    articles: createTable(`${context.name}-articles${extension}`, articleColumns, createdBy),
    relations: createTable(`${context.name}-relations${extension}`, relationColumns, createdBy),
  };
  const tagsets = createTagsets(losses);
  for (const given of articles) {
    addLosses(losses, given, context);
    const rows = rowsOf(given, context, tagsets.indexOf(given));
    yield* added(tables.articles, [rows.article]);
    yield* added(tables.annotations, rows.annotations);
    yield* added(tables.relations, rows.relations);
  }
  const metadata: KeyValue[] = [
    { key: 'sourcebench.version', value: '1' },
    { key: 'sourcebench.tagsets', value: tagsets.json() },
  ];
  for (const table of Object.values(tables)) yield table.finish(metadata);
  return losses.report();
}

function* added(table: Table, rows: readonly Row[]): Generator<FileChunk> {
  for (const row of rows) {
    const chunk = table.add(row);
    if (chunk !== null) yield chunk;
  }
}

interface Tagsets {
  /** Null, and a loss, for one that has no room. */
  indexOf(given: AnnotatedArticle): number | null;
  json(): string;
}

function createTagsets(losses: Losses): Tagsets {
  const indices = new Map<string, number>();
  let room = MOST_METADATA;
  return {
    indexOf(given) {
      const json = JSON.stringify(given.tagset);
      const known = indices.get(json);
      if (known !== undefined) return known;
      if (json.length > room) {
        losses.add('tagset', given, null, `${given.tagset.name}: the metadata has no room for it`);
        return null;
      }
      room -= json.length;
      indices.set(json, indices.size);
      return indices.size - 1;
    },
    json: () => `[${[...indices.keys()].join(',')}]`,
  };
}

function addLosses(losses: Losses, given: AnnotatedArticle, { text }: WriteContext): void {
  const { publishedOn } = given.article;
  if (publishedOn !== null && dayOf(publishedOn) === null) {
    losses.add('metadata', given, null, `publishedOn: ${publishedOn} is no day`);
  }
  if (text) return;
  losses.add('text', given, null, 'Hashes stand for the text and the quotes.');
  addExtraLosses(losses, given, 'parquet');
}
