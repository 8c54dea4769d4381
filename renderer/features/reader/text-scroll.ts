// Bringing a place of the text into view although most of the text above it has only an estimated height:
// scroll to where it is thought to be, let the browser lay that out, look again, correct.

import type { Span } from '../../../shared/domain/span.ts';
import type { TextMap } from './editor/text-map.ts';
import { caretBox } from './text-rects.ts';
import type { TopPlace } from './top-place.ts';

/** Room kept between the passage and the pane's edges. */
const COMFORT_PX = 56;
/** Where a passage from elsewhere is put, as a share of the pane's height. */
const TARGET_SHARE = 0.3;
const CORRECTIONS = 6;

export class TextScroll {
  readonly #scroller: HTMLElement;
  #run = 0;

  constructor(scroller: HTMLElement) {
    this.#scroller = scroller;
    for (const type of ['wheel', 'pointerdown'] as const) {
      scroller.addEventListener(type, () => this.#stop(), { passive: true });
    }
  }

  /** Does nothing when the passage, or the beginning of a long one, is comfortably in view. */
  reveal(map: TextMap, span: Span): void {
    if (this.#inView(map, span)) return;
    this.#stop();
    this.#approach(map, span.startUtf16, this.#run, CORRECTIONS);
  }

  /** The least scrolling that shows the caret; for moves of the caret. */
  showCaret(map: TextMap, offsetUtf16: number): void {
    this.#stop();
    this.#nudge(map, offsetUtf16, this.#run, CORRECTIONS);
  }

  /** Scrolls so that the block at the place is where it was in another view of the text. */
  put(map: TextMap, place: TopPlace): void {
    this.#stop();
    this.#settle(map, place, this.#run, CORRECTIONS);
  }

  #stop(): void {
    this.#run += 1;
  }

  #inView(map: TextMap, span: Span): boolean {
    const start = caretBox(map, span.startUtf16);
    const end = caretBox(map, span.endUtf16);
    if (start === null || end === null) return true;
    const { top, bottom } = this.#scroller.getBoundingClientRect();
    const low = bottom - COMFORT_PX;
    const high = top + COMFORT_PX;
    const startSeen = start.top >= high && start.bottom <= low;
    const atTop = this.#scroller.scrollTop <= 0 && start.top >= top && start.bottom <= low;
    const tall = end.bottom - start.top > (bottom - top) * (1 - TARGET_SHARE);
    return (startSeen || atTop) && (end.bottom <= low || tall);
  }

  #approach(map: TextMap, offsetUtf16: number, run: number, left: number): void {
    const box = caretBox(map, offsetUtf16);
    if (run !== this.#run || box === null) return;
    const view = this.#scroller.getBoundingClientRect();
    const off = box.top - (view.top + view.height * TARGET_SHARE);
    if (Math.abs(off) > 2) this.#scroller.scrollTop += off;
    if (left > 0) requestAnimationFrame(() => this.#approach(map, offsetUtf16, run, left - 1));
  }

  #settle(map: TextMap, place: TopPlace, run: number, left: number): void {
    const box = map.blockElement(map.blockAt(place.offsetUtf16))?.getBoundingClientRect();
    if (run !== this.#run || box === undefined) return;
    const off = box.top - place.topPx;
    if (Math.abs(off) > 1) this.#scroller.scrollTop += off;
    if (left > 0) requestAnimationFrame(() => this.#settle(map, place, run, left - 1));
  }

  #nudge(map: TextMap, offsetUtf16: number, run: number, left: number): void {
    const box = caretBox(map, offsetUtf16);
    if (run !== this.#run || box === null) return;
    const view = this.#scroller.getBoundingClientRect();
    const above = view.top + COMFORT_PX - box.top;
    const below = box.bottom - (view.bottom - COMFORT_PX);
    if (above > 0) this.#scroller.scrollTop -= above;
    else if (below > 0) this.#scroller.scrollTop += below;
    if (left > 0) requestAnimationFrame(() => this.#nudge(map, offsetUtf16, run, left - 1));
  }
}
