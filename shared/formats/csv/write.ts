// Writes three tables: marks, relations and articles, which together have everything an annotated article file has. UTF-8
// with a byte order mark, without which spreadsheets take it for another encoding; rows end with CRLF (RFC 4180). A
// spreadsheet shows at most 32,767 characters of a cell, but only loses the rest when it saves.

import papa from 'papaparse';
import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type {
  AnnotatedArticleFile,
  FileAnnotation,
  FileRelation,
} from '../../annotation-file/schema.ts';
import { serialiseAnnotatedArticle } from '../../annotation-file/serialise.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { FileChunk, WriteContext } from '../codec.ts';
import { formatInfo } from '../format-list.ts';
import { createLosses, type LossReport, type Losses } from '../loss.ts';
import { attributeCells, attributeColumns, type AttributeColumn } from './attribute-cells.ts';
import { jsonCell, optionalCell, textCell } from './cells.ts';

type Cell = string | number;
type Row = readonly (readonly [name: string, cell: Cell])[];

interface Given {
  readonly document: AnnotatedArticle;
  readonly file: AnnotatedArticleFile;
  readonly columns: readonly AttributeColumn[];
  readonly context: WriteContext;
  readonly losses: Losses;
}

export function* writeCsv(
  articles: Iterable<AnnotatedArticle>,
  context: WriteContext,
): Generator<FileChunk, LossReport, void> {
  const losses = createLosses();
  const { extension } = formatInfo('csv');
  const { name, nowMs, generatorVersion } = context;
  const paths = {
    marks: `${name}${extension}`,
    relations: `${name}-relations${extension}`,
    articles: `${name}-articles${extension}`,
  };
  const headed = new Set<string>();
  let columns: readonly AttributeColumn[] | null = null;
  for (const document of articles) {
    const options = { exportedAtMs: nowMs, generatorVersion, minified: true };
    const file = JSON.parse(serialiseAnnotatedArticle(document, options)) as AnnotatedArticleFile;
    // The columns are those of the first article's tagset; what others have besides is in `more_attributes`.
    columns ??= attributeColumns(file.tagset);
    const given: Given = { document, file, columns, context, losses };
    if (!context.text) addTextLosses(given);
    yield* table(paths.articles, [articleRow(given)], headed);
    const marks = file.annotations.map((mark) => markRow(mark, given));
    yield* table(paths.marks, marks, headed);
    yield* table(paths.relations, relationRows(given), headed);
  }
  for (const [path, header] of emptyTables(paths)) {
    if (!headed.has(path)) yield { path, content: `\ufeff${header.join(',')}\r\n` };
  }
  return losses.report();
}

function* table(path: string, rows: readonly Row[], headed: Set<string>): Generator<FileChunk> {
  const [first] = rows;
  if (first === undefined) return;
  const cells: Cell[][] = rows.map((row) => row.map(([, cell]) => cell));
  if (!headed.has(path)) cells.unshift(first.map(([name]) => name));
  const start = headed.has(path) ? '' : '\ufeff';
  headed.add(path);
  yield { path, content: `${start}${papa.unparse(cells, { newline: '\r\n' })}\r\n` };
}

/** A table without rows says what it would have. */
const emptyTables = (paths: {
  readonly marks: string;
  readonly relations: string;
  readonly articles: string;
}) =>
  [
    [paths.marks, ['article_id', 'mark_id', 'tag', 'start', 'end', 'quote']],
    [paths.relations, ['article_id', 'relation_id', 'type', 'from_mark', 'to_mark']],
    [paths.articles, ['article_id', 'title', 'text', 'text_sha256', 'document']],
  ] as const;

/** Of another format, extras may hold the words. */
function addTextLosses({ document, losses }: Given): void {
  losses.add('text', document, null, 'Hashes stand for the text and the quotes.');
  const { article, annotations, relations } = document;
  for (const [id, extra] of [
    [null, article.extra] as const,
    ...annotations.map((one) => [one.id, one.extra] as const),
    ...relations.map((one) => [one.id, one.extra] as const),
  ]) {
    if (Object.keys(extra).length > 0)
      losses.add('extra', document, id, Object.keys(extra).join(', '));
  }
}

function articleRow({ file, context }: Given): Row {
  const { article, annotations, relations, ...others } = file;
  const { text, ...rest } = article;
  const document = { ...others, article: context.text ? rest : { ...rest, extra: {} } };
  return [
    ['article_id', textCell(article.id)],
    ['title', textCell(article.title)],
    ['subtitle', optionalCell(article.subtitle)],
    ['byline', optionalCell(article.byline)],
    ['publisher', optionalCell(article.publisher)],
    ['published_on', optionalCell(article.publishedOn)],
    ['url', optionalCell(article.url)],
    ['language', optionalCell(article.language)],
    ['direction', article.direction],
    ...(context.text ? [['text', textCell(text)] as const] : []),
    ['text_sha256', article.textSha256],
    ['marks', annotations.length],
    ['relations', relations.length],
    ['document', JSON.stringify(document)],
  ];
}

