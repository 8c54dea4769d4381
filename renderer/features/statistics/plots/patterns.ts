// Series are told apart by pattern: one colour in five hatchings, which also print.

import type { Ink } from './ink.ts';
import { svgElement } from './svg.ts';

const size = 7;
const middle = size / 2;

function strokes(index: number, ink: Ink): SVGElement[] {
  const line = (d: string) =>
    svgElement('path', { d, stroke: ink.bar, 'stroke-width': 1.75, fill: 'none' });
  switch (index) {
    case 1:
      return [line(`M-1,1 l2,-2 M0,${size} L${size},0 M${size - 1},${size + 1} l2,-2`)];
    case 2:
      return [svgElement('circle', { cx: middle, cy: middle, r: 1.9, fill: ink.bar })];
    case 3:
      return [line(`M0,${middle} H${size}`)];
    default:
      return [line(`M${middle},0 V${size} M0,${middle} H${size}`)];
  }
}

/** For the series with the numbers 1 to 4; number 0 is the plain colour. */
export function patterns(ink: Ink): SVGDefsElement {
  return svgElement(
    'defs',
    {},
    [1, 2, 3, 4].map((index) =>
      svgElement(
        'pattern',
        {
          id: `${ink.id}-${index}`,
          width: size,
          height: size,
          patternUnits: 'userSpaceOnUse',
        },
        [
          svgElement('rect', { width: size, height: size, fill: ink.ground }),
          ...strokes(index, ink),
        ],
      ),
    ),
  );
}
