// The frame round the selected mark, the handles on the edges of its segments, and the dots that tie them together.
// Highlights can't draw borders, so this lies over the text, in the scrolled content; only what is near the viewport
// is drawn.

import type { Span } from '../../../../shared/domain/span.ts';
import { edgeOffset, type SegmentEdge } from '../../../../shared/spans/segment-edges.ts';
import type { TextMap } from '../editor/text-map.ts';
import type { Edge } from '../reader-types.ts';
import { type Box, textBoxes } from '../text-rects.ts';
import type { BlockWindow } from '../visible-blocks.ts';

export interface Framed {
  readonly segments: readonly Span[];
  readonly tagIndex: number;
  /** The edge that keys or the pointer are moving. */
  readonly activeEdge: SegmentEdge | null;
}

/** From here on a gap is too wide to be seen as one, and its dots would be noise. */
const WIDEST_GAP_UTF16 = 1200;

export class SelectionFrame {
  readonly #layer: HTMLElement;
  readonly #lines: HTMLElement[] = [];
  readonly #gaps: HTMLElement[] = [];
  readonly #handles: { readonly [E in Edge]: HTMLElement }[] = [];

  /** The layer must be positioned; its top left corner is the origin. */
  constructor(layer: HTMLElement) {
    this.#layer = layer;
    this.#newHandles();
  }

  /** The edge that a handle is on; null for any other element. */
  static edgeOf(element: Element | null): (SegmentEdge & { readonly handle: HTMLElement }) | null {
    const handle = element?.closest<HTMLElement>('.reader-handle') ?? null;
    if (handle === null) return null;
    const edge = handle.dataset['edge'] === 'start' ? 'start' : 'end';
    return { handle, edge, segment: Number(handle.dataset['segment']) };
  }

  draw(map: TextMap, framed: Framed | null, near: BlockWindow): void {
    const segments = framed?.segments ?? [];
    const lines = segments.map((segment) => framedLines(map, segment, near));
    const origin = this.#layer.getBoundingClientRect();
    this.#layer.style.setProperty('--mark-framed', `var(--mark-${framed?.tagIndex ?? 0})`);
    this.#drawLines(lines.flat(), origin);
    const gaps = gapsOf(segments).flatMap((gap) => textBoxes(map, gap, near));
    this.#putAll(this.#gaps, 'reader-frame-gap', gaps, origin);
    this.#drawHandles(framed, lines, origin);
  }

  dispose(): void {
    this.#layer.replaceChildren();
  }

  #drawHandles(
    framed: Framed | null,
    lines: readonly (readonly FramedLine[])[],
    origin: DOMRect,
  ): void {
    while (this.#handles.length < lines.length) this.#newHandles();
    for (const [segment, handles] of this.#handles.entries()) {
      const own = lines[segment] ?? [];
      const boxes = {
        start: own.find((line) => line.first)?.startEdge ?? null,
        end: own.findLast((line) => line.last)?.endEdge ?? null,
      };
      for (const edge of ['start', 'end'] as const) {
        placeHandle(handles[edge], boxes[edge], isActive(framed, { segment, edge }), origin);
      }
    }
  }

  #drawLines(lines: readonly FramedLine[], origin: DOMRect): void {
    this.#putAll(
      this.#lines,
      'reader-frame-line',
      lines.map(({ box }) => box),
      origin,
    );
    for (const [at, line] of lines.entries()) {
      this.#lines[at]?.classList.toggle('closed-left', line.closedLeft);
      this.#lines[at]?.classList.toggle('closed-right', line.closedRight);
    }
  }

  #putAll(pool: HTMLElement[], name: string, boxes: readonly Box[], origin: DOMRect): void {
    while (pool.length < boxes.length) {
      const element = document.createElement('div');
      element.className = name;
      this.#layer.prepend(element);
      pool.push(element);
    }
    for (const [at, element] of pool.entries()) {
      const box = boxes[at];
      element.hidden = box === undefined;
      if (box !== undefined) put(element, box, origin);
    }
  }

  #newHandles(): void {
    const segment = this.#handles.length;
    const handles = { start: newHandle(segment, 'start'), end: newHandle(segment, 'end') };
    this.#handles.push(handles);
    this.#layer.append(handles.start, handles.end);
  }
}

function isActive(framed: Framed | null, place: SegmentEdge): boolean {
  if (framed === null || framed.activeEdge === null) return false;
  const { activeEdge, segments } = framed;
  return (
    activeEdge.edge === place.edge &&
    edgeOffset(segments, activeEdge) === edgeOffset(segments, place)
  );
}

function gapsOf(segments: readonly Span[]): Span[] {
  return segments.flatMap(({ endUtf16 }, at) => {
    const next = segments[at + 1];
    if (next === undefined || next.startUtf16 - endUtf16 > WIDEST_GAP_UTF16) return [];
    return [{ startUtf16: endUtf16, endUtf16: next.startUtf16 }];
  });
}

interface FramedLine {
  readonly box: Box;
  readonly first: boolean;
  readonly last: boolean;
  readonly closedLeft: boolean;
  readonly closedRight: boolean;
  readonly startEdge: Box;
  readonly endEdge: Box;
}

/** `first` and `last` are the lines on which the segment really begins and ends. */
function framedLines(map: TextMap, segment: Span, near: BlockWindow): FramedLine[] {
  const nearStart = map.plan.blocks[near.first]?.startUtf16 ?? 0;
  const nearEnd = map.plan.blocks[near.last]?.endUtf16 ?? 0;
  const boxes = textBoxes(map, segment, near);
  return boxes.map((box, at) => {
    const rightToLeft = map.isRightToLeft(at === 0 ? segment.startUtf16 : segment.endUtf16 - 1);
    const leftEdge = { ...box, right: box.left };
    const rightEdge = { ...box, left: box.right };
    const first = at === 0 && segment.startUtf16 >= nearStart;
    const last = at === boxes.length - 1 && segment.endUtf16 <= nearEnd;
    return {
      box,
      first,
      last,
      closedLeft: rightToLeft ? last : first,
      closedRight: rightToLeft ? first : last,
      startEdge: rightToLeft ? rightEdge : leftEdge,
      endEdge: rightToLeft ? leftEdge : rightEdge,
    };
  });
}

function newHandle(segment: number, edge: Edge): HTMLElement {
  const element = document.createElement('div');
  element.className = `reader-handle ${edge}`;
  element.dataset['edge'] = edge;
  element.dataset['segment'] = String(segment);
  element.hidden = true;
  return element;
}

function placeHandle(
  element: HTMLElement,
  box: Box | null,
  active: boolean,
  origin: DOMRect,
): void {
  element.hidden = box === null;
  element.toggleAttribute('data-active', active);
  if (box !== null) put(element, box, origin);
}

function put(element: HTMLElement, box: Box, origin: DOMRect): void {
  const { style } = element;
  style.left = `${box.left - origin.left}px`;
  style.top = `${box.top - origin.top}px`;
  style.width = `${box.right - box.left}px`;
  style.height = `${box.bottom - box.top}px`;
}
