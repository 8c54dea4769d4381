// Where a span lies within the scrolled content, for what is placed beside it. Only its visible part is measured:
// measuring a selection of the whole text would lay all of it out.

import type { Span } from '../../../shared/domain/span.ts';
import type { TextMap } from './editor/text-map.ts';
import type { ContentBounds } from './reader-types.ts';
import { type Box, caretBox, textBoxes } from './text-rects.ts';
import type { BlockWindow } from './visible-blocks.ts';

/** null when nothing is shown. A span out of view gives the place of its start. */
export function contentBounds(
  map: TextMap,
  span: Span,
  visible: BlockWindow,
  content: HTMLElement,
): ContentBounds | null {
  const boxes: Box[] = textBoxes(map, span, visible);
  if (boxes.length === 0) {
    const caret = caretBox(map, span.startUtf16);
    if (caret === null) return null;
    boxes.push(caret);
  }
  const origin = content.getBoundingClientRect();
  return {
    top: Math.min(...boxes.map((box) => box.top)) - origin.top,
    bottom: Math.max(...boxes.map((box) => box.bottom)) - origin.top,
    left: Math.min(...boxes.map((box) => box.left)) - origin.left,
    right: Math.max(...boxes.map((box) => box.right)) - origin.left,
  };
}
