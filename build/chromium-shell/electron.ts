// What `electron` resolves to on the Chromium shell: the members that the app uses, held to Electron's own types.

import type * as Electron from 'electron';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { dialog, shell } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu } from './menu.ts';
import { nativeTheme, screen } from './screen-and-theme.ts';
import { protocol, session } from './session.ts';

export { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, shell };

/** Every name here exists in Electron; what a name offers is checked where it is written. */
export const implemented = [
  'app',
  'BrowserWindow',
  'dialog',
  'ipcMain',
  'Menu',
  'nativeTheme',
  'protocol',
  'screen',
  'session',
  'shell',
] as const satisfies readonly (keyof typeof Electron)[];
