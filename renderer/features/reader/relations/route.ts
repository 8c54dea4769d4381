// The way a line takes between two passages without covering text: along the gap between two lines to the margin,
// down or up the margin, and back along a gap. Pure; all in pixels of one coordinate system.

import type { Box } from '../text-rects.ts';

/** Where an end is: its lines, or only that it lies above or below what is shown. */
export type End = { readonly boxes: readonly Box[] } | 'above' | 'below';

export interface Frame {
  /** The text column. */
  readonly left: number;
  readonly right: number;
  /** What can be seen. */
  readonly top: number;
  readonly bottom: number;
  /** The margin is at the line's end: right, or left in a text that runs from right to left. */
  readonly rightToLeft: boolean;
}

export interface Arrow {
  readonly x: number;
  readonly y: number;
  readonly to: 'left' | 'right' | 'up' | 'down';
}

export interface Route {
  readonly path: string;
  readonly arrow: Arrow;
  /** Where it begins; null when that is out of sight. */
  readonly dot: { readonly x: number; readonly y: number } | null;
  /** The stretch of the margin beside which the label belongs. */
  readonly lane: { readonly from: number; readonly to: number };
}

/** Half of the gap that is left between the boxes of two lines. */
const GAP = 2.5;
const CORNER = 5;
/** From the pane's edge to the arrow that points beyond it. */
const RIM = 9;

/** From `from` to `to`, with the margin at `laneX`; null when no part of it can be seen. */
export function routeBetween(from: End, to: End, frame: Frame, laneX: number): Route | null {
  if (typeof from === 'string' && typeof to === 'string') return null;
  if (typeof from === 'object' && typeof to === 'object') {
    return straight(from.boxes, to.boxes, frame) ?? bent(from.boxes, to.boxes, frame, laneX);
  }
  return typeof from === 'object'
    ? outwards(from.boxes, to as 'above' | 'below', frame, laneX)
    : inwards(from, (to as { readonly boxes: readonly Box[] }).boxes, frame, laneX);
}

/** Both on one line and apart: along the gap above it. */
function straight(from: readonly Box[], to: readonly Box[], frame: Frame): Route | null {
  for (const a of from) {
    for (const b of to) {
      if (Math.abs(a.top - b.top) > (a.bottom - a.top) / 2) continue;
      const rightwards = b.left >= a.right - 1;
      if (!rightwards && a.left < b.right - 1) return null;
      const y = Math.min(a.top, b.top) - GAP;
      const x1 = rightwards ? a.right - 4 : a.left + 4;
      const x2 = rightwards ? b.left + 8 : b.right - 8;
      const path = `M${p(x1)} ${p(y)}H${p(x2)}`;
      if (y < frame.top || y > frame.bottom) return null;
      return {
        path,
        arrow: { x: x2, y, to: rightwards ? 'right' : 'left' },
        dot: { x: x1, y },
        // Above the gap under the line, which is where other lines leave.
        lane: { from: a.top - 14, to: a.bottom - 10 },
      };
    }
  }
  return null;
}

function bent(from: readonly Box[], to: readonly Box[], frame: Frame, laneX: number): Route | null {
  const downwards = middleOf(to) > middleOf(from);
  const start = leaving(from, downwards, frame);
  const end = leaving(to, !downwards, frame);
  if (start === null || end === null) return null;
  if (Math.abs(start.y - end.y) < 2 * CORNER) return alongGap(start, to, downwards);
  return {
    path:
      `M${p(start.x)} ${p(start.y)}${cornerOut(start, laneX, end.y)}` +
      `V${p(end.y + (end.y > start.y ? -CORNER : CORNER))}${cornerIn(end, laneX)}`,
    arrow: { ...end, to: end.x < laneX ? 'left' : 'right' },
    dot: start,
    lane: { from: Math.min(start.y, end.y), to: Math.max(start.y, end.y) },
  };
}

/** From one line to the next: along the gap between them, to the nearer edge. */
function alongGap(
  start: { readonly x: number; readonly y: number },
  to: readonly Box[],
  downwards: boolean,
): Route | null {
  const box = downwards ? to[0] : to.at(-1);
  if (box === undefined) return null;
  const { y } = start;
  const x = Math.min(Math.max(start.x, box.left + 8), box.right - 8);
  const sideways = x < start.x ? 'left' : 'right';
  const arrow: Arrow = {
    x,
    y,
    to: Math.abs(x - start.x) > 8 ? sideways : downwards ? 'down' : 'up',
  };
  return {
    path: `M${p(start.x)} ${p(y)}H${p(x)}`,
    arrow,
    dot: start,
    lane: { from: y - 12, to: y + 12 },
  };
}

function outwards(
  from: readonly Box[],
  edge: 'above' | 'below',
  frame: Frame,
  laneX: number,
): Route | null {
  const start = leaving(from, edge === 'below', frame);
  if (start === null) return null;
  const y = edge === 'below' ? frame.bottom - RIM : frame.top + RIM;
  return {
    path: `M${p(start.x)} ${p(start.y)}${cornerOut(start, laneX, y)}V${p(y)}`,
    arrow: { x: laneX, y, to: edge === 'below' ? 'down' : 'up' },
    dot: start,
    lane: { from: Math.min(start.y, y), to: Math.max(start.y, y) },
  };
}

function inwards(
  edge: 'above' | 'below',
  to: readonly Box[],
  frame: Frame,
  laneX: number,
): Route | null {
  const end = leaving(to, edge === 'below', frame);
  if (end === null) return null;
  const y = edge === 'below' ? frame.bottom : frame.top;
  return {
    path: `M${p(laneX)} ${p(y)}V${p(end.y + (end.y > y ? -CORNER : CORNER))}${cornerIn(end, laneX)}`,
    arrow: { ...end, to: end.x < laneX ? 'left' : 'right' },
    dot: null,
    lane: { from: Math.min(end.y, y), to: Math.max(end.y, y) },
  };
}

/** The corner of the passage towards the margin, in the gap under its last line or over its first. */
function leaving(
  boxes: readonly Box[],
  downwards: boolean,
  { rightToLeft }: Frame,
): { x: number; y: number } | null {
  const box = downwards ? boxes.at(-1) : boxes[0];
  if (box === undefined) return null;
  return {
    x: rightToLeft ? box.left : box.right,
    y: downwards ? box.bottom + GAP : box.top - GAP,
  };
}

function cornerOut({ x, y }: { x: number; y: number }, laneX: number, towards: number): string {
  const side = laneX > x ? -CORNER : CORNER;
  const turn = towards > y ? CORNER : -CORNER;
  return `H${p(laneX + side)}Q${p(laneX)} ${p(y)} ${p(laneX)} ${p(y + turn)}`;
}

function cornerIn({ x, y }: { x: number; y: number }, laneX: number): string {
  const side = laneX > x ? -CORNER : CORNER;
  return `Q${p(laneX)} ${p(y)} ${p(laneX + side)} ${p(y)}H${p(x)}`;
}

const middleOf = (boxes: readonly Box[]): number =>
  ((boxes[0]?.top ?? 0) + (boxes.at(-1)?.bottom ?? 0)) / 2;

const p = (value: number): string => value.toFixed(1);
