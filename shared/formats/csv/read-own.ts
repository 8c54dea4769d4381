// Reads tables of our own back: an article file is put together from its rows and read as one, so that everything is
// checked that is checked there; problems name the row that they come from.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import { parseAnnotatedArticle, type ParseOutcome } from '../../annotation-file/parse.ts';
import { createProblems } from '../../annotation-file/problems.ts';
import { readJson } from '../../annotation-file/read-json.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { ReadContext } from '../codec.ts';
import { isJsonObject } from '../json-object.ts';
import type { Reading } from '../reading.ts';
import { attributeTypes, readAttributes, type AttributeTypes } from './attribute-cells.ts';
import { cellNumber, cellOptional, cellText } from './cells.ts';
import { tellMissing, type OwnTables } from './own-tables.ts';
import type { Row, Table } from './table.ts';

interface PlacedRow {
  readonly table: Table;
  readonly row: Row;
}

export function readOwnTables(
  tables: OwnTables,
  context: ReadContext,
  reading: Reading,
): readonly AnnotatedArticle[] {
  const { articles } = tables;
  tellMissing(tables, reading);
  if (articles.length === 0) {
    const [first] = [...tables.marks, ...tables.relations];
    reading.problem(
      first?.path ?? '',
      '$',
      'The texts are missing: they are in the table of articles, whose name ends in -articles.csv.',
      'Choose it together with this table.',
    );
    return [];
  }
  const marks = byArticle(tables.marks);
  const relations = byArticle(tables.relations, isWithin);
  const seen = new Map<string, PlacedRow>();
  for (const table of articles) {
    for (const row of table.rows) {
      const id = cellText(row.cell('article_id'));
      const earlier = seen.get(id);
      if (earlier === undefined) seen.set(id, { table, row });
      else tellTwice({ table, row }, id, reading);
    }
  }
  tellStrays([...marks, ...relations], seen, reading);
  const result: AnnotatedArticle[] = [];
  for (const [id, placed] of seen) {
    const rows = { marks: marks.get(id) ?? [], relations: relations.get(id) ?? [] };
    checkCounts(placed, rows, tables, reading);
    const article = readArticle(placed, rows, context, reading);
    if (article !== null) result.push(article);
  }
  return result;
}

/** Relations into other articles wait in the article’s extra. */
const isWithin = (row: Row): boolean => row.cell('to_article') === '';

function byArticle(
  tables: readonly Table[],
  isMeant: (row: Row) => boolean = () => true,
): ReadonlyMap<string, PlacedRow[]> {
  const all = tables.flatMap((table) => table.rows.filter(isMeant).map((row) => ({ table, row })));
  return Map.groupBy(all, ({ row }) => cellText(row.cell('article_id')));
}

function tellTwice({ table, row }: PlacedRow, id: string, reading: Reading): void {
  reading.problem(
    table.path,
    `line ${row.line}`,
    `An article with the id “${id}” stands above already.`,
    'Give every article an id of its own, or keep one of the rows.',
  );
}

function tellStrays(
  groups: readonly (readonly [string, readonly PlacedRow[]])[],
  articles: ReadonlyMap<string, PlacedRow>,
  reading: Reading,
): void {
  for (const [id, rows] of groups) {
    if (articles.has(id)) continue;
    for (const { table, row } of rows) {
      reading.problem(
        table.path,
        `line ${row.line}`,
        `No article has the id “${id}”.`,
        'Add the article to the table of articles, or remove the row.',
      );
    }
  }
}

interface Rows {
  readonly marks: readonly PlacedRow[];
  readonly relations: readonly PlacedRow[];
}

/** A table that was not chosen is a problem; rows that somebody took out of one are not. */
function checkCounts(
  { table, row }: PlacedRow,
  rows: Rows,
  tables: OwnTables,
  reading: Reading,
): void {
  for (const kind of ['marks', 'relations'] as const) {
    const wanted = cellNumber(row.cell(kind));
    if (typeof wanted !== 'number' || wanted === rows[kind].length) continue;
    if (tables[kind].length === 0) {
      reading.problem(
        table.path,
        `line ${row.line}`,
        `The article has ${wanted} ${kind}, but the table of ${kind} is missing.`,
        `Choose it, too: it has the same name${kind === 'marks' ? '' : ' and -relations'}.`,
      );
    } else {
      reading.note(
        table.path,
        `line ${row.line}`,
        `The article had ${wanted} ${kind} when it was exported; the table has ${rows[kind].length}.`,
        'If rows were not added or removed on purpose, get the table again.',
      );
    }
  }
}

const object = (value: JsonValue): JsonObject => (isJsonObject(value) ? value : {});

function readArticle(
  placed: PlacedRow,
  rows: Rows,
  { sha256Hex }: ReadContext,
  reading: Reading,
): AnnotatedArticle | null {
  const { table, row } = placed;
  if (!table.header.includes('text')) {
    reading.problem(
      table.path,
      `line ${row.line}`,
      'The text is not in the table, only its hash.',
      'Export it with texts.',
    );
    return null;
  }
  const file = fileOf(placed, rows, reading);
  if (file === null) return null;
  const json = JSON.stringify(file);
  const strict = parseAnnotatedArticle(json, { sha256Hex });
  tell(strict, placed, rows, reading);
  if (strict.document !== null || !strict.salvageable) return strict.document;
  return parseAnnotatedArticle(json, { sha256Hex, salvage: true }).document;
}

