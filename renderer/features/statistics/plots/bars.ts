// Bars from left to right, the most at the top: each with its name at its left and its value at its end.

import * as Plot from '@observablehq/plot';
import { formatNumber } from '../../../ui/words.ts';
import type { Bar, BarPart } from '../figures/figure.ts';
import { fillOf, onFill, type Ink } from './ink.ts';
import { fitted, widthOf } from './svg.ts';

const rowHeight = 25;
const widestLabel = 0.42;
const between = 10;

interface Placed extends BarPart {
  readonly y: number;
  readonly x1: number;
  readonly x2: number;
}

function placed(bars: readonly Bar[]): Placed[] {
  return bars.flatMap(({ parts }, y) => {
    let x1 = 0;
    return parts.map((part): Placed => {
      const place = { ...part, y, x1, x2: x1 + part.value };
      x1 = place.x2;
      return place;
    });
  });
}

export function drawBars(bars: readonly Bar[], width: number, ink: Ink): Element {
  const labels = bars.map(({ label }) => fitted(label, width * widestLabel, ink.font));
  const values = bars.map(({ value }) => formatNumber(value));
  const marginLeft = widest(labels, ink) + between;
  const marginRight = widest(values, ink) + between;
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const perMark = (width - marginLeft - marginRight) / most;
  const parts = placed(bars);
  const signed = parts.filter(({ sign, value }) => sign !== null && value * perMark >= 14);
  const rows = bars.keys().toArray();
  return Plot.plot({
    width,
    height: bars.length * rowHeight + 4,
    marginLeft,
    marginRight,
    marginTop: 2,
    marginBottom: 2,
    x: { axis: null, domain: [0, most] },
    y: { axis: null, domain: rows, paddingInner: 0.3, paddingOuter: 0.1, round: false },
    marks: [
      Plot.barX(parts, {
        x1: 'x1',
        x2: 'x2',
        y: 'y',
        fill: { value: ({ paint }: Placed) => fillOf(paint, ink), scale: null },
        insetRight: 1,
        title: ({ label, value, y }: Placed) => titleOf(bars[y], label, value),
      }),
      Plot.text(signed, {
        x: ({ x1, x2 }: Placed) => (x1 + x2) / 2,
        y: 'y',
        text: 'sign',
        fill: { value: ({ paint }: Placed) => onFill(paint, ink), scale: null },
        fontWeight: 700,
        fontSize: 10,
        pointerEvents: 'none',
      }),
      Plot.text(rows, {
        frameAnchor: 'left',
        y: (row: number) => row,
        text: (row: number) => labels[row] ?? '',
        textAnchor: 'end',
        dx: -between + 2,
        fill: ink.text,
      }),
      Plot.text(rows, {
        x: (row: number) => bars[row]?.value ?? 0,
        y: (row: number) => row,
        text: (row: number) => values[row] ?? '',
        textAnchor: 'start',
        dx: between - 4,
        fill: ink.quiet,
        fontVariant: 'tabular-nums',
      }),
    ],
  });
}

const widest = (words: readonly string[], ink: Ink): number =>
  Math.ceil(Math.max(0, ...words.map((each) => widthOf(each, ink.font))));

function titleOf(bar: Bar | undefined, label: string, value: number): string {
  if (bar === undefined || bar.label === label) return `${label}: ${formatNumber(value)}`;
  return `${bar.label}\n${label}: ${formatNumber(value)} of ${formatNumber(bar.value)}`;
}
