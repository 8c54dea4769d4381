// What the parts of a plot are, in lines above it.

import type { Legend } from '../figures/figure.ts';
import { fillOf, onFill, type Ink } from './ink.ts';
import { fitted, fontSize, svgElement, widthOf } from './svg.ts';

const swatch = 14;
const lineHeight = 20;
const widest = 180;

export function drawLegend(
  legend: readonly Legend[],
  width: number,
  ink: Ink,
): { readonly group: SVGGElement; readonly height: number } {
  const group = svgElement('g');
  let x = 0;
  let y = 0;
  for (const { label, sign, paint } of legend) {
    const words = fitted(label, widest, ink.font);
    const needed = swatch + 6 + widthOf(words, ink.font) + 16;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += lineHeight;
    }
    group.append(
      svgElement('rect', {
        x: x + 0.5,
        y: y + 0.5,
        width: swatch - 1,
        height: swatch - 1,
        rx: 3,
        fill: fillOf(paint, ink),
        stroke: paint.kind === 'series' ? ink.bar : 'none',
      }),
    );
    const text = { 'font-size': fontSize, y: y + 11, 'text-anchor': 'start' };
    if (sign !== null) {
      group.append(
        svgElement(
          'text',
          {
            ...text,
            x: x + swatch / 2,
            'text-anchor': 'middle',
            'font-size': 10,
            'font-weight': 700,
            fill: onFill(paint, ink),
          },
          [sign],
        ),
      );
    }
    group.append(svgElement('text', { ...text, x: x + swatch + 6, fill: ink.text }, [words]));
    x += needed;
  }
  return { group, height: legend.length === 0 ? 0 : y + lineHeight + 8 };
}
