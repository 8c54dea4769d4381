// Composition root: takes the single-instance lock, opens the window and joins it to the workspace thread.
// Holds no data; what is decided elsewhere is only wired up here.

import { mkdirSync } from 'node:fs';
import { app, dialog, nativeTheme, type BrowserWindow } from 'electron';
import { appId, appName } from './app-identity.ts';
import { fileArguments } from './incoming-files.ts';
import { pathsFrom } from './paths.ts';
import { lockDownBrowser, secureSession } from './security.ts';
import { openSettings } from './settings-store.ts';
import { focusWindow, openWindow } from './window.ts';
import { offerRecovery } from './crash-recovery.ts';
import { startWorkbench } from './workbench-app.ts';

const paths = pathsFrom(import.meta.dirname);
app.setName(appName);
if (process.platform === 'win32') app.setAppUserModelId(appId);
lockDownBrowser();

const asked = fileArguments(process.argv, app.isPackaged, process.cwd());
// Before the lock, which belongs to this folder: two folders are two installations.
if (!takeUserDataFolder()) app.exit(1);
else if (app.requestSingleInstanceLock({ files: asked })) run();
else app.quit();

/** False when there is no place to keep anything; the person has then been told. */
function takeUserDataFolder(): boolean {
  try {
    mkdirSync(paths.userData, { recursive: true });
    app.setPath('userData', paths.userData);
    return true;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    dialog.showErrorBox(
      'Sourcebench has no place for its data.',
      `The folder ${paths.userData} cannot be used: ${reason}. Make it writable, or name another folder in the environment variable SOURCEBENCH_USER_DATA.`,
    );
    return false;
  }
}

function run(): void {
  let window: BrowserWindow | null = null;
  const settings = openSettings(paths.settings);
  const workbench = startWorkbench({ paths, settings, window: () => window });
  workbench.files.accept(asked);

  app.on('second-instance', (_event, _argv, _folder, data) => {
    if (window !== null) focusWindow(window);
    workbench.files.accept(filesOf(data));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    workbench.files.accept([path]);
  });
  app.on('window-all-closed', () => app.quit());

  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    // The thread finishes what it is writing before the process ends.
    event.preventDefault();
    void workbench.close().finally(() => {
      closed = true;
      app.quit();
    });
  });

  void app.whenReady().then(() => {
    secureSession(paths.renderer);
    nativeTheme.themeSource = settings.current().theme;
    workbench.showMenu();
    window = openWindow(paths);
    window.on('closed', () => {
      window = null;
    });
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) workbench.files.windowGone();
    });
    offerRecovery(window);
  });
}

/** What the other start handed over. It is our own program, yet another version of it may be. */
function filesOf(data: unknown): string[] {
  const files = typeof data === 'object' && data !== null && 'files' in data ? data.files : null;
  return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
}
