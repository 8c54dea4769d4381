// The only place where calls from the window arrive: one handler per channel of the contract, none besides.

import { ipcMain, type BrowserWindow } from 'electron';
import { rendererChannelNames } from '../../shared/ipc/channel-names.ts';
import type { Route } from './router.ts';

/** `window` gives our window while it exists. */
export function registerChannels(route: Route, window: () => BrowserWindow | null): void {
  for (const channel of rendererChannelNames) {
    ipcMain.handle(channel, (event, ...args: readonly unknown[]) => {
      const frame = event.senderFrame;
      const sender = {
        url: frame?.url ?? null,
        // No parent: the main frame. Null once the frame has gone.
        isOwnMainFrame: event.sender === window()?.webContents && frame?.parent === null,
      };
      return route(channel, sender, args[0]);
    });
  }
}
