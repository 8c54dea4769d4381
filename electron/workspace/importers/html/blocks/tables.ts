// Tables of data become rows; tables that only lay out a page or a newsletter are walked through like any other element.

import { attributeOf } from '../parse-html.ts';
import type { ShownElement } from '../shown-tree.ts';

interface Cell {
  /** Null for the columns that a cell above or before reaches over. */
  readonly element: ShownElement | null;
}

export interface Row {
  readonly element: ShownElement;
  readonly cells: readonly Cell[];
}

const mostSpanned = 50;
/** Of a table; more do not line up data, they only blow it up. */
const mostEmpty = 20_000;

/** The rows of a table, each with its cells by column. Nested tables are not looked into. */
export function rowsOf(table: ShownElement): Row[] {
  const rows: Row[] = [];
  let empty = 0;
  let reaching: number[] = [];
  for (const element of rowElements(table)) {
    const cells: Cell[] = [];
    const next: number[] = [];
    const skipSpanned = () => {
      while ((reaching[cells.length] ?? 0) > 0) {
        next[cells.length] = (reaching[cells.length] ?? 0) - 1;
        cells.push({ element: null });
        empty += 1;
      }
    };
    for (const child of element.children) {
      if (child.kind !== 'element' || !/^t[dh]$/.test(child.tag)) continue;
      skipSpanned();
      const down = span(child, 'rowspan') - 1;
      const across = empty < mostEmpty ? span(child, 'colspan') : 1;
      empty += across - 1;
      for (let at = 0; at < across; at += 1) {
        next[cells.length] = down;
        cells.push({ element: at === 0 ? child : null });
      }
    }
    skipSpanned();
    rows.push({ element, cells });
    reaching = empty < mostEmpty ? next : [];
  }
  return rows;
}

function span(cell: ShownElement, name: 'rowspan' | 'colspan'): number {
  const value = attributeOf(cell, name);
  return value !== null && /^\s*[1-9]\d{0,4}\s*$/.test(value)
    ? Math.min(Number(value), mostSpanned)
    : 1;
}

function rowElements(table: ShownElement): ShownElement[] {
  return table.children.flatMap((child) => {
    if (child.kind !== 'element') return [];
    if (child.tag === 'tr') return [child];
    return /^t(?:head|body|foot)$/.test(child.tag) ? rowElements(child) : [];
  });
}

/** Whether a table has no rows of data: it holds another table, one column, or whole texts in its cells. */
export function isLayoutTable(table: ShownElement): boolean {
  if (/^(?:presentation|none)$/.test(attributeOf(table, 'role') ?? '')) return true;
  const found = lookInto(table);
  if (found.tables > 0) return true;
  const rows = rowsOf(table);
  if (rows.every((row) => row.cells.length <= 1)) return true;
  if (found.headers > 0) return false;
  return rows.some(({ cells }) =>
    cells.some(({ element }) => element !== null && holdsWholeText(element)),
  );
}

const longestCell = 1500;

function holdsWholeText(cell: ShownElement): boolean {
  if (cell.textLength > longestCell) return true;
  const found = lookInto(cell);
  return found.parts > 0 || found.paragraphs > 2;
}

function lookInto(element: ShownElement) {
  const found = { tables: 0, headers: 0, parts: 0, paragraphs: 0 };
  const pending: ShownElement[] = [element];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const child of next.children) {
      if (child.kind !== 'element') continue;
      if (child.tag === 'table') found.tables += 1;
      else if (/^(?:th|thead|caption)$/.test(child.tag)) found.headers += 1;
      else if (/^(?:h[1-6]|blockquote|pre|figure|article|section|form)$/.test(child.tag)) {
        found.parts += 1;
      } else if (child.tag === 'p') found.paragraphs += 1;
      // Nested tables decide it; what is in them is not needed.
      if (child.tag !== 'table') pending.push(child);
    }
  }
  return found;
}
