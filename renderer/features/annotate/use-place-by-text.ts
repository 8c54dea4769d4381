// Where something that belongs to a passage is put over the text: under it, above it where there is no room, always
// inside the page. It follows when the text is laid out anew.

import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Span } from '../../../shared/domain/span.ts';
import { reader } from '../../state/reader-handle.ts';
import { onTextMoved } from './layout-signal.ts';

interface Place {
  readonly left: number;
  readonly top: number;
}

/** Over the middle of the passage, or from its left edge on. */
type Alignment = 'centre' | 'start';

const GAP_PX = 10;
const EDGE_PX = 12;

function placeOf(element: HTMLElement, span: Span, alignment: Alignment): Place | null {
  const bounds = reader.current?.boundsOf(span);
  const content = element.offsetParent;
  const pane = element.closest('.reader-pane');
  if (bounds === null || bounds === undefined || content === null || pane === null) return null;
  const shift = content.getBoundingClientRect().top;
  const view = pane.getBoundingClientRect();
  const centre = (bounds.left + bounds.right - element.offsetWidth) / 2;
  const most = content.clientWidth - element.offsetWidth - EDGE_PX;
  const wanted = alignment === 'centre' ? centre : bounds.left;
  const left = Math.max(EDGE_PX, Math.min(wanted, most));
  const below = bounds.bottom + GAP_PX;
  const above = bounds.top - element.offsetHeight - GAP_PX;
  const lowest = view.bottom - shift - element.offsetHeight - EDGE_PX;
  if (below <= lowest) return { left, top: below };
  if (above >= view.top - shift + EDGE_PX) return { left, top: above };
  return { left, top: lowest };
}

/** Null until it has been measured. */
export function usePlaceByText(
  element: RefObject<HTMLElement | null>,
  span: Span,
  alignment: Alignment,
): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const update = () => setPlace(placeOf(current, span, alignment));
    update();
    return onTextMoved(update);
  }, [element, span, alignment]);
  return place;
}
