// Which marks lie on each other at one place, while one of them is being chosen.

import { create } from 'zustand';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { marks } from '../../state/marks.ts';
import { announce } from '../../state/messages.ts';
import { rangeOf, useSelection } from '../../state/selection-store.ts';
import { countOf } from '../../ui/words.ts';
import { selectedMark } from './selected-mark.ts';

interface Stack {
  readonly place: Span;
  /** Innermost first. */
  readonly ids: readonly AnnotationId[];
  /** What was selected before, for when nothing is chosen. */
  readonly before: AnnotationId | null;
}

interface StackStore {
  readonly stack: Stack | null;
}

export const useStack = create<StackStore>()(() => ({ stack: null }));

/** Innermost first; at the end of a mark the marks that end there. */
function marksAround(offsetUtf16: number): readonly AnnotationId[] {
  const here = marks.at(offsetUtf16);
  const found = here.length > 0 || offsetUtf16 === 0 ? here : marks.at(offsetUtf16 - 1);
  return found.map(({ id }) => id);
}

/** The caret, the start of the selected words, or the start of the selected mark. */
function placeNow(): number | null {
  const { span, inText } = useSelection.getState();
  const mark = selectedMark();
  if (span !== null && (inText || rangeOf(span) !== null || mark === undefined)) {
    return span.startUtf16;
  }
  return mark?.segments[0]?.startUtf16 ?? null;
}

/** How many marks the key would offer now. */
export function stackSize(): number {
  const place = placeNow();
  return place === null ? 0 : marksAround(place).length;
}

export function openStack(offsetUtf16: number | null = placeNow()): void {
  const ids = offsetUtf16 === null ? [] : marksAround(offsetUtf16);
  if (offsetUtf16 === null || ids.length === 0) {
    announce('There is no mark here.');
    return;
  }
  const { markId } = useSelection.getState();
  const place = { startUtf16: offsetUtf16, endUtf16: offsetUtf16 };
  useStack.setState({ stack: { place, ids, before: markId } });
  announce(`${countOf(ids.length, 'mark')} here, the innermost first`);
}

export function closeStack(): void {
  useStack.setState({ stack: null });
}
