// The one window: sandboxed, isolated, remembered in place and size.

import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { appName } from './app-identity.ts';
import { appUrl } from './app-protocol.ts';
import type { Paths } from './paths.ts';
import { confineContents } from './security.ts';
import { fitToScreens, readWindowState, smallestWindow, writeWindowState } from './window-state.ts';

/** What is shown until the page paints; the tokens `--window` of the light and the dark theme. */
const background = { light: '#f6f5f2', dark: '#161614' } as const;

const rememberAfterMs = 400;

/** Starts loading the page; the window shows itself once there is something to see. */
export function openWindow(paths: Paths): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { place, width, height, maximized } = fitToScreens(
    readWindowState(paths.windowState),
    areas,
  );
  const window = new BrowserWindow({
    ...place,
    width,
    height,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: appName,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: paths.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  confineContents(window.webContents);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  rememberPlace(window, paths.windowState);
  void window.loadURL(appUrl).catch((cause: unknown) => giveUp(window, cause));
  return window;
}

/** A window that cannot load would stay hidden for ever, and keep every later start from opening one. */
function giveUp(window: BrowserWindow, cause: unknown): void {
  const reason = cause instanceof Error ? cause.message : String(cause);
  // Closed meanwhile, or being loaded again.
  if (window.isDestroyed() || reason.includes('ERR_ABORTED')) return;
  dialog.showErrorBox(
    'The window could not be loaded.',
    `${reason}. Nothing that was saved is affected. Install Sourcebench again.`,
  );
  app.quit();
}

function rememberPlace(window: BrowserWindow, file: string): void {
  const remember = () => {
    if (window.isDestroyed() || window.isMinimized()) return;
    const { x, y, width, height } = window.getNormalBounds();
    writeWindowState(file, { place: { x, y }, width, height, maximized: window.isMaximized() });
  };
  let timer: NodeJS.Timeout | undefined;
  const rememberSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(remember, rememberAfterMs);
  };
  window.on('resize', rememberSoon);
  window.on('move', rememberSoon);
  window.on('close', () => {
    clearTimeout(timer);
    remember();
  });
}

/** Brings the window before the person, wherever it was. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
