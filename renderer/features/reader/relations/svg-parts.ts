// The parts of one drawn link: the line with its arrow and label, and an outline round the passage at its other end.

import type { Box } from '../text-rects.ts';
import type { Lane } from './lanes.ts';
import type { ReaderLink } from './link-types.ts';
import type { Arrow, Frame, Route } from './route.ts';

export interface Drawn {
  readonly link: ReaderLink;
  readonly label: string;
  /** Null when only the other end is outlined. */
  readonly route: Route | null;
  readonly lane: Lane;
  readonly outlined: readonly Box[];
  /** The index of the other end's tag. */
  readonly colour: number;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';

function part(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

export function drawLink(drawn: Drawn, frame: Frame): SVGElement[] {
  const { link, route, outlined, colour } = drawn;
  const group = part('g', { class: link.isPreview ? 'relation-line preview' : 'relation-line' });
  group.style.setProperty('--line-colour', `var(--mark-${colour})`);
  group.append(...outlined.map(outline));
  if (route === null) return [group];
  group.append(part('path', { class: 'relation-path', d: route.path }), arrowHead(route.arrow));
  if (route.dot !== null) {
    group.append(
      part('circle', { class: 'relation-dot', cx: route.dot.x, cy: route.dot.y, r: 2.5 }),
    );
  }
  if (drawn.label !== '') group.append(labelOf(drawn, route, frame));
  return [group];
}

function outline({ left, top, right, bottom }: Box): SVGElement {
  return part('rect', {
    class: 'relation-end',
    x: left - 2.5,
    y: top - 1,
    width: right - left + 5,
    height: bottom - top + 2,
    rx: 4,
  });
}

function arrowHead({ x, y, to }: Arrow): SVGElement {
  const turn = { right: 0, down: 90, left: 180, up: 270 }[to];
  return part('path', {
    class: 'relation-arrow',
    d: 'M-6 -3.5L0 0L-6 3.5Z',
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn})`,
  });
}

/** Upright along the margin's line, in the middle of the part that can be seen. */
function labelOf({ label, lane }: Drawn, { lane: stretch }: Route, frame: Frame): SVGElement {
  const from = Math.max(stretch.from, frame.top);
  const to = Math.min(stretch.to, frame.bottom);
  const text = part('text', {
    class: 'relation-label',
    transform: `translate(${lane.x.toFixed(1)} ${((from + to) / 2).toFixed(1)}) rotate(${frame.rightToLeft ? -90 : 90})`,
    'text-anchor': 'middle',
    'dominant-baseline': 'central',
  });
  text.textContent = label;
  return text;
}
