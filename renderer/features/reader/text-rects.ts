// Where text is on screen, line by line. Measured per text node: a range over whole elements would also give
// the elements' own boxes.

import type { Span } from '../../../shared/domain/span.ts';
import type { TextMap } from './editor/text-map.ts';
import type { BlockWindow } from './visible-blocks.ts';

/** Window coordinates in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Boxes of the span's text within the given blocks, in reading order, joined where they touch on one line. */
export function textBoxes(map: TextMap, span: Span, near: BlockWindow): Box[] {
  const boxes: Box[] = [];
  for (const [block, piece] of map.piecesOf(span, near.first, near.last)) {
    const { nodes, starts } = map.runsOf(block);
    for (const [run, node] of nodes.entries()) {
      const nodeStart = starts[run] ?? 0;
      const from = Math.max(0, piece.startUtf16 - nodeStart);
      const to = Math.min(node.length, piece.endUtf16 - nodeStart);
      if (from >= to) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      for (const box of range.getClientRects()) join(boxes, box);
    }
  }
  return boxes;
}

/** The place of the caret at an offset: a box without width. */
export function caretBox(map: TextMap, offsetUtf16: number): Box | null {
  const point = map.pointAt(offsetUtf16, 'start');
  if (point === null) return null;
  const range = document.createRange();
  range.setStart(point.node, point.offset);
  const own = range.getClientRects()[0];
  if (own !== undefined && own.height > 0) return own;
  const { node, offset } = point;
  const after = offset < node.length;
  range.setStart(node, after ? offset : Math.max(0, offset - 1));
  range.setEnd(node, after ? offset + 1 : offset);
  const box = range.getClientRects()[0];
  if (box === undefined) return null;
  const edge = after ? box.left : box.right;
  return { left: edge, right: edge, top: box.top, bottom: box.bottom };
}

function onSameLine(a: Box, b: Box): boolean {
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return overlap > 0.5 * Math.min(a.bottom - a.top, b.bottom - b.top);
}

function join(boxes: Box[], box: Box): void {
  if (box.right - box.left < 0.01) return;
  const last = boxes.at(-1);
  const touches =
    last !== undefined &&
    onSameLine(last, box) &&
    box.left <= last.right + 1 &&
    box.right >= last.left - 1;
  if (!touches) {
    boxes.push({ left: box.left, top: box.top, right: box.right, bottom: box.bottom });
    return;
  }
  boxes[boxes.length - 1] = {
    left: Math.min(last.left, box.left),
    top: Math.min(last.top, box.top),
    right: Math.max(last.right, box.right),
    bottom: Math.max(last.bottom, box.bottom),
  };
}
