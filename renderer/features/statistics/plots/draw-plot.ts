// Draws a plot with its legend as one SVG element. Observable Plot lays it out; what it would add as a style element,
// which the page's policy refuses, is not needed and taken out before the element comes into the page.

import type { Plot } from '../figures/figure.ts';
import { drawBars } from './bars.ts';
import { drawColumns } from './columns.ts';
import { drawGrid } from './grid.ts';
import type { Ink } from './ink.ts';
import { drawLegend } from './legend.ts';
import { patterns } from './patterns.ts';
import { fontSize, svgElement } from './svg.ts';

function body(plot: Plot, width: number, ink: Ink): Element {
  switch (plot.kind) {
    case 'bars':
      return drawBars(plot.bars, width, ink);
    case 'columns':
      return drawColumns(plot.columns, width, ink);
    case 'grid':
      return drawGrid(plot, width, ink);
  }
}

/** Names of groups are for us, not for people: the whole plot is one image that has its own name. */
function nameParts(drawn: Element): void {
  for (const group of drawn.querySelectorAll('[aria-label]')) {
    group.setAttribute('data-part', group.getAttribute('aria-label') ?? '');
    group.removeAttribute('aria-label');
  }
}

const sizeOf = (element: Element, name: 'width' | 'height'): number =>
  Number(element.getAttribute(name) ?? 0);

/** `width` in CSS pixels; the height follows from the data and stands in the element. */
export function drawPlot(plot: Plot, width: number, ink: Ink): SVGSVGElement {
  const drawn = body(plot, width, ink);
  for (const style of drawn.querySelectorAll('style')) style.remove();
  const legend = drawLegend(plot.kind === 'grid' ? [] : plot.legend, width, ink);
  drawn.setAttribute('y', String(legend.height));
  drawn.setAttribute('font-family', ink.font.family);
  drawn.setAttribute('overflow', 'visible');
  drawn.setAttribute('font-size', String(fontSize));
  drawn.removeAttribute('class');
  nameParts(drawn);
  const height = sizeOf(drawn, 'height') + legend.height;
  return svgElement(
    'svg',
    {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      overflow: 'visible',
      'font-family': ink.font.family,
      'font-size': fontSize,
    },
    [patterns(ink), legend.group, drawn],
  );
}
