// The one mark store of the window: the open article's marks, refilled when another article opens.

import { useSyncExternalStore } from 'react';
import { createMarkStore } from './mark-store.ts';

export const marks = createMarkStore();

const subscribe = (listener: () => void) => marks.subscribe(listener);
const version = () => marks.version;

/** Renders again with every change of the marks. */
export function useMarksVersion(): number {
  return useSyncExternalStore(subscribe, version);
}
