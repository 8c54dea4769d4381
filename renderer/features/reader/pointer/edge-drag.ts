// Dragging an edge of the selected mark: previewed while it moves, reported when let go, dropped with Esc.

import type { AnnotationId } from '../../../../shared/domain/ids.ts';
import type { Span } from '../../../../shared/domain/span.ts';
import type { SegmentEdge } from '../../../../shared/spans/segment-edges.ts';
import type { EdgeEdit } from '../reader-types.ts';
import { dragEdge } from './move-edge.ts';

export interface EdgeDragOptions {
  readonly scroller: HTMLElement;
  /** The nearest caret place under a point in the window. */
  readonly offsetAt: (x: number, y: number) => number | null;
  /** The mark as it is painted now, or null when it is gone. */
  readonly segmentsOf: (id: AnnotationId) => readonly Span[] | null;
  readonly onPreview: (edit: EdgeEdit | null) => void;
  readonly onDrop: (id: AnnotationId, segments: readonly Span[]) => void;
  /** Pressed and let go in place: a click on the text under the handle, not a drag. */
  readonly onClick: (x: number, y: number, offsetUtf16: number) => void;
}

/** This near to the top or bottom of the pane the text scrolls along. */
const SCROLL_ZONE_PX = 36;
const SCROLL_STEP_PX = 14;
/** A hand is never quite still; from here on it is a drag. */
const DRAG_PX = 3;

export class EdgeDrag {
  readonly #options: EdgeDragOptions;
  #ending: AbortController | null = null;
  #current: {
    id: AnnotationId;
    place: SegmentEdge;
    original: readonly Span[];
    segments: readonly Span[];
  } | null = null;
  #x = 0;
  #y = 0;
  #moved = false;

  constructor(options: EdgeDragOptions) {
    this.#options = options;
  }

  get active(): boolean {
    return this.#current !== null;
  }

  begin(event: PointerEvent, handle: HTMLElement, id: AnnotationId, place: SegmentEdge): void {
    const original = this.#options.segmentsOf(id);
    if (event.button !== 0 || original === null) return;
    event.preventDefault();
    this.cancel();
    this.#current = { id, place, original, segments: original };
    const ending = new AbortController();
    this.#ending = ending;
    const { signal } = ending;
    handle.setPointerCapture(event.pointerId);
    this.#moved = false;
    const { clientX, clientY } = event;
    const onMove = (move: PointerEvent) => {
      this.#moved ||= Math.hypot(move.clientX - clientX, move.clientY - clientY) >= DRAG_PX;
      if (this.#moved) this.#move(move.clientX, move.clientY);
    };
    handle.addEventListener('pointermove', onMove, { signal });
    handle.addEventListener('pointerup', () => this.#drop(), { signal });
    handle.addEventListener('pointercancel', () => this.cancel(), { signal });
    handle.addEventListener('lostpointercapture', () => this.cancel(), { signal });
    window.addEventListener('keydown', (key) => this.#onKey(key), { signal, capture: true });
    this.#x = event.clientX;
    this.#y = event.clientY;
    this.#scrollAlong();
  }

  cancel(): void {
    if (this.#current === null) return;
    this.#finish();
  }

  #move(x: number, y: number): void {
    const drag = this.#current;
    this.#x = x;
    this.#y = y;
    const offset = this.#options.offsetAt(x, y);
    if (drag === null || offset === null) return;
    this.#current = { ...drag, segments: dragEdge(drag.original, drag.place, offset) };
    this.#preview();
  }

  #drop(): void {
    const drag = this.#current;
    if (!this.#moved) this.#click();
    this.#finish();
    if (this.#moved && drag !== null && !sameSegments(drag.segments, drag.original)) {
      this.#options.onDrop(drag.id, drag.segments);
    }
  }

  #preview(): void {
    if (this.#current === null) return;
    const { id, place, segments } = this.#current;
    this.#options.onPreview({ id, ...place, segments });
  }

  #click(): void {
    if (this.#current === null) return;
    // While an edge is previewed the handles let the pointer through to the text.
    this.#preview();
    const offset = this.#options.offsetAt(this.#x, this.#y);
    if (offset !== null) this.#options.onClick(this.#x, this.#y, offset);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  }

  #finish(): void {
    this.#current = null;
    this.#ending?.abort();
    this.#ending = null;
    this.#options.onPreview(null);
  }

  #scrollAlong(): void {
    if (this.#current === null) return;
    const { top, bottom } = this.#options.scroller.getBoundingClientRect();
    const above = top + SCROLL_ZONE_PX - this.#y;
    const below = this.#y - (bottom - SCROLL_ZONE_PX);
    if (above > 0 || below > 0) {
      this.#options.scroller.scrollTop += above > 0 ? -SCROLL_STEP_PX : SCROLL_STEP_PX;
      this.#move(this.#x, this.#y);
    }
    requestAnimationFrame(() => this.#scrollAlong());
  }
}

function sameSegments(a: readonly Span[], b: readonly Span[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (span, at) => span.startUtf16 === b[at]?.startUtf16 && span.endUtf16 === b[at]?.endUtf16,
    )
  );
}