/** Problems by the row that they are about. */
function tell(
  { problems, document }: ParseOutcome,
  { table, row }: PlacedRow,
  rows: Rows,
  reading: Reading,
): void {
  const kind = document === null ? 'problem' : 'note';
  for (const { path, message, remedy } of problems) {
    const [, part, index, rest = ''] =
      /^\$\.(annotations|relations)\[(\d+)\](.*)$/s.exec(path) ?? [];
    const source = rows[part === 'relations' ? 'relations' : 'marks'];
    const found = part === undefined ? undefined : source[Number(index)];
    if (found === undefined)
      reading[kind](table.path, `line ${row.line}: ${path}`, message, remedy);
    else
      reading[kind](
        found.table.path,
        `line ${found.row.line}${rest === '' ? '' : `: ${rest.slice(1)}`}`,
        message,
        remedy,
      );
  }
}

/** As the JSON of an annotated article file. */
function fileOf(placed: PlacedRow, rows: Rows, reading: Reading): JsonObject | null {
  const { row } = placed;
  const document = readCell(placed, 'document', reading);
  if (document === null) return null;
  const file = object(document);
  const article = object(file['article'] ?? null);
  const types = attributeTypes(file['tagset'] ?? null);
  const annotators = new Map<string, JsonValue>();
  const given = file['annotators'];
  for (const one of Array.isArray(given) ? given : []) {
    const id = object(one)['id'];
    annotators.set(typeof id === 'string' ? id : `${annotators.size}`, one);
  }
  const annotations = rows.marks.map((mark) => markOf(mark, types, annotators, reading));
  const relations = rows.relations.map((relation) => relationOf(relation, annotators, reading));
  return {
    ...file,
    article: {
      ...article,
      id: cellText(row.cell('article_id')),
      title: cellText(row.cell('title')),
      ...facts(row, article),
      text: cellText(row.cell('text')),
      textSha256: row.cell('text_sha256'),
    },
    annotators: [...annotators.values()],
    annotations,
    relations,
  };
}

/** What somebody changed in the table counts. */
function facts(row: Row, article: JsonObject): JsonObject {
  const names = {
    subtitle: 'subtitle',
    byline: 'byline',
    publisher: 'publisher',
    publishedOn: 'published_on',
    url: 'url',
    language: 'language',
  };
  return Object.fromEntries(
    Object.entries(names)
      .filter(([key]) => Object.hasOwn(article, key))
      .map(([key, name]) => [key, cellOptional(row.cell(name))]),
  );
}

/** The JSON in a cell; empty where it is empty, null (and told) where it is none. */
function readCell({ table, row }: PlacedRow, name: string, reading: Reading): JsonValue | null {
  const cell = row.cell(name);
  if (cell === '') return {};
  const problems = createProblems();
  const read = readJson(cell, problems, createProblems());
  for (const { message, remedy } of problems.list) {
    reading.problem(table.path, `line ${row.line}: ${name}`, message, remedy);
  }
  return read === null ? null : (read.value as JsonValue);
}

function noteAnnotator(row: Row, annotators: Map<string, JsonValue>): string {
  const id = cellText(row.cell('annotator_id'));
  if (!annotators.has(id)) annotators.set(id, { id, name: cellText(row.cell('annotator')) });
  return id;
}

function markOf(
  placed: PlacedRow,
  types: AttributeTypes,
  annotators: Map<string, JsonValue>,
  reading: Reading,
): JsonObject {
  const { table, row } = placed;
  const name = cellText(row.cell('tag'));
  const more = readCell(placed, 'more_attributes', reading) ?? {};
  const rejected = cellText(row.cell('rejected_by'));
  return {
    id: cellText(row.cell('mark_id')),
    tag: name,
    segments: segmentsOf(placed, reading),
    prefix: cellText(row.cell('prefix')),
    suffix: cellText(row.cell('suffix')),
    attributes: readAttributes(table.header, row.cell, { types: types.get(name), more }),
    note: cellOptional(row.cell('note')),
    annotator: noteAnnotator(row, annotators),
    origin: row.cell('origin'),
    createdAt: row.cell('created_at'),
    updatedAt: row.cell('updated_at'),
    anchoring: anchoringOf(row),
    extra: object(readCell(placed, 'extra', reading) ?? {}),
    ...(rejected === '' ? {} : { rejectedBy: rejected }),
  };
}

function anchoringOf(row: Row): JsonObject {
  const state = row.cell('anchoring');
  const score = cellNumber(row.cell('score'));
  return state === 'orphan'
    ? { state, score, textSha256: row.cell('anchored_in_sha256') }
    : { state, score };
}

function segmentsOf(placed: PlacedRow, reading: Reading): JsonValue[] {
  const { row } = placed;
  const several = row.cell('segments') === '' ? [] : readCell(placed, 'segments', reading);
  if (Array.isArray(several) && several.length > 0) return several;
  const number = (name: string) => cellNumber(row.cell(name));
  return [
    {
      start: number('start'),
      end: number('end'),
      startUtf16: number('start_utf16'),
      endUtf16: number('end_utf16'),
      quote: cellText(row.cell('quote')),
    },
  ];
}

function relationOf(
  placed: PlacedRow,
  annotators: Map<string, JsonValue>,
  reading: Reading,
): JsonObject {
  const { row } = placed;
  return {
    id: cellText(row.cell('relation_id')),
    type: cellText(row.cell('type')),
    from: cellText(row.cell('from_mark')),
    to: cellText(row.cell('to_mark')),
    note: cellOptional(row.cell('note')),
    annotator: noteAnnotator(row, annotators),
    createdAt: row.cell('created_at'),
    updatedAt: row.cell('updated_at'),
    extra: object(readCell(placed, 'extra', reading) ?? {}),
  };
}
