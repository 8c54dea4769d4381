// Whether the help on the query language is shown; opened from the box, the menu and the palette.

import { flushSync } from 'react-dom';
import { create } from 'zustand';
import { showLibrary } from '../../app/panes.ts';

export const useSearchHelp = create<{ readonly open: boolean }>()(() => ({ open: false }));

export function setSearchHelp(open: boolean): void {
  useSearchHelp.setState({ open });
}

export function openSearchHelp(): void {
  // The box has to be drawn first, because the help hangs on it.
  flushSync(showLibrary);
  setSearchHelp(true);
}
