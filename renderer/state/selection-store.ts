// What the person points at: a selected mark, a selection in the text, an edge being moved by keyboard.

import { create } from 'zustand';
import type { EdgeEdit } from '../features/reader/reader-types.ts';
import type { AnnotationId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/span.ts';
import { marks } from './marks.ts';

interface Selection {
  readonly markId: AnnotationId | null;
  /** The mark that is or was selected last: further words can be added to it. It may be gone by now. */
  readonly lastMarkId: AnnotationId | null;
  /** The last caret or selection in the text; kept while the focus is elsewhere. */
  readonly span: Span | null;
  /** Whether the text has the focus. */
  readonly inText: boolean;
  readonly edgeEdit: EdgeEdit | null;
  /** The mark was picked in the text with the pointer, so the tag bar belongs beside it. */
  readonly barForMark: boolean;
  readonly barFocused: boolean;
  /** The mark was made just now: the words beside it may be selected next, so its handles wait until it is picked. */
  readonly fresh: boolean;
}

const nothing: Selection = {
  markId: null,
  lastMarkId: null,
  span: null,
  inText: false,
  edgeEdit: null,
  barForMark: false,
  barFocused: false,
  fresh: false,
};

let leaving: ReturnType<typeof setTimeout> | undefined;

export const useSelection = create<Selection>()(() => nothing);

export function resetSelection(): void {
  useSelection.setState(nothing);
}

/** The selected text, or null for a bare caret. */
export function rangeOf(span: Span | null): Span | null {
  return span !== null && span.startUtf16 < span.endUtf16 ? span : null;
}

export function selectMark(
  id: AnnotationId | null,
  options?: { readonly bar?: boolean; readonly fresh?: boolean },
): void {
  const { markId, lastMarkId, span } = useSelection.getState();
  useSelection.setState({
    markId: id,
    lastMarkId: id ?? lastMarkId,
    edgeEdit: null,
    barForMark: id !== null && options?.bar === true,
    fresh: id !== null && options?.fresh === true,
    // A selected mark and selected text at once would leave a key two meanings.
    span: id !== null && id !== markId && rangeOf(span) !== null ? null : span,
  });
}

function touchesMark(id: AnnotationId, span: Span): boolean {
  const mark = marks.get(id);
  return (
    mark?.segments.some(
      ({ startUtf16, endUtf16 }) => startUtf16 <= span.startUtf16 && span.endUtf16 <= endUtf16,
    ) ?? false
  );
}

/** What the reader reports: selecting text, or walking out of the selected mark, lets go of it. */
export function noteTextSelection(span: Span | null): void {
  clearTimeout(leaving);
  if (span === null) {
    // Waits until the focus has arrived somewhere: in the tag bar the selection still counts.
    leaving = setTimeout(() => useSelection.setState({ inText: false }), 0);
    return;
  }
  const { markId, edgeEdit, barForMark } = useSelection.getState();
  const keep = markId !== null && rangeOf(span) === null && touchesMark(markId, span);
  useSelection.setState({
    span,
    inText: true,
    markId: keep ? markId : null,
    edgeEdit: keep ? edgeEdit : null,
    barForMark: keep && barForMark,
  });
}

export function setEdgeEdit(edgeEdit: EdgeEdit | null): void {
  useSelection.setState({ edgeEdit, barForMark: false, fresh: false });
}
