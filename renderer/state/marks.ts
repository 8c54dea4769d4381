// The one mark store of the window: the open article's marks, refilled when another article opens.

import { useSyncExternalStore } from 'react';
import type { Mark } from '../../shared/domain/mark-table.ts';
import { createMarkStore } from './mark-store.ts';

export const marks = createMarkStore();

const subscribe = (listener: () => void) => marks.subscribe(listener);
const version = () => marks.version;

const ordered = () => marks.ordered();

/** The marks in text order; the same array until one changes, so it serves as a dependency. */
export function useOrderedMarks(): readonly Mark[] {
  return useSyncExternalStore(subscribe, ordered);
}

/** Renders again with every change of the marks. */
export function useMarksVersion(): number {
  return useSyncExternalStore(subscribe, version);
}
