// Where the tabs between a table's cells go to, so that columns stand below each other: the rows of a table share
// stops as far apart as its widest cell needs, and closer where the line would be too short for all of them.

import type { Block } from '../../../../shared/domain/article.ts';

/** Of a line of the reader in a row's smaller type, in widths of a digit. */
const LINE = 74;
const GAP = 3;
const LEAST = 6;

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/gu;

const widthOf = (cell: string): number => cell.length + (cell.match(wide)?.length ?? 0);

function stopOf(rows: readonly string[]): number {
  let columns = 1;
  let widest = 0;
  for (const row of rows) {
    const cells = row.split('\t');
    columns = Math.max(columns, cells.length);
    // Nothing stands behind the last cell.
    for (const cell of cells.slice(0, -1)) widest = Math.max(widest, widthOf(cell));
  }
  return Math.min(widest + GAP, Math.max(LEAST, Math.floor(LINE / columns)));
}

/** By the index of the block: how far apart the stops of its row are, in widths of a digit. O(text of the tables). */
export function tableStops(text: string, blocks: readonly Block[]): ReadonlyMap<number, number> {
  const stops = new Map<number, number>();
  const isRow = (index: number) => blocks[index]?.type === 'table-row';
  for (let index = 0; index < blocks.length; index += 1) {
    if (!isRow(index)) continue;
    const first = index;
    while (isRow(index + 1)) index += 1;
    const rows = blocks
      .slice(first, index + 1)
      .map(({ startUtf16, endUtf16 }) => text.slice(startUtf16, endUtf16));
    const stop = stopOf(rows);
    for (let row = first; row <= index; row += 1) stops.set(row, stop);
  }
  return stops;
}