function markRow(mark: FileAnnotation, given: Given): Row {
  const { file, columns } = given;
  const tag = file.tagset.tags.find(({ id }) => id === mark.tag);
  const { cells, more } = attributeCells(mark.attributes as JsonObject, tag, columns);
  return [
    ['article_id', textCell(file.article.id)],
    ['title', textCell(file.article.title)],
    ['mark_id', textCell(mark.id)],
    ['tag', textCell(mark.tag)],
    ['tag_label', textCell(tag?.label ?? '')],
    ...placeCells(mark, given),
    ...cells,
    ['more_attributes', jsonCell(more)],
    ['note', optionalCell(mark.note)],
    ...originCells(mark, given),
  ];
}

function placeCells(mark: FileAnnotation, { context }: Given): Row {
  const { segments, prefix, suffix } = mark;
  const first = segments[0];
  const last = segments.at(-1);
  const words = segments.map(({ quote }) => quote).join(' … ');
  const around: Row = [
    ['prefix', textCell(prefix)],
    ['suffix', textCell(suffix)],
  ];
  return [
    ['start', first?.start ?? ''],
    ['end', last?.end ?? ''],
    ['start_utf16', first?.startUtf16 ?? ''],
    ['end_utf16', last?.endUtf16 ?? ''],
    quoteCell(words, context),
    ...(context.text ? around : []),
    ['segments', segments.length === 1 ? '' : jsonCell(segmentsOf(mark, context))],
  ];
}

function originCells(mark: FileAnnotation, { file, context }: Given): Row {
  const { anchoring } = mark;
  return [
    ['annotator_id', textCell(mark.annotator)],
    ['annotator', textCell(nameOf(file, mark.annotator))],
    ['origin', mark.origin],
    ['created_at', mark.createdAt],
    ['updated_at', mark.updatedAt],
    ['anchoring', anchoring.state],
    ['score', anchoring.score],
    ['anchored_in_sha256', 'textSha256' in anchoring ? anchoring.textSha256 : ''],
    ['rejected_by', textCell(mark.rejectedBy ?? '')],
    ['extra', context.text ? jsonCell(mark.extra as JsonObject) : ''],
  ];
}

const quoteCell = (words: string, { text, sha256Hex }: WriteContext): Row[number] =>
  text ? ['quote', textCell(words)] : ['quote_sha256', sha256Hex(words)];

function segmentsOf({ segments }: FileAnnotation, { text, sha256Hex }: WriteContext): JsonValue[] {
  return segments.map(({ quote, ...places }) =>
    text ? { ...places, quote } : { ...places, quoteSha256: sha256Hex(quote) },
  );
}

const nameOf = ({ annotators }: AnnotatedArticleFile, id: string): string =>
  annotators.find((one) => one.id === id)?.name ?? '';

/** Those into other articles are in the article's extra, too, where they wait for the other article. */
function relationRows({ file, document, context }: Given): readonly Row[] {
  const far = document.relations.filter(({ toArticle }) => toArticle !== undefined);
  const quotes = new Map<string, string>(
    context.text
      ? file.annotations.map(({ id, segments }) => [
          id,
          segments.map(({ quote }) => quote).join(' … '),
        ])
      : [],
  );
  const time = (ms: number) => new Date(ms).toISOString();
  const all: (FileRelation & { readonly toArticle?: string })[] = [
    ...file.relations,
    ...far.map(({ createdAtMs, updatedAtMs, ...one }) => ({
      ...one,
      createdAt: time(createdAtMs),
      updatedAt: time(updatedAtMs),
    })),
  ];
  return all.map((relation): Row => {
    const { id, type, from, to, toArticle = '', note, annotator, extra } = relation;
    const label = file.tagset.relations.find((one) => one.id === type)?.label ?? '';
    return [
      ['article_id', textCell(file.article.id)],
      ['relation_id', textCell(id)],
      ['type', textCell(type)],
      ['type_label', textCell(label)],
      ['from_mark', textCell(from)],
      ['to_mark', textCell(to)],
      ['to_article', textCell(toArticle)],
      ...(context.text
        ? ([
            ['from_quote', textCell(quotes.get(from) ?? '')],
            ['to_quote', textCell(quotes.get(to) ?? '')],
          ] as const)
        : []),
      ['note', optionalCell(note)],
      ['annotator_id', textCell(annotator)],
      ['annotator', textCell(nameOf(file, annotator))],
      ['created_at', relation.createdAt],
      ['updated_at', relation.updatedAt],
      ['extra', context.text ? jsonCell(extra as JsonObject) : ''],
    ];
  });
}
