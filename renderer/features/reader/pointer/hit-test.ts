// What is under the pointer. The page only says which character; the marks on it come from the interval index,
// because asking the browser for highlights at a point takes 15 ms among 10,000.

import type { TextMap } from '../editor/text-map.ts';

/** Lines of print are taller than their letters; the gap belongs to the nearer line. */
const LINE_SLACK_PX = 3;

/** The caret place nearest to a point in the window, in UTF-16 code units; null outside the text. */
export function caretAt(map: TextMap, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  return caret === null ? null : map.offsetAt(caret.offsetNode, caret.offset);
}

/** The character under a point, by its offset; null over margins and beyond the end of a line. */
export function characterAt(map: TextMap, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  if (caret === null || !(caret.offsetNode instanceof Text)) return null;
  const { offsetNode: node, offset } = caret;
  for (const [from, to] of [codePointAfter(node, offset), codePointBefore(node, offset)]) {
    if (from < to && covers(node, from, to, x, y)) return map.offsetAt(node, from);
  }
  return null;
}

function covers(node: Text, from: number, to: number, x: number, y: number): boolean {
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  const { left, right, top, bottom } = range.getBoundingClientRect();
  return x >= left && x <= right && y >= top - LINE_SLACK_PX && y <= bottom + LINE_SLACK_PX;
}

function codePointAfter({ data }: Text, at: number): [number, number] {
  const long = (data.codePointAt(at) ?? 0) > 0xffff;
  return [at, Math.min(data.length, at + (long ? 2 : 1))];
}

function codePointBefore({ data }: Text, at: number): [number, number] {
  const long = at >= 2 && (data.codePointAt(at - 2) ?? 0) > 0xffff;
  return [Math.max(0, at - (long ? 2 : 1)), at];
}
