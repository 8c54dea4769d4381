// Where the focus goes when rows of an editor move or go: it stays with what is moved, and goes on to the next row from
// one that is removed. Never to nowhere.

import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';

type Step = -1 | 1;

/** Moving an element in the document takes its focus away. */
export function keepingFocus(change: () => void): void {
  const focused = document.activeElement;
  flushSync(change);
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
}

/** Alt with an arrow key moves the innermost row. */
export function moveKeys(move: (step: Step) => void) {
  return (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    keepingFocus(() => move(step));
  };
}

/** After the change to the row of the list, or where there is none to the field that adds one. */
export function thenFocusRow(list: Element | null, change: () => void, row: string | null): void {
  flushSync(change);
  const at =
    row === null ? ':scope > .add-line input' : `[data-row="${CSS.escape(row)}"] input[type=text]`;
  list?.querySelector<HTMLElement>(at)?.focus();
}
