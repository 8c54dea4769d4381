// How many marks lie on each other where the pointer or the caret is, once they are more than the lanes can show.

import type { MarkStore } from '../../../state/mark-store.ts';
import type { TextMap } from '../editor/text-map.ts';
import { caretBox } from '../text-rects.ts';
import { LANES } from './lanes.ts';

export class DepthHint {
  readonly #layer: HTMLElement;
  readonly #marks: MarkStore;
  readonly #element = document.createElement('div');

  /** The layer must be positioned; its top left corner is the origin. */
  constructor(layer: HTMLElement, marks: MarkStore) {
    this.#layer = layer;
    this.#marks = marks;
    this.#element.className = 'reader-depth';
    this.#element.hidden = true;
    layer.append(this.#element);
  }

  /** Above the place, in UTF-16 code units; nothing for no place. */
  draw(map: TextMap, offsetUtf16: number | null): void {
    const depth = offsetUtf16 === null ? 0 : this.#marks.at(offsetUtf16).length;
    const box = offsetUtf16 === null || depth <= LANES ? null : caretBox(map, offsetUtf16);
    this.#element.hidden = box === null;
    if (box === null) return;
    const origin = this.#layer.getBoundingClientRect();
    this.#element.textContent = `${depth} marks`;
    this.#element.style.left = `${box.left - origin.left}px`;
    this.#element.style.top = `${box.top - origin.top}px`;
  }
}
