// Mouse and pen over marks: which one is hovered, and which one a click picks.
// A press that selects text is never a pick.

import type { AnnotationId } from '../../../../shared/domain/ids.ts';
import type { Mark } from '../../../../shared/domain/mark-table.ts';
import type { MarkStore } from '../../../state/mark-store.ts';
import type { TextMap } from '../editor/text-map.ts';
import { characterAt } from './hit-test.ts';
import { PickCycle } from './pick-cycle.ts';

export interface MarkPointerOptions {
  readonly host: HTMLElement;
  readonly map: () => TextMap | null;
  readonly marks: MarkStore;
  readonly onHover: () => void;
  readonly onPick: (id: AnnotationId | null) => void;
}

export class MarkPointer {
  readonly #options: MarkPointerOptions;
  readonly #cycle = new PickCycle();
  readonly #listening = new AbortController();
  #hovered: AnnotationId | null = null;
  #looking = 0;

  constructor(options: MarkPointerOptions) {
    this.#options = options;
    const { host } = options;
    const listening = { signal: this.#listening.signal };
    host.addEventListener('pointermove', (event) => this.#lookSoon(event), listening);
    host.addEventListener('pointerleave', () => this.#hover(null), listening);
    host.addEventListener('click', (event) => this.#click(event), listening);
  }

  get hovered(): AnnotationId | null {
    return this.#hovered;
  }

  /** Marks under a point in the window, innermost first. */
  marksAt(x: number, y: number): readonly Mark[] {
    const map = this.#options.map();
    const offset = map === null ? null : characterAt(map, x, y);
    return offset === null ? [] : this.#options.marks.at(offset);
  }

  /** A click on a handle, part of which lies beside its mark: bare text there picks nothing and drops nothing. */
  pickUnderHandle(x: number, y: number): void {
    const id = this.#next(x, y);
    if (id !== null) this.#options.onPick(id);
  }

  #next(x: number, y: number): AnnotationId | null {
    const stack = this.marksAt(x, y).map((mark) => mark.id);
    return this.#cycle.pick(stack, x, y);
  }

  dispose(): void {
    this.#listening.abort();
    cancelAnimationFrame(this.#looking);
  }

  /** Once a frame: pointers report more often than anything can be shown. */
  #lookSoon({ clientX, clientY, buttons }: PointerEvent): void {
    cancelAnimationFrame(this.#looking);
    this.#looking = requestAnimationFrame(() => {
      this.#hover(buttons === 0 ? (this.marksAt(clientX, clientY)[0]?.id ?? null) : null);
    });
  }

  #hover(id: AnnotationId | null): void {
    if (id === null) cancelAnimationFrame(this.#looking);
    if (id === this.#hovered) return;
    this.#hovered = id;
    this.#options.host.toggleAttribute('data-over-mark', id !== null);
    this.#options.onHover();
  }

  #click({ button, detail, clientX, clientY, shiftKey }: MouseEvent): void {
    const selecting = document.getSelection()?.isCollapsed === false;
    if (button !== 0 || detail > 1 || shiftKey || selecting) return;
    this.#options.onPick(this.#next(clientX, clientY));
  }
}
