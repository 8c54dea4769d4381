// Tables of others with one mark a row: which column is what is told by its name, texts stand in a column (repeated, or
// once for each document). Columns that say something else are kept with the mark.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotator } from '../../domain/annotation.ts';
import type { JsonObject } from '../../domain/json.ts';
import { codePointLength } from '../../text/code-points.ts';
import { buildArticle, type ForeignMark } from '../build-article.ts';
import type { ReadContext } from '../codec.ts';
import {
  arrivedText,
  choiceWords,
  chooseOffsets,
  readOffsets,
  type ArrivedText,
  type FileSpan,
  type OffsetChoice,
} from '../offset-choice.ts';
import { placeQuote } from '../place-quote.ts';
import type { Reading } from '../reading.ts';
import { createScheme, type FinishedScheme } from '../scheme.ts';
import { rolesOf, type Roles } from './column-roles.ts';
import type { Row, Table } from './table.ts';

interface MarkRow {
  readonly row: Row;
  readonly span: FileSpan;
  readonly tag: string;
}

interface Document {
  readonly name: string;
  readonly arrived: ArrivedText;
  readonly marks: MarkRow[];
}

export interface ForeignTable {
  readonly table: Table;
  readonly roles: Roles;
  readonly documents: readonly Document[];
}

export function readForeignTables(
  tables: readonly Table[],
  context: ReadContext,
  reading: Reading,
): { readonly articles: readonly AnnotatedArticle[]; readonly scheme: FinishedScheme | null } {
  const found = tables.flatMap((table) => openTable(table, reading) ?? []);
  if (found.length === 0) return { articles: [], scheme: null };
  const scheme = createScheme('csv', 'CSV');
  for (const { documents } of found) {
    for (const { marks } of documents) for (const { tag } of marks) scheme.tag(tag);
  }
  const finished = scheme.finish(context.tagsets);
  const articles = found.flatMap((one) => {
    const choice = chosen(one, reading);
    return one.documents.map((document) =>
      articleOf(document, { ...one, choice, finished, context, reading }),
    );
  });
  return { articles, scheme: finished };
}

function openTable(table: Table, reading: Reading): ForeignTable | null {
  const roles = rolesOf(table.header);
  const missing = (['text', 'start', 'end', 'label'] as const).filter(
    (role) => roles[role] === null,
  );
  const isQuote = missing.length === 0 && saysQuotes(table, roles);
  if (missing.length > 0 || isQuote) {
    const what = isQuote ? ['text (the one that is there has the marked words)'] : missing;
    reading.problem(
      table.path,
      'line 1',
      `There is no column for ${what.join(', ')}.`,
      'Give one row to each mark, with columns text, start, end and label; quote and document are useful, too.',
    );
    return null;
  }
  return { table, roles, documents: documentsOf(table, roles, reading) };
}

/** Whether the column of texts is as long as the marks, in most rows. */
function saysQuotes({ rows }: Table, roles: Roles): boolean {
  if (roles.quote !== null) return false;
  const some = rows.slice(0, 200).filter((row) => cellOf(row, roles.text) !== '');
  const as = some.filter((row) => {
    const length = Number(cellOf(row, roles.end)) - Number(cellOf(row, roles.start));
    const text = cellOf(row, roles.text);
    return length > 0 && (codePointLength(text) === length || text.length === length);
  });
  return (
    some.length > 0 &&
    as.length * 2 > some.length &&
    some.some((row) => Number(cellOf(row, roles.start)) > 0)
  );
}

const cellOf = (row: Row, column: string | null): string =>
  column === null ? '' : row.cell(column);

function documentsOf(table: Table, roles: Roles, reading: Reading): readonly Document[] {
  const documents = new Map<string, Document>();
  for (const row of table.rows) {
    const tell = (message: string, remedy: string) => {
      reading.problem(table.path, `line ${row.line}`, message, remedy);
    };
    const text = cellOf(row, roles.text);
    const name = cellOf(row, roles.document);
    const key = roles.document === null ? text : name;
    const known = documents.get(key);
    if (known === undefined && text === '') {
      tell('The row has no text, nor has one above for the same document.', 'Give it its text.');
      continue;
    }
    const arrived = arrivedText(text);
    const document = known ?? { name, arrived, marks: [] };
    if (text !== '' && arrived.text !== document.arrived.text) {
      tell(
        'The document has another text above.',
        'Give every document one text, or a name of its own.',
      );
      continue;
    }
    documents.set(key, document);
    const mark = markOf(row, roles, tell);
    if (mark !== null) document.marks.push(mark);
  }
  return [...documents.values()];
}

const saysMark = (row: Row, { quote, label, note }: Roles): boolean =>
  [quote, label, note].some((column) => cellOf(row, column).trim() !== '');

