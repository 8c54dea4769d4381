// What main says to the window unasked, typed by the contract. Said into the void while there is no window.

import type { BrowserWindow } from 'electron';
import type { WorkbenchEventName, WorkbenchEvents } from '../shared/ipc/events.ts';

export type Tell = <N extends WorkbenchEventName>(event: N, payload: WorkbenchEvents[N]) => void;

export function tellWindow(window: () => BrowserWindow | null): Tell {
  return (event, payload) => {
    const target = window();
    if (target === null || target.isDestroyed() || target.webContents.isCrashed()) return;
    target.webContents.send(event, payload);
  };
}
