// Mouse and pen over marks: which one is hovered, and which one a click picks.
// A press that selects text is never a pick.

import type { AnnotationId } from '../../../../shared/domain/ids.ts';
import type { Mark } from '../../../../shared/domain/mark-table.ts';
import type { MarkStore } from '../../../state/mark-store.ts';
import type { TextMap } from '../editor/text-map.ts';
import { characterAt } from './hit-test.ts';
import { LongPress } from './long-press.ts';
import { PickCycle } from './pick-cycle.ts';

export interface MarkPointerOptions {
  readonly host: HTMLElement;
  readonly map: () => TextMap | null;
  readonly marks: MarkStore;
  readonly onHover: () => void;
  readonly onPick: (id: AnnotationId | null) => void;
  /** A long press where several marks lie on each other. Offset in UTF-16 code units. */
  readonly onPickStack: (offsetUtf16: number) => void;
}

export class MarkPointer {
  readonly #options: MarkPointerOptions;
  readonly #cycle = new PickCycle();
  readonly #listening = new AbortController();
  readonly #long: LongPress;
  #hovered: AnnotationId | null = null;
  #hoveredOffset: number | null = null;
  #looking = 0;

  constructor(options: MarkPointerOptions) {
    this.#options = options;
    const { host } = options;
    const listening = { signal: this.#listening.signal };
    this.#long = new LongPress(host, (x, y) => this.#pickStack(x, y));
    host.addEventListener('pointermove', (event) => this.#lookSoon(event), listening);
    host.addEventListener('pointerleave', () => this.#hover(null, null), listening);
    host.addEventListener('click', (event) => this.#click(event), listening);
  }

  get hovered(): AnnotationId | null {
    return this.#hovered;
  }

  /** The character that the hovered mark is hovered at, in UTF-16 code units; null when none is. */
  get hoveredOffset(): number | null {
    return this.#hoveredOffset;
  }

  /** Marks under a point in the window, innermost first. */
  marksAt(x: number, y: number): readonly Mark[] {
    const offset = this.#offsetAt(x, y);
    return offset === null ? [] : this.#options.marks.at(offset);
  }

  #offsetAt(x: number, y: number): number | null {
    const map = this.#options.map();
    return map === null ? null : characterAt(map, x, y);
  }

  #pickStack(x: number, y: number): boolean {
    const offset = this.#offsetAt(x, y);
    if (offset === null || this.#options.marks.at(offset).length < 2) return false;
    this.#options.onPickStack(offset);
    return true;
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
    this.#long.dispose();
    this.#listening.abort();
    cancelAnimationFrame(this.#looking);
  }

  /** Once a frame: pointers report more often than anything can be shown. */
  #lookSoon({ clientX, clientY, buttons }: PointerEvent): void {
    cancelAnimationFrame(this.#looking);
    this.#looking = requestAnimationFrame(() => {
      const offset = buttons === 0 ? this.#offsetAt(clientX, clientY) : null;
      const top = offset === null ? undefined : this.#options.marks.at(offset)[0];
      this.#hover(top?.id ?? null, offset);
    });
  }

  #hover(id: AnnotationId | null, offset: number | null): void {
    if (id === null) cancelAnimationFrame(this.#looking);
    this.#hoveredOffset = id === null ? null : offset;
    if (id === this.#hovered) return;
    this.#hovered = id;
    this.#options.host.toggleAttribute('data-over-mark', id !== null);
    this.#options.onHover();
  }

  #click({ button, detail, clientX, clientY, shiftKey, ctrlKey, metaKey }: MouseEvent): void {
    const selecting = document.getSelection()?.isCollapsed === false;
    const otherwise = shiftKey || ctrlKey || metaKey || this.#long.happened;
    if (button !== 0 || detail > 1 || otherwise || selecting) return;
    this.#options.onPick(this.#next(clientX, clientY));
  }
}
