// Lines of one column to blocks: where one paragraph ends and the next begins. A gap, an indent, another size, a list
// marker and a short last line each tell; a document's own tags tell better, where they are good.

import { edgesOf, startOf, type Column } from './edges.ts';
import type { Line } from './lines.ts';
import { transition } from './steps.ts';
import { isRow, withTables, type Row } from './tables.ts';

export interface TextBlock {
  readonly lines: readonly Line[];
  /** Whether a line break of the page, at the line of the same index, is one of the text. */
  readonly breaks: ReadonlySet<number>;
  /** The edges of the column, in reading direction: right-to-left columns count from the right. */
  readonly start: number;
  readonly end: number;
  /** Whether the first line begins further in than the column. */
  readonly isIndented: boolean;
}

export type RoughBlock = TextBlock | Row;

export const isTableRow = (block: RoughBlock): block is Row => 'cells' in block;

export function blocksOf(column: Column): RoughBlock[] {
  const blocks: RoughBlock[] = [];
  let lines: Line[] = [];
  const flush = () => {
    if (lines.length > 0) for (const block of textBlocks({ ...column, lines })) blocks.push(block);
    lines = [];
  };
  for (const part of withTables(column.lines)) {
    if (isRow(part)) {
      flush();
      blocks.push(part);
    } else {
      lines.push(part);
    }
  }
  flush();
  return blocks;
}

function textBlocks(column: Column): TextBlock[] {
  const { lines, isRightToLeft } = column;
  const edges = edgesOf(column);
  const blocks: TextBlock[] = [];
  let open: Line[] = [];
  let breaks = new Set<number>();
  const flush = () => {
    const [first] = open;
    if (first === undefined) return;
    const isIndented = startOf(first, isRightToLeft) > edges.start + 0.7 * first.size;
    blocks.push({ lines: open, breaks, start: edges.start, end: edges.end, isIndented });
    open = [];
    breaks = new Set();
  };
  for (const [at, line] of lines.entries()) {
    const previous = open.at(-1);
    const after = lines[at + 1];
    const how =
      previous === undefined ? 'on' : transition(column, edges, { open, previous, line, after });
    if (how === 'block') flush();
    if (how === 'line') breaks.add(open.length);
    open.push(line);
  }
  flush();
  return blocks;
}
