// Paints the marks near the viewport and nothing else: what is on screen in the frame that shows it, the margin
// around it in slices of a few milliseconds, and forgets what has been left far behind.

import type { TextMap } from '../editor/text-map.ts';
import type { PaintedMarks } from '../live/live-marks.ts';
import { type BlockWindow, withMargin } from '../visible-blocks.ts';
import { BlockPainter, type BlockPainterOptions } from './block-painter.ts';

/** Script time a frame for what is not yet on screen. */
const MARGIN_BUDGET_MS = 4;
/**
 * Shares of the visible text. The margin is filled in one go when less than the first is left of it, because the
 * browser rebuilds all highlights whenever one changes; and it is not large, because it repaints them all too.
 */
const LEAST_MARGIN = 0.15;
const MARGIN = 0.6;
const KEPT_MARGIN = 1.2;

export class MarkPainter {
  #map: TextMap;
  readonly #marks: PaintedMarks;
  readonly #painter: BlockPainter;
  /** The store's version each painted block shows. */
  readonly #versions = new Map<number, number>();
  #near: BlockWindow = { first: 0, last: -1 };

  constructor(options: BlockPainterOptions) {
    this.#map = options.map;
    this.#marks = options.marks;
    this.#painter = new BlockPainter(options);
  }

  /** The stretch around the viewport that is painted, or about to be. */
  get near(): BlockWindow {
    return this.#near;
  }

  /** Brings the visible blocks up to date; true when something around them is left for the next frame. */
  sync(visible: BlockWindow): boolean {
    const due = withMargin(this.#map, visible, LEAST_MARGIN);
    if (this.#isCurrent(due)) return false;
    for (let block = visible.first; block <= visible.last; block += 1) this.#refresh(block);
    this.#near = withMargin(this.#map, visible, MARGIN);
    const kept = withMargin(this.#map, visible, KEPT_MARGIN);
    for (const block of this.#painter.paintedBlocks()) {
      if (block < kept.first || block > kept.last) this.#forget(block);
    }
    return this.#fillMargin(visible, this.#near);
  }

  /** The text was edited. The same blocks as before, of which those named are painted anew; else all are. */
  setMap(map: TextMap, edited: ReadonlySet<number> | null): void {
    this.#map = map;
    this.#painter.setMap(map);
    if (edited === null) this.dispose();
    else for (const block of edited) this.#forget(block);
  }

  dispose(): void {
    this.#painter.eraseAll();
    this.#versions.clear();
  }

  /** Outwards from the visible blocks, until the time is up. */
  #fillMargin(visible: BlockWindow, wanted: BlockWindow): boolean {
    const until = performance.now() + MARGIN_BUDGET_MS;
    let above = visible.first - 1;
    let below = visible.last + 1;
    while (above >= wanted.first || below <= wanted.last) {
      if (performance.now() > until) return true;
      if (below <= wanted.last) this.#refresh(below);
      if (above >= wanted.first) this.#refresh(above);
      below += 1;
      above -= 1;
    }
    return false;
  }

  #isCurrent({ first, last }: BlockWindow): boolean {
    for (let block = first; block <= last; block += 1) {
      if (this.#versions.get(block) !== this.#marks.version) return false;
    }
    return true;
  }

  #refresh(block: number): void {
    if (this.#versions.get(block) === this.#marks.version) return;
    this.#painter.paint(block);
    this.#versions.set(block, this.#marks.version);
  }

  #forget(block: number): void {
    this.#painter.erase(block);
    this.#versions.delete(block);
  }
}
