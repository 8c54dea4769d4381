// The frame round the selected mark and the handles on its edges. Highlights can't draw borders, so this lies over
// the text, in the scrolled content; only the part near the viewport is drawn.

import type { Span } from '../../../../shared/domain/span.ts';
import type { TextMap } from '../editor/text-map.ts';
import type { Edge } from '../reader-types.ts';
import { type Box, textBoxes } from '../text-rects.ts';
import type { BlockWindow } from '../visible-blocks.ts';

export interface Framed {
  readonly segments: readonly Span[];
  readonly tagIndex: number;
  /** The edge that keys or the pointer are moving. */
  readonly activeEdge: Edge | null;
}

export class SelectionFrame {
  readonly handles: Readonly<Record<Edge, HTMLElement>>;
  readonly #layer: HTMLElement;
  readonly #lines: HTMLElement[] = [];

  /** The layer must be positioned; its top left corner is the origin. */
  constructor(layer: HTMLElement) {
    this.#layer = layer;
    this.handles = { start: handle('start'), end: handle('end') };
    layer.append(this.handles.start, this.handles.end);
  }

  draw(map: TextMap, framed: Framed | null, near: BlockWindow): void {
    const lines = framed === null ? [] : framedLines(map, framed.segments, near);
    const origin = this.#layer.getBoundingClientRect();
    this.#layer.style.setProperty('--mark-framed', `var(--mark-${framed?.tagIndex ?? 0})`);
    while (this.#lines.length < lines.length) this.#lines.push(this.#newLine());
    for (const [at, element] of this.#lines.entries()) {
      const line = lines[at];
      element.hidden = line === undefined;
      if (line === undefined) continue;
      element.classList.toggle('closed-left', line.closedLeft);
      element.classList.toggle('closed-right', line.closedRight);
      put(element, line.box, origin);
    }
    this.#placeHandle('start', lines.find((line) => line.first)?.startEdge ?? null, framed, origin);
    this.#placeHandle('end', lines.findLast((line) => line.last)?.endEdge ?? null, framed, origin);
  }

  dispose(): void {
    this.#layer.replaceChildren();
  }

  #placeHandle(edge: Edge, box: Box | null, framed: Framed | null, origin: DOMRect): void {
    const element = this.handles[edge];
    element.hidden = box === null;
    element.toggleAttribute('data-active', framed?.activeEdge === edge);
    if (box !== null) put(element, box, origin);
  }

  #newLine(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'reader-frame-line';
    this.#layer.prepend(element);
    return element;
  }
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

/** `first` and `last` are the lines on which a segment really begins and ends. */
function framedLines(map: TextMap, segments: readonly Span[], near: BlockWindow): FramedLine[] {
  const nearStart = map.plan.blocks[near.first]?.startUtf16 ?? 0;
  const nearEnd = map.plan.blocks[near.last]?.endUtf16 ?? 0;
  return segments.flatMap((segment) => {
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
  });
}

function handle(edge: Edge): HTMLElement {
  const element = document.createElement('div');
  element.className = `reader-handle ${edge}`;
  element.dataset['edge'] = edge;
  element.hidden = true;
  return element;
}

function put(element: HTMLElement, box: Box, origin: DOMRect): void {
  const { style } = element;
  style.left = `${box.left - origin.left}px`;
  style.top = `${box.top - origin.top}px`;
  style.width = `${box.right - box.left}px`;
  style.height = `${box.bottom - box.top}px`;
}
