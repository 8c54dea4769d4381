// When the page dies or hangs the person is told what is safe and offered a fresh start; the data lives elsewhere.

import { app, dialog, type BrowserWindow } from 'electron';
import { appName } from './app-identity.ts';

const safe = 'Everything that was shown as saved is on disk.';

export function offerRecovery(window: BrowserWindow): void {
  const { webContents } = window;
  const inTurn = oneAfterTheOther();
  let startingOver = false;
  let isHangingKnown = false;

  async function askAfterCrash(): Promise<void> {
    // The question before this one may have brought the page back already.
    if (window.isDestroyed() || !webContents.isCrashed()) return;
    const reload = await ask(window, 'The window stopped working.', ['Reload', 'Quit']);
    if (reload === true) webContents.reload();
    if (reload === false) app.quit();
  }

  async function askWhileHanging(): Promise<void> {
    const reload = await ask(window, 'The window does not respond.', ['Reload', 'Wait']);
    if (reload !== true) return;
    startingOver = !webContents.isCrashed();
    if (startingOver) webContents.forcefullyCrashRenderer();
    else webContents.reload();
  }

  webContents.on('render-process-gone', (_event, { reason }) => {
    if (startingOver) {
      startingOver = false;
      webContents.reload();
    } else if (reason !== 'clean-exit') {
      void inTurn(askAfterCrash);
    }
  });

  window.on('unresponsive', () => {
    if (isHangingKnown) return;
    isHangingKnown = true;
    void inTurn(askWhileHanging).finally(() => {
      isHangingKnown = false;
    });
  });
}

/** True for the first button, false for the second; null when the window has gone. */
async function ask(
  window: BrowserWindow,
  message: string,
  buttons: readonly [string, string],
): Promise<boolean | null> {
  if (window.isDestroyed()) return null;
  // A window that has never painted is still hidden, and would hide the question with it.
  window.show();
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: appName,
    message,
    detail: safe,
    buttons: [...buttons],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return window.isDestroyed() ? null : response === 0;
}

/** One question at a time; a system that can show none is no reason to end. */
function oneAfterTheOther(): (question: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return (question) => {
    last = last.then(question).catch((cause: unknown) => {
      console.error('The question could not be shown:', cause);
    });
    return last;
  };
}
