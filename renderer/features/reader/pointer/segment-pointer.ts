// The pointer with Ctrl (or Cmd) held: words dragged over are to be added to a mark, a click takes one of its segments
// away. The page's own selection does the dragging; this only says what it came to.

import type { Span } from '../../../../shared/domain/span.ts';

export interface SegmentPointerOptions {
  readonly host: HTMLElement;
  readonly selection: () => Span | null;
  /** The nearest caret place under a point in the window. */
  readonly offsetAt: (x: number, y: number) => number | null;
  /** The words dragged over; start = end for a click. */
  readonly onPick: (place: Span) => void;
}

/** A hand is never quite still; from here on it is a drag. */
const DRAG_PX = 4;

export class SegmentPointer {
  readonly #options: SegmentPointerOptions;
  readonly #listening = new AbortController();
  #pressed: { readonly x: number; readonly y: number } | null = null;

  constructor(options: SegmentPointerOptions) {
    this.#options = options;
    const { signal } = this.#listening;
    options.host.addEventListener('pointerdown', (event) => this.#press(event), { signal });
    window.addEventListener('pointerup', (event) => this.#release(event), { signal });
    window.addEventListener('pointercancel', () => (this.#pressed = null), { signal });
  }

  dispose(): void {
    this.#listening.abort();
  }

  #press({ button, ctrlKey, metaKey, clientX, clientY }: PointerEvent): void {
    this.#pressed = button === 0 && (ctrlKey || metaKey) ? { x: clientX, y: clientY } : null;
  }

  #release({ clientX, clientY }: PointerEvent): void {
    const pressed = this.#pressed;
    this.#pressed = null;
    if (pressed === null) return;
    const { selection, offsetAt, onPick } = this.#options;
    const dragged = Math.hypot(clientX - pressed.x, clientY - pressed.y) >= DRAG_PX;
    const span = dragged ? selection() : null;
    if (span !== null && span.startUtf16 < span.endUtf16) {
      onPick(span);
      return;
    }
    const at = dragged ? null : offsetAt(clientX, clientY);
    if (at !== null) onPick({ startUtf16: at, endUtf16: at });
  }
}
