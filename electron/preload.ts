// Puts `window.workbench` into the page: one function per channel and a way to hear events, nothing else.
// The Electron objects themselves never reach the page.

import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { rendererChannelNames } from '../shared/ipc/channel-names.ts';
import { workbenchEventNames } from '../shared/ipc/events.ts';
import type { Workbench, WorkbenchCalls } from '../shared/ipc/workbench.ts';

const events: ReadonlySet<string> = new Set(workbenchEventNames);

const workbench: Workbench = {
  calls: Object.fromEntries(
    rendererChannelNames.map((channel) => [
      channel,
      (input: unknown) => ipcRenderer.invoke(channel, input),
    ]),
    // One function per name of the contract's own list; main answers each with its Result.
  ) as unknown as WorkbenchCalls,
  on(event, listener) {
    if (!events.has(event)) throw new TypeError(`There is no event ${event}.`);
    const hear = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]) => {
      listener(payload);
    };
    ipcRenderer.on(event, hear);
    return () => {
      ipcRenderer.off(event, hear);
    };
  },
};

contextBridge.exposeInMainWorld('workbench', workbench);
