// Rows under each other: the first column from the left, the others, which are numbers, to the right.

import { terminalLine } from './outcome.ts';

const widest = 60;

/** Every row has as many cells as the first one. Names are cut off where they are longer than a line should be. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const shown = rows.map((row) => row.map(fit));
  const widths = (shown[0] ?? []).map((_cell, at) =>
    Math.max(...shown.map((row) => lengthOf(row[at] ?? ''))),
  );
  return shown.map((row) => row.map((cell, at) => pad(cell, widths[at] ?? 0, at > 0)).join('  '));
}

const lengthOf = (cell: string): number => [...cell].length;

function pad(cell: string, width: number, atRight: boolean): string {
  const space = ' '.repeat(width - lengthOf(cell));
  return atRight ? space + cell : cell + space;
}

function fit(cell: string): string {
  const line = terminalLine(cell);
  const points = [...line];
  return points.length <= widest ? line : `${points.slice(0, widest - 1).join('')}…`;
}
