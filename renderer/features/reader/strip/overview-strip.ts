// The strip beside the scrollbar: a tick where marks are, a box for what is on screen; a click goes there.
// One SVG path a tag, so that themes and forced colours apply by themselves and 50,000 marks stay a few nodes.

import type { MarkStore } from '../../../state/mark-store.ts';
import type { TextMap } from '../editor/text-map.ts';
import type { Mark } from '../../../../shared/domain/mark-table.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
const TICK_PX = 3;
const INSET_PX = 2;

export interface StripOptions {
  readonly element: HTMLElement;
  readonly scroller: HTMLElement;
  readonly host: HTMLElement;
  readonly marks: Pick<MarkStore, 'ordered'>;
}

export class OverviewStrip {
  readonly #options: StripOptions;
  readonly #drawing = document.createElementNS(svgNamespace, 'svg');
  readonly #view = document.createElement('div');
  readonly #listening = new AbortController();
  #paths: SVGPathElement[] = [];

  constructor(options: StripOptions) {
    this.#options = options;
    this.#view.className = 'reader-strip-view';
    this.#drawing.setAttribute('class', 'reader-strip-marks');
    options.element.replaceChildren(this.#view, this.#drawing);
    this.#listenForJumps();
  }

  /** Where the viewport is; cheap, for every scrolled frame. */
  showView(): void {
    const { scroller } = this.#options;
    const scale = this.#scale();
    this.#view.style.top = `${scroller.scrollTop * scale}px`;
    this.#view.style.height = `${Math.max(8, scroller.clientHeight * scale)}px`;
    this.#view.hidden = scroller.scrollHeight <= scroller.clientHeight + 1;
  }

  /** Goes through all marks: a few milliseconds at 50,000, so not in the frame of an act. */
  showMarks(map: TextMap, tagCount: number, tagIndex: (tagId: string) => number): void {
    const { element, marks } = this.#options;
    const rows = tickRows(marks.ordered(), this.#placer(map), tagCount, tagIndex);
    while (this.#paths.length < rows.length) this.#addPath();
    const right = element.clientWidth - INSET_PX;
    for (const [tag, path] of this.#paths.entries()) {
      const ticks = [...(rows[tag] ?? [])].map((y) => `M${INSET_PX} ${y}H${right}`);
      path.setAttribute('d', ticks.join(''));
    }
  }

  dispose(): void {
    this.#listening.abort();
    this.#options.element.replaceChildren();
  }

  #addPath(): void {
    const path = document.createElementNS(svgNamespace, 'path');
    path.style.stroke = `var(--mark-${this.#paths.length})`;
    this.#paths.push(path);
    this.#drawing.append(path);
  }

  #scale(): number {
    const { element, scroller } = this.#options;
    return element.clientHeight / Math.max(1, scroller.scrollHeight);
  }

  /** Offset → tick row: from real boxes where blocks are laid out, else by proportion within the section. */
  #placer(map: TextMap): (offsetUtf16: number) => number {
    const { scroller, element } = this.#options;
    const scale = this.#scale();
    const origin = scroller.getBoundingClientRect().top - scroller.scrollTop;
    const highest = element.clientHeight - 2;
    const stretches = textStretches(map, origin);
    let at = 0;
    return (offset) => {
      while (at > 0 && (stretches[at]?.start ?? 0) > offset) at -= 1;
      while (at + 1 < stretches.length && (stretches[at + 1]?.start ?? 0) <= offset) at += 1;
      const stretch = stretches[at];
      if (stretch === undefined) return 2;
      const share = (offset - stretch.start) / Math.max(1, stretch.end - stretch.start);
      const y = stretch.top + Math.min(1, Math.max(0, share)) * stretch.height;
      return Math.min(highest, Math.max(2, Math.round(y * scale)));
    };
  }

  #listenForJumps(): void {
    const { element, scroller } = this.#options;
    const options = { signal: this.#listening.signal };
    const jump = (event: PointerEvent) => {
      const y = event.clientY - element.getBoundingClientRect().top;
      scroller.scrollTop = y / this.#scale() - scroller.clientHeight / 2;
    };
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        element.setPointerCapture(event.pointerId);
        jump(event);
      },
      options,
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        if (element.hasPointerCapture(event.pointerId)) jump(event);
      },
      options,
    );
  }
}

/** Tick rows by tag index, several marks of a tag on one row counting once. Neighbouring rows are joined by the stroke. */
function tickRows(
  marks: readonly Mark[],
  rowOf: (offsetUtf16: number) => number,
  tagCount: number,
  tagIndex: (tagId: string) => number,
): Set<number>[] {
  const rows = Array.from({ length: tagCount + 1 }, () => new Set<number>());
  for (const mark of marks) {
    const first = mark.segments[0];
    if (mark.state === 'orphan' || first === undefined) continue;
    const row = rowOf(first.startUtf16);
    rows[tagIndex(mark.tag)]?.add(row - (row % TICK_PX));
  }
  return rows;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly height: number;
}

function textStretches(map: TextMap, origin: number): Stretch[] {
  const { blocks, sections } = map.plan;
  return sections.flatMap(({ firstBlock, lastBlock }, at) => {
    const element = map.sectionElement(at);
    const firstElement = map.blockElement(firstBlock);
    if (element === null || firstElement === null) return [];
    const laidOut = firstElement.checkVisibility({ contentVisibilityAuto: true });
    const stretch = (from: number, to: number, box: DOMRect): Stretch => ({
      start: blocks[from]?.startUtf16 ?? 0,
      end: blocks[to]?.endUtf16 ?? 0,
      top: box.top - origin,
      height: box.height,
    });
    if (!laidOut) return [stretch(firstBlock, lastBlock - 1, element.getBoundingClientRect())];
    return blocks.slice(firstBlock, lastBlock).flatMap((_, index) => {
      const box = map.blockElement(firstBlock + index)?.getBoundingClientRect();
      return box === undefined ? [] : [stretch(firstBlock + index, firstBlock + index, box)];
    });
  });
}
