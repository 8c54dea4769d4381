// A file of CSV as a table: rows with their lines, cells by the names of columns. Separated by comma, semicolon or tab,
// whichever the header has most of. What is ragged, twice or open at the end is told.

import papa from 'papaparse';
import type { FormatFile } from '../codec.ts';
import type { Reading } from '../reading.ts';
import { decodeUtf8 } from '../utf8.ts';

export interface Row {
  /** Of the file, from 1; a row may have several. */
  readonly line: number;
  /** Empty for a column that is not there. */
  readonly cell: (name: string) => string;
}

export interface Table {
  readonly path: string;
  readonly file: FormatFile;
  /** Different from each other. */
  readonly header: readonly string[];
  readonly rows: readonly Row[];
}

/** Null for an empty file, which is told. */
export function readTable(file: FormatFile, reading: Reading): Table | null {
  const text = decodeUtf8(file, reading).replace(/^sep=.\r?\n/i, '');
  if (text.trim() === '') {
    reading.problem(file.path, '$', 'The file is empty.', 'Export it again.');
    return null;
  }
  const { data, errors } = papa.parse(text, { delimiter: delimiterOf(text) });
  const [header = [], ...rows] = data;
  const lines = linesOf(data);
  for (const { row = 0, code } of errors) {
    reading.problem(
      file.path,
      `line ${lines[row] ?? 1}`,
      code === 'MissingQuotes'
        ? 'A quotation mark that opens a cell is never closed: the file may be cut off.'
        : 'A quotation mark stands inside a cell that is in quotation marks.',
      'Double quotation marks inside a cell, and get the whole file.',
    );
  }
  const columns = columnsOf(header, file, reading);
  return {
    path: file.path,
    file,
    header: [...columns.keys()],
    rows: rows.flatMap((cells, at): Row[] => {
      const line = lines[at + 1] ?? at + 2;
      if (cells.length === 1 && (cells[0] ?? '').trim() === '') return [];
      if (cells.length !== header.length)
        tellRagged(file, line, [cells.length, header.length], reading);
      const row: Row = { line, cell: (name) => cells[columns.get(name) ?? -1] ?? '' };
      return [row];
    }),
  };
}

function delimiterOf(text: string): string {
  const [header = ''] = text.split(/\r\n?|\n/, 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  const [first = ','] = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a));
  return first;
}

/** Where each row begins. Line breaks in cells count. */
function linesOf(rows: readonly (readonly string[])[]): readonly number[] {
  let line = 1;
  return rows.map((cells) => {
    const start = line;
    line += 1;
    for (const cell of cells) line += cell.match(/\r\n?|\n/g)?.length ?? 0;
    return start;
  });
}

/** Names with the place of their column. */
function columnsOf(
  header: readonly string[],
  { path }: FormatFile,
  reading: Reading,
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const [at, given] of header.entries()) {
    const name = given.trim();
    if (name === '') continue;
    if (!columns.has(name)) columns.set(name, at);
    else {
      reading.problem(
        path,
        'line 1',
        `Two columns are called “${name.slice(0, 40).toWellFormed()}”.`,
        'Give every column a name of its own. The first one is read.',
      );
    }
  }
  return columns;
}

function tellRagged(
  { path }: FormatFile,
  line: number,
  [found, wanted]: readonly [number, number],
  reading: Reading,
): void {
  reading.problem(
    path,
    `line ${line}`,
    `The row has ${found} ${found === 1 ? 'cell' : 'cells'}, the header has ${wanted}.`,
    'Give every row as many cells as the header; put cells with separators in quotation marks.',
  );
}
