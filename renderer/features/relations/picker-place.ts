// Where the picker lies in the pane: beside the passage, and never over it or over the candidate that it shows.
// The text scrolls under it. Pixels relative to the pane.

import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Span } from '../../../shared/domain/span.ts';
import { reader } from '../../state/reader-handle.ts';
import { onTextMoved } from '../annotate/layout-signal.ts';

interface Place {
  readonly left: number;
  readonly top: number;
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP_PX = 14;
const EDGE_PX = 12;

function areaOf(span: Span | null, pane: DOMRect): Area | null {
  const bounds = span === null ? null : (reader.current?.boundsOf(span) ?? null);
  const content = document.querySelector('.reader-content')?.getBoundingClientRect();
  if (bounds === null || content === undefined) return null;
  return {
    left: bounds.left + content.left - pane.left,
    top: bounds.top + content.top - pane.top,
    bottom: bounds.bottom + content.top - pane.top,
  };
}

function placeFor(element: HTMLElement, passage: Span, candidate: Span | null): Place | null {
  const pane = element.closest('.reader-pane')?.getBoundingClientRect();
  if (pane === undefined) return null;
  const own = areaOf(passage, pane);
  const other = areaOf(candidate, pane);
  const areas = [own, other].filter((area) => area !== null);
  const { offsetHeight: height, offsetWidth: width } = element;
  const lowest = pane.height - height - EDGE_PX;
  const isFree = (top: number) =>
    top >= EDGE_PX &&
    top <= lowest &&
    areas.every((area) => top >= area.bottom + 4 || top + height <= area.top - 4);
  const wanted = [
    ...areas.map(({ bottom }) => bottom + GAP_PX),
    ...areas.map(({ top }) => top - height - GAP_PX),
    lowest,
    EDGE_PX,
  ];
  const most = pane.width - width - EDGE_PX;
  return {
    left: Math.max(EDGE_PX, Math.min(own?.left ?? EDGE_PX, most)),
    top: wanted.find(isFree) ?? Math.max(EDGE_PX, lowest),
  };
}

/** Null until it has been measured. Stays where it is while it is in nobody's way. */
export function usePickerPlace(
  element: RefObject<HTMLElement | null>,
  passage: Span,
  candidate: Span | null,
): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  const { startUtf16, endUtf16 } = passage;
  const [from, to] = candidate === null ? [-1, -1] : [candidate.startUtf16, candidate.endUtf16];
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const shown = from === -1 ? null : { startUtf16: from, endUtf16: to };
    const update = () => {
      const next = placeFor(current, { startUtf16, endUtf16 }, shown);
      setPlace((now) => (now?.left === next?.left && now?.top === next?.top ? now : next));
    };
    update();
    // Bringing the candidate into view scrolls the text in the frames after this one.
    const frame = requestAnimationFrame(update);
    const stop = onTextMoved(update);
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [element, startUtf16, endUtf16, from, to]);
  return place;
}
