// Draws the lines between the selected passage and those it is linked with, over the text and under the pointer.
// In the scrolled content's coordinates, so that a line scrolls with its text; what points beyond the pane is put
// to its edge anew with every frame. Only ends near the viewport are measured.

import type { Span } from '../../../../shared/domain/span.ts';
import type { TextMap } from '../editor/text-map.ts';
import { type Box, textBoxes } from '../text-rects.ts';
import type { BlockWindow } from '../visible-blocks.ts';
import { assignLanes, type Lane } from './lanes.ts';
import type { ReaderLink, ReaderLinks } from './link-types.ts';
import { type End, type Frame, routeBetween } from './route.ts';
import { drawLink, type Drawn } from './svg-parts.ts';

/** The text that is shown and the stretch of it that is kept drawn. */
interface Shown {
  readonly map: TextMap;
  readonly near: BlockWindow;
  readonly tagIndex: (tag: string) => number;
}

interface LinesScene extends Shown {
  readonly scroller: HTMLElement;
}

/** Further ones would only be a tangle; the inspector lists them all. */
const MOST_LINES = 60;

export class RelationLines {
  readonly #layer: HTMLElement;
  readonly #svg: SVGSVGElement;
  #links: ReaderLinks | null = null;

  /** The layer must be positioned; its top left corner is the origin. */
  constructor(layer: HTMLElement) {
    this.#layer = layer;
    this.#svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    this.#svg.classList.add('relation-lines');
    this.#svg.setAttribute('aria-hidden', 'true');
    layer.append(this.#svg);
  }

  set(links: ReaderLinks | null): void {
    this.#links = links;
  }

  draw({ map, near, tagIndex }: Shown, scroller: HTMLElement): void {
    if (this.#links === null) {
      if (this.#svg.childElementCount > 0) this.#svg.replaceChildren();
      return;
    }
    const scene = { map, near, tagIndex, scroller };
    const frame = this.#frame(scene);
    const origin = this.#layer.getBoundingClientRect();
    const view = { frame, origin, scene };
    const own = endOf(this.#links.segments, view);
    const ends = grouped(this.#links.links.slice(0, MOST_LINES), view);
    const lanes = assignLanes(
      ends.map(({ end }) => stretchOf(own, end, frame)),
      frame,
      scroller.clientWidth - (origin.left - scroller.getBoundingClientRect().left),
    );
    const drawn = ends.flatMap(({ link, label, end }, at): Drawn[] => {
      const lane = lanes[at];
      if (lane === undefined) return [];
      const isOut = link.direction === 'out';
      const route = isOut
        ? routeBetween(own, end, frame, lane.x)
        : routeBetween(end, own, frame, lane.x);
      const outlined = typeof end === 'object' ? end.boxes : [];
      return [{ link, label, route, lane, outlined, colour: tagIndex(link.tag) }];
    });
    this.#svg.replaceChildren(...drawn.flatMap((each) => drawLink(each, frame)));
  }

  #frame({ map, near, scroller }: LinesScene): Frame {
    const origin = this.#layer.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const column = (map.blockElement(near.first) ?? scroller).getBoundingClientRect();
    return {
      left: column.left - origin.left,
      right: column.right - origin.left,
      top: view.top - origin.top,
      bottom: view.bottom - origin.top,
      rightToLeft: map.plan.document.direction === 'rtl',
    };
  }
}

interface View {
  readonly frame: Frame;
  readonly origin: DOMRect;
  readonly scene: LinesScene;
}

/** The part of the passage that can be seen, else on which side it lies. */
function endOf(segments: readonly Span[], { frame, origin, scene }: View): End {
  const { map, near } = scene;
  const boxes = segments
    .flatMap((segment) => textBoxes(map, segment, near))
    .map((box) => moved(box, origin));
  const seen = boxes.filter(({ top, bottom }) => bottom > frame.top + 4 && top < frame.bottom - 4);
  if (seen.length > 0) return { boxes: seen };
  const [first] = boxes;
  if (first !== undefined) return first.bottom <= frame.top + 4 ? 'above' : 'below';
  const nearStart = map.plan.blocks[near.first]?.startUtf16 ?? 0;
  return (segments[0]?.startUtf16 ?? 0) < nearStart ? 'above' : 'below';
}

const moved = ({ left, top, right, bottom }: Box, origin: DOMRect): Box => ({
  left: left - origin.left,
  top: top - origin.top,
  right: right - origin.left,
  bottom: bottom - origin.top,
});

interface DrawnEnd {
  readonly link: ReaderLink;
  readonly label: string;
  readonly end: End;
}

/** Several of a kind that lie beyond the same edge are one line with their number. */
function grouped(links: readonly ReaderLink[], view: View): DrawnEnd[] {
  const ends: DrawnEnd[] = [];
  const beyond = new Map<string, { readonly at: number; count: number }>();
  for (const link of links) {
    const end = endOf(link.segments, view);
    const key = typeof end === 'string' ? `${end} ${link.direction} ${link.label}` : null;
    const known = key === null ? undefined : beyond.get(key);
    if (known === undefined) {
      const at = ends.push({ link, label: link.label, end }) - 1;
      if (key !== null) beyond.set(key, { at, count: 1 });
      continue;
    }
    known.count += 1;
    ends[known.at] = { link, label: `${link.label} × ${known.count}`, end };
  }
  return ends;
}

/** Which part of the margin the line may need. */
function stretchOf(own: End, other: End, frame: Frame): Pick<Lane, 'from' | 'to'> {
  const ys = [own, other].flatMap((end) => {
    if (end === 'above') return [frame.top];
    if (end === 'below') return [frame.bottom];
    return [end.boxes[0]?.top ?? 0, end.boxes.at(-1)?.bottom ?? 0];
  });
  return { from: Math.min(...ys), to: Math.max(...ys) };
}
