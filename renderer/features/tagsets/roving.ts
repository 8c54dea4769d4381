// Lists of which one entry is in the tab order: the arrow keys move the focus inside.

import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Focuses the next button of the list; a key with a modifier is left to others. */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const to = steps[event.key]?.(at, rows.length - 1);
  if (at === -1 || to === undefined) return;
  event.preventDefault();
  rows[to]?.focus();
}
