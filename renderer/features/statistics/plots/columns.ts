// Columns in time, stacked, the series with the most marks at the bottom.

import * as Plot from '@observablehq/plot';
import { formatNumber } from '../../../ui/words.ts';
import type { BarPart, TimeColumn } from '../figures/figure.ts';
import { fillOf, type Ink } from './ink.ts';
import { widthOf } from './svg.ts';

const height = 220;
/** So that a single day is a column and no wall. */
const fewestColumns = 14;
const perTick = 92;

interface Placed extends BarPart {
  readonly column: TimeColumn;
  readonly y1: number;
  readonly y2: number;
}

function placed(columns: readonly TimeColumn[]): Placed[] {
  return columns.flatMap((column) => {
    let y1 = 0;
    return column.parts.map((part): Placed => {
      const place = { ...part, column, y1, y2: y1 + part.value };
      y1 = place.y2;
      return place;
    });
  });
}

const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

export function drawColumns(columns: readonly TimeColumn[], width: number, ink: Ink): Element {
  const parts = placed(columns);
  const most = Math.max(1, ...parts.map(({ y2 }) => y2));
  const [first] = columns;
  const start = first?.start ?? new Date(0);
  const step = first === undefined ? 1 : first.end.getTime() - first.start.getTime();
  const last = columns.at(-1)?.end ?? start;
  const end = new Date(Math.max(last.getTime(), start.getTime() + fewestColumns * step));
  const ticks = ticksBetween(start, end, step, Math.max(2, Math.floor(width / perTick)));
  const span = end.getTime() - start.getTime();
  const isLong = span > 300 * 86_400_000;
  return Plot.plot({
    width,
    height,
    marginLeft: Math.ceil(widthOf(formatNumber(most), ink.font)) + 20,
    marginRight: 24,
    marginTop: 12,
    marginBottom: 28,
    x: { type: 'utc', domain: [start, end], axis: null },
    y: { domain: [0, most], nice: true, axis: null },
    marks: [
      Plot.gridY({ ticks: 4, stroke: ink.line, strokeOpacity: 1 }),
      Plot.axisY({
        ticks: 4,
        tickSize: 0,
        fontSize: 12,
        fill: ink.quiet,
        label: null,
        tickFormat: (value: number) => (Number.isInteger(value) ? formatNumber(value) : ''),
      }),
      Plot.rectY(parts, {
        x1: ({ column }: Placed) => column.start,
        x2: ({ column }: Placed) => column.end,
        y1: 'y1',
        y2: 'y2',
        insetLeft: 0.75,
        insetRight: 0.75,
        fill: { value: ({ paint }: Placed) => fillOf(paint, ink), scale: null },
        stroke: ink.bar,
        strokeWidth: 0.75,
        title: ({ column, label, value }: Placed) =>
          `${column.label}\n${label}: ${formatNumber(value)}`,
      }),
      Plot.axisX(ticks, {
        tickSize: 4,
        fontSize: 12,
        fill: ink.quiet,
        stroke: ink.line,
        label: null,
        tickFormat: (date: Date) => (isLong ? month : day).format(date),
      }),
      Plot.ruleY([0], { stroke: ink.quiet }),
    ],
  });
}

/** Starts of columns, evenly, at most so many. */
function ticksBetween(start: Date, end: Date, step: number, most: number): Date[] {
  const columns = Math.round((end.getTime() - start.getTime()) / step);
  const every = Math.max(1, Math.ceil(columns / most));
  const ticks: Date[] = [];
  for (let at = 0; at < columns; at += every) ticks.push(new Date(start.getTime() + at * step));
  return ticks;
}