const offset = /^\d{1,15}(?:\.0)?$/;

/** Null for a row that has no mark (only a text), and for one whose mark is told to be wrong. */
function markOf(
  row: Row,
  roles: Roles,
  tell: (message: string, remedy: string) => void,
): MarkRow | null {
  const [start = '', end = '', tag = ''] = [roles.start, roles.end, roles.label].map((one) =>
    cellOf(row, one).trim(),
  );
  const isPlaced = start !== '' || end !== '';
  if (!isPlaced && !saysMark(row, roles)) return null;
  if (!offset.test(start) || !offset.test(end)) {
    tell(
      isPlaced
        ? 'Start and end are no offsets.'
        : 'The row says something of a mark, but not where it is.',
      'Write them as whole numbers, counted from 0.',
    );
    return null;
  }
  const quote = roles.quote === null ? null : cellOf(row, roles.quote);
  return {
    row,
    span: { start: Number(start), end: Number(end), quote: quote === '' ? null : quote },
    tag,
  };
}

function chosen({ table, roles, documents }: ForeignTable, reading: Reading): OffsetChoice {
  const { choice, isDeclared } = chooseOffsets(
    documents.map(({ arrived, marks }) => ({ arrived, spans: marks.map(({ span }) => span) })),
    roles.unit,
  );
  if (!isDeclared) {
    reading.note(
      table.path,
      '$',
      `Offsets count ${choiceWords(choice)}; read that way, all marks are on whole words or their quotes.`,
      'Count code points, or name the columns start_utf16 and end_utf16.',
    );
  }
  return choice;
}

interface Making extends ForeignTable {
  readonly choice: OffsetChoice;
  readonly finished: FinishedScheme;
  readonly context: ReadContext;
  readonly reading: Reading;
}

function articleOf({ name, arrived, marks }: Document, making: Making): AnnotatedArticle {
  const { table, choice, finished, context } = making;
  const offsets = readOffsets(arrived, choice);
  const annotators = new Map<string, Annotator>();
  const taken = new Set<string>();
  const placed = marks.flatMap((mark): ForeignMark[] => {
    const place = placeQuote(offsets, mark.span);
    if (place === null || place.anchoring.state !== 'exact')
      tellPlace(mark, place !== null, making);
    if (place === null) return [];
    const { row, tag } = mark;
    const given = cellOf(row, making.roles.id);
    const isOwn = given !== '' && !taken.has(given);
    const id = isOwn
      ? given.toWellFormed()
      : context.idFor('mark', 'csv', table.path, name, String(row.line));
    taken.add(id);
    return [
      {
        id,
        tag: finished.tagId(tag),
        spans: [place.span],
        anchoring: place.anchoring,
        note: cellOf(row, making.roles.note).toWellFormed() || null,
        ...annotatorOf(cellOf(row, making.roles.annotator), annotators, context),
        extra: extraOf(row, table, making.roles),
      },
    ];
  });
  return buildArticle(context, finished.tagset, {
    format: 'csv',
    file: table.file,
    id: null,
    place: name === '' ? String(marks[0]?.row.line ?? 0) : name,
    text: arrived.text,
    ...(name === '' ? {} : { metadata: { title: name.toWellFormed() } }),
    annotators: [...annotators.values()],
    marks: placed,
    relations: [],
  });
}

function tellPlace({ row, span }: MarkRow, isFound: boolean, { table, reading }: Making): void {
  const words = span.quote === null ? '' : ` “${span.quote.slice(0, 40).toWellFormed()}”`;
  reading.problem(
    table.path,
    `line ${row.line}`,
    isFound
      ? `The words${words} are not at ${span.start} to ${span.end}.`
      : `The mark${words} at ${span.start} to ${span.end} has no place in the text.`,
    isFound
      ? 'The mark is placed where they are; check it there.'
      : 'Correct the offsets or the quote.',
  );
}

function annotatorOf(
  name: string,
  annotators: Map<string, Annotator>,
  { idFor }: ReadContext,
): Pick<ForeignMark, 'annotator'> {
  if (name === '') return {};
  const known = annotators.get(name) ?? {
    id: idFor('annotator', 'csv', name) as Annotator['id'],
    name: name.toWellFormed(),
  };
  annotators.set(name, known);
  return { annotator: known.id };
}

function extraOf(row: Row, { header }: Table, roles: Roles): JsonObject {
  const used = new Set<string | null>(Object.values(roles));
  const others = header.filter((name) => !used.has(name) && row.cell(name) !== '');
  if (others.length === 0) return {};
  const cells = others.map((name) => [name.toWellFormed(), row.cell(name).toWellFormed()] as const);
  return { csv: Object.fromEntries(cells) };
}
