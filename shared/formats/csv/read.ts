// Reads tables: our own three by their columns, whichever of them are there, and tables of others with a mark a row.

import type { FormatFile, ReadContext, ReadResult } from '../codec.ts';
import { createReading } from '../reading.ts';
import { readForeignTables } from './foreign.ts';
import { readOwnTables } from './read-own.ts';
import { readTable, type Table } from './table.ts';

type Kind = 'articles' | 'marks' | 'relations' | 'foreign';

function kindOf({ header }: Table): Kind {
  const has = (name: string) => header.includes(name);
  if (!has('article_id')) return 'foreign';
  if (has('mark_id')) return 'marks';
  if (has('relation_id')) return 'relations';
  return has('text_sha256') ? 'articles' : 'foreign';
}

export function readCsv(files: readonly FormatFile[], context: ReadContext): ReadResult {
  const reading = createReading();
  if (files.length === 0) {
    reading.problem('', '$', 'There is no file.', 'Choose a table with a mark in each row.');
  }
  const tables = files.flatMap((file) => readTable(file, reading) ?? []);
  const of = (kind: Kind) => tables.filter((table) => kindOf(table) === kind);
  const own = { articles: of('articles'), marks: of('marks'), relations: of('relations') };
  const isOwn = own.articles.length + own.marks.length + own.relations.length > 0;
  const ours = isOwn ? readOwnTables(own, context, reading) : [];
  const foreign = readForeignTables(of('foreign'), context, reading);
  const articles = [...ours, ...foreign.articles];
  return reading.result(articles, ours[0]?.tagset ?? foreign.scheme?.tagset ?? null);
}
