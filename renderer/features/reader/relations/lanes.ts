// Which line runs how far out in the margin, so that lines and labels beside each other stay apart.

import type { Frame } from './route.ts';

export interface Lane {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

const FIRST_PX = 9;
const APART_PX = 12;
/** Half of what a label is wide. */
const LABEL_PX = 6;

/**
 * One lane for each stretch (from ≤ to, in pixels), shorter ones nearer the text. Where the margin, which ends at
 * `width`, has no room for more, the outermost lane is shared.
 */
export function assignLanes(
  stretches: readonly Pick<Lane, 'from' | 'to'>[],
  frame: Frame,
  width: number,
): Lane[] {
  const room = frame.rightToLeft ? frame.left : width - frame.right;
  const most = Math.max(1, Math.floor((room - FIRST_PX - LABEL_PX) / APART_PX) + 1);
  const lanes: Pick<Lane, 'from' | 'to'>[][] = [];
  const chosen = new Map<number, number>();
  const order = stretches
    .map((stretch, at) => ({ stretch, at }))
    .toSorted((a, b) => a.stretch.to - a.stretch.from - (b.stretch.to - b.stretch.from));
  for (const { stretch, at } of order) {
    const free = lanes.findIndex((lane) =>
      lane.every((other) => other.to < stretch.from || other.from > stretch.to),
    );
    const lane = free === -1 ? Math.min(lanes.length, most - 1) : free;
    (lanes[lane] ??= []).push(stretch);
    chosen.set(at, lane);
  }
  return stretches.map(({ from, to }, at) => {
    const off = FIRST_PX + (chosen.get(at) ?? 0) * APART_PX;
    return { from, to, x: frame.rightToLeft ? frame.left - off : frame.right + off };
  });
}
