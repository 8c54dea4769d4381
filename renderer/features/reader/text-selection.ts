// The page's selection as canonical offsets, and back.

import type { Span } from '../../../shared/domain/span.ts';
import type { TextMap } from './editor/text-map.ts';

/** start = end for a caret; null when an end of the selection is outside the text. */
export function readSelection(map: TextMap): Span | null {
  const selection = document.getSelection();
  if (selection === null || selection.anchorNode === null || selection.focusNode === null)
    return null;
  const anchor = map.offsetAt(selection.anchorNode, selection.anchorOffset);
  const focus = map.offsetAt(selection.focusNode, selection.focusOffset);
  if (anchor === null || focus === null) return null;
  return { startUtf16: Math.min(anchor, focus), endUtf16: Math.max(anchor, focus) };
}

function writeSelection(map: TextMap, { startUtf16, endUtf16 }: Span): void {
  const anchor = map.pointAt(startUtf16, 'start');
  const focus = endUtf16 > startUtf16 ? map.pointAt(endUtf16, 'end') : anchor;
  if (anchor === null || focus === null) return;
  document.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

/** Moves the caret there; `extend` keeps the selection's anchor where it is. */
export function moveCaret(map: TextMap, offsetUtf16: number, extend: boolean): void {
  const point = map.pointAt(offsetUtf16, 'start');
  const selection = document.getSelection();
  if (point === null || selection === null) return;
  if (extend && selection.anchorNode !== null) selection.extend(point.node, point.offset);
  else selection.collapse(point.node, point.offset);
}

/** Follows the page's selection while a text is shown, and says when its canonical offsets change. */
export class SelectionWatch {
  readonly #onChange: (selection: Span | null) => void;
  #current: Span | null = null;
  #focusing = false;
  #returning: ReturnType<typeof setTimeout> | undefined;
  #lastPlace: Span = { startUtf16: 0, endUtf16: 0 };

  constructor(onChange: (selection: Span | null) => void) {
    this.#onChange = onChange;
  }

  check(map: TextMap | null): void {
    const selection = map === null ? null : readSelection(map);
    const before = this.#current;
    this.#current = selection;
    if (selection !== null) this.#lastPlace = selection;
    const same =
      selection?.startUtf16 === before?.startUtf16 && selection?.endUtf16 === before?.endUtf16;
    if (!same) this.#onChange(selection);
  }

  select(map: TextMap, span: Span): void {
    // A key was quicker than the caret that is due where it was.
    clearTimeout(this.#returning);
    // Chromium gives the host the focus with the selection, before the new place is known here.
    this.#focusing = true;
    writeSelection(map, span);
    this.#focusing = false;
    this.check(map);
  }

  /**
   * Gives the host the focus with the selection where it last was; a browser alone would put the caret at the start.
   * A selection that is still in the text stays.
   */
  focus(map: TextMap, host: HTMLElement): void {
    const place = readSelection(map) ?? this.#lastPlace;
    this.#focusing = true;
    host.focus({ preventScroll: true });
    this.#focusing = false;
    this.select(map, place);
  }

  /** The host got the focus by Tab: the same, once the browser has placed its caret; another selection comes first. */
  onFocusByKey(map: TextMap): void {
    if (this.#focusing || this.#current !== null) return;
    const place = this.#lastPlace;
    this.#returning = setTimeout(() => this.select(map, place));
  }

  /** Another text: places in the last one mean nothing here. */
  forget(): void {
    this.#lastPlace = { startUtf16: 0, endUtf16: 0 };
  }
}
