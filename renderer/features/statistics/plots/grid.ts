// A table of who and what, in which more is darker and every cell says its number.

import * as Plot from '@observablehq/plot';
import { formatNumber } from '../../../ui/words.ts';
import type { Plot as FigurePlot } from '../figures/figure.ts';
import type { Ink } from './ink.ts';
import { fitted, widthOf } from './svg.ts';

const rowHeight = 30;
const widestRow = 0.26;
const widestColumn = 120;
const slope = 35;

type GridPlot = Extract<FigurePlot, { readonly kind: 'grid' }>;

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly title: string;
  readonly isRest: boolean;
}

/** Of the darkest ink; in between nothing could be read on it, light or dark. */
function strength(value: number, most: number): number {
  const share = Math.sqrt(value / most);
  return share < 0.6 ? 0.06 + share * 0.3 : 0.8 + (share - 0.6) * 0.5;
}

export function drawGrid(plot: GridPlot, width: number, ink: Ink): Element {
  const { columns, rest, rows, restRows = 0, diagonal = false } = plot;
  const restAt = (x: number, y: number) =>
    x >= columns.length - rest || y >= rows.length - restRows;
  const cells = rows.flatMap(({ label, values }, y) =>
    values.map((value, x): Cell => {
      const title = `${label} – ${columns[x] ?? ''}: ${formatNumber(value)}`;
      return { x, y, value, title, isRest: restAt(x, y) };
    }),
  );
  const most = Math.max(1, ...cells.map(({ value, isRest }) => (isRest ? 0 : value)));
  const names = rows.map(({ label }) => fitted(label, width * widestRow, ink.font));
  const heads = columns.map((column) => fitted(column, widestColumn, ink.font));
  const radians = (slope / 180) * Math.PI;
  const reach = heads.map((head) => widthOf(head, ink.font));
  const marginTop = Math.ceil(Math.max(0, ...reach) * Math.sin(radians)) + 18;
  const marginRight = Math.ceil(Math.cos(radians) * (reach.at(-1) ?? 0));
  const marginLeft = Math.ceil(Math.max(0, ...names.map((name) => widthOf(name, ink.font)))) + 10;
  return Plot.plot({
    width: Math.min(width, marginLeft + marginRight + columns.length * 96),
    height: marginTop + rows.length * rowHeight + 4,
    marginLeft,
    marginRight,
    marginTop,
    marginBottom: 4,
    x: { axis: null, domain: [...columns.keys()], padding: 0 },
    y: { axis: null, domain: [...rows.keys()], padding: 0 },
    marks: [
      ...cellMarks(cells, most, ink),
      ...(diagonal
        ? [
            frameMark(
              cells.filter(({ x, y, isRest }) => x === y && !isRest),
              ink,
            ),
          ]
        : []),
      ...nameMarks(names, heads, ink),
    ],
  });
}

function cellMarks(cells: readonly Cell[], most: number, ink: Ink): Plot.Markish[] {
  const filled = cells.filter(({ value }) => value > 0);
  const dark = ({ value, isRest }: Cell) => (isRest ? 0.06 : strength(value, most));
  return [
    Plot.cell(cells, { x: 'x', y: 'y', fill: ink.line, fillOpacity: 0.35, inset: 1 }),
    Plot.cell(filled, {
      x: 'x',
      y: 'y',
      inset: 1,
      fill: ink.bar,
      fillOpacity: { value: dark, scale: null },
      title: 'title',
    }),
    Plot.text(filled, {
      x: 'x',
      y: 'y',
      text: ({ value }: Cell) => formatNumber(value),
      fill: {
        value: (cell: Cell) => (dark(cell) > 0.5 ? ink.onBar : ink.text),
        scale: null,
      },
      fontVariant: 'tabular-nums',
      pointerEvents: 'none',
    }),
  ];
}

/** Told apart by its line, not by its colour. */
function frameMark(cells: readonly Cell[], ink: Ink): Plot.Markish {
  return Plot.cell(cells, {
    x: 'x',
    y: 'y',
    inset: 1.5,
    fill: 'none',
    stroke: ink.text,
    strokeWidth: 1.5,
    pointerEvents: 'none',
  });
}

function nameMarks(names: readonly string[], heads: readonly string[], ink: Ink): Plot.Markish[] {
  return [
    Plot.text([...names.keys()], {
      frameAnchor: 'left',
      y: (row: number) => row,
      text: (row: number) => names[row] ?? '',
      textAnchor: 'end',
      dx: -8,
      fill: ink.text,
    }),
    Plot.text([...heads.keys()], {
      frameAnchor: 'top',
      x: (column: number) => column,
      text: (column: number) => heads[column] ?? '',
      textAnchor: 'start',
      rotate: -slope,
      dy: -8,
      fill: ink.text,
    }),
  ];
}
