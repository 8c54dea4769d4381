// Which place of the text stands at the top of the pane, so that the same one can stand there in another view of it.

import type { TextMap } from './editor/text-map.ts';
import { blocksBetween } from './visible-blocks.ts';

export interface TopPlace {
  /** The start of the topmost block that is in view. */
  readonly offsetUtf16: number;
  /** Its distance from the window's top, in pixels. */
  readonly topPx: number;
}

export function placeAtTop(map: TextMap, scroller: HTMLElement): TopPlace | null {
  const { top, bottom } = scroller.getBoundingClientRect();
  const visible = blocksBetween(map, top, bottom);
  const block = visible === null ? undefined : map.plan.blocks[visible.first];
  const box = visible === null ? null : map.blockElement(visible.first)?.getBoundingClientRect();
  if (block === undefined || box === null || box === undefined) return null;
  return { offsetUtf16: block.startUtf16, topPx: box.top };
}
