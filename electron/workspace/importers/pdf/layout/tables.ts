// Finds the rows of tables among the lines of a column: lines of several cells that keep to the same columns. Only
// what is clear is taken for a table; everything else stays lines, and the order stays the same either way.

import { isItemLine } from './item-line.ts';
import type { Line } from './lines.ts';
import type { Segment } from './segments.ts';

/** A table row: for each column what stands in it, one segment a line. */
export interface Row {
  readonly lines: readonly Line[];
  readonly cells: readonly (readonly Segment[])[];
}

interface Column {
  x0: number;
  x1: number;
  readonly cells: Segment[];
}

interface Table {
  readonly columns: Column[];
  readonly rows: Line[][];
}

/** In em. */
const ALIGNED = 0.6;
const FARTHEST = 4;
const MOST_ROWS = 5000;

/** The lines with each table's rows in the place of its lines. O(n · columns). */
export function withTables(lines: readonly Line[]): (Line | Row)[] {
  const found: (Line | Row)[] = [];
  const isJustified = isSetFlush(lines);
  // Rows looked at again and again in vain are no table.
  let budget = lines.length * 20 + 500;
  for (let at = 0; at < lines.length;) {
    const table = budget > 0 ? tableAt(lines, at) : null;
    budget -= table?.rows.length ?? 0;
    const count = table?.rows.reduce((sum, row) => sum + row.length, 0) ?? 0;
    const line = lines[at];
    if (table !== null && isClear(table, isJustified)) {
      for (const row of rowsOf(table)) found.push(row);
      at += count;
    } else {
      if (line !== undefined) found.push(line);
      at += 1;
    }
  }
  return found;
}

export const isRow = (part: Line | Row): part is Row => 'lines' in part;

function tableAt(lines: readonly Line[], start: number): Table | null {
  const first = lines[start];
  if (first === undefined || first.cells.length < 2 || isItemLine(first)) return null;
  const table: Table = { columns: [], rows: [] };
  for (const line of lines.slice(start, start + MOST_ROWS)) {
    if ((table.columns.length < 3 && isItemLine(line)) || !addLine(table, line)) break;
  }
  return table;
}

/** Adds a line as a row, or to the last row; answers whether it is of the table. */
function addLine(table: Table, line: Line): boolean {
  const row = table.rows.at(-1);
  const previous = row?.at(-1);
  if (previous !== undefined && line.y - previous.y > FARTHEST * line.size) return false;
  const places = placesOf(table, line);
  if (places === null) return false;
  const isContinued = isContinuation(table, line, places, previous);
  if (line.cells.length < 2 && !isContinued) return false;
  for (const [index, cell] of line.cells.entries()) put(table, places[index] ?? -1, cell);
  table.columns.sort((a, b) => a.x0 - b.x0);
  if (isContinued) row?.push(line);
  else table.rows.push([line]);
  return true;
}

/** The column of each cell, -1 for one of its own; null when the line does not keep to the columns. */
function placesOf({ columns }: Table, { cells }: Line): number[] | null {
  const places: number[] = [];
  for (const cell of cells) {
    const over = columns.flatMap((column, index) =>
      Math.min(column.x1, cell.x1) > Math.max(column.x0, cell.x0) ? [index] : [],
    );
    const [place = -1] = over;
    if (over.length > 1 || (place !== -1 && places.includes(place))) return null;
    places.push(place);
  }
  return places;
}

function put({ columns }: Table, place: number, cell: Segment): void {
  const column = columns[place];
  if (column === undefined) {
    columns.push({ x0: cell.x0, x1: cell.x1, cells: [cell] });
    return;
  }
  column.x0 = Math.min(column.x0, cell.x0);
  column.x1 = Math.max(column.x1, cell.x1);
  column.cells.push(cell);
}

/** The second line of a row: close below it, in some of its columns, and nothing in the first. */
function isContinuation(
  { columns, rows }: Table,
  line: Line,
  places: readonly number[],
  previous: Line | undefined,
): boolean {
  if (previous === undefined || rows.length === 0) return false;
  const isClose = line.y - previous.y < 1.45 * line.size;
  const isInside = places.every((place, index) => {
    const column = columns[place];
    const cell = line.cells[index];
    return column !== undefined && cell !== undefined && place > 0 && startsAlike(column, cell);
  });
  return isClose && isInside && line.cells.length < columns.length;
}

function startsAlike({ cells }: Column, cell: Segment): boolean {
  const [first] = cells;
  return first !== undefined && Math.abs(first.x0 - cell.x0) < ALIGNED * cell.size;
}

/** Whether most lines reach from edge to edge: then wide gaps may just be what fills them. */
function isSetFlush(lines: readonly Line[]): boolean {
  const x0 = lines.reduce((least, line) => Math.min(least, line.x0), Infinity);
  const x1 = lines.reduce((most, line) => Math.max(most, line.x1), -Infinity);
  const flush = lines.filter(
    (line) => line.x0 < x0 + line.size * 2 && line.x1 > x1 - line.size / 4,
  );
  return lines.length >= 6 && flush.length >= lines.length * 0.5;
}

function isClear(table: Table, isJustified: boolean): boolean {
  const { columns, rows } = table;
  if (columns.length < 2 || rows.length < 2 || rows.length + columns.length < 5) return false;
  if (isJustified && !isClearAmongJustified(table)) return false;
  const stretched = rows.filter((row) => row.some(isStretched));
  if (stretched.length > rows.length / 2) return false;
  const lines = rows.reduce((sum, row) => sum + row.length, 0);
  const full = columns.filter(({ cells }) => cells.length >= lines * 0.5);
  return full.length >= 2 && full.every(isAligned);
}

/** Words set apart by the same wide space are a line that was made to fill its column. */
function isStretched({ cells }: Line): boolean {
  if (
    cells.length < 3 ||
    cells.some(({ runs }) => runs.some(({ text }) => text.trim().includes(' ')))
  ) {
    return false;
  }
  const gaps = cells.slice(1).map((cell, index) => cell.x0 - (cells[index]?.x1 ?? 0));
  return Math.max(...gaps) < Math.min(...gaps) * 1.03 + 0.2;
}

/** In justified text the columns must begin exactly alike, and gaps be those of columns, not all alike. */
function isClearAmongJustified({ columns, rows }: Table): boolean {
  const begins = columns.every(({ cells }) =>
    cells.every((cell) => Math.abs(cell.x0 - (cells[0]?.x0 ?? 0)) < 1),
  );
  return rows.length >= 3 && begins;
}

/** Most cells of a column begin, end or are centred at one place. */
function isAligned({ cells }: Column): boolean {
  const places = [
    (cell: Segment) => cell.x0,
    (cell: Segment) => cell.x1,
    (cell: Segment) => (cell.x0 + cell.x1) / 2,
  ];
  return places.some((place) => {
    const sorted = cells.map(place).toSorted((a, b) => a - b);
    const middle = sorted[sorted.length >> 1] ?? 0;
    const near = cells.filter((cell) => Math.abs(place(cell) - middle) < ALIGNED * cell.size);
    return near.length >= cells.length * 0.7;
  });
}

function rowsOf({ columns, rows }: Table): Row[] {
  const places = new Map<Segment, number>();
  for (const [place, { cells }] of columns.entries()) {
    for (const cell of cells) places.set(cell, place);
  }
  return rows.map((lines) => {
    const cells: Segment[][] = columns.map(() => []);
    for (const cell of lines.flatMap((line) => line.cells))
      cells[places.get(cell) ?? 0]?.push(cell);
    return { lines, cells };
  });
}
