// Joins the parts behind the window: workspace thread, app state, dialogs, incoming files, channels and menu.

import { app, nativeTheme, type BrowserWindow } from 'electron';
import type { AppState } from '../shared/ipc/types.ts';
import { createAppModel } from './app-model.ts';
import { isAppUrl } from './app-protocol.ts';
import { createDialogs } from './dialogs.ts';
import { createFileImport } from './file-import.ts';
import { createIncomingFiles, type IncomingFiles } from './incoming-files.ts';
import { createLinkOpener } from './links.ts';
import { registerChannels } from './ipc/register.ts';
import { createRouter } from './ipc/router.ts';
import { showMenu } from './menu.ts';
import type { Paths } from './paths.ts';
import type { SettingsStore } from './settings-store.ts';
import { tellingReviewProgress } from './review-window-handlers.ts';
import { tellWindow } from './window-events.ts';
import { createWindowHandlers } from './window-handlers.ts';
import { createWorkspaceClient } from './workspace-client.ts';

export interface WorkbenchOptions {
  readonly paths: Paths;
  readonly settings: SettingsStore;
  /** Our window while it exists. */
  readonly window: () => BrowserWindow | null;
}

export interface WorkbenchApp {
  readonly files: Pick<IncomingFiles, 'accept' | 'windowGone'>;
  readonly showMenu: () => void;
  /** Ends the workspace thread once it has finished writing. */
  readonly close: () => Promise<void>;
}

export function startWorkbench({ paths, settings, window }: WorkbenchOptions): WorkbenchApp {
  const tell = tellWindow(window);
  const client = createWorkspaceClient({
    entry: paths.worker,
    ownIdentity: paths.ownIdentity,
    onEvent: ({ name, payload }) => tell(name, payload),
    onCrash: () => void model.recover(),
  });
  const model = createAppModel({
    version: app.getVersion(),
    platform: platformName(process.platform),
    defaultWorkspace: paths.defaultWorkspace,
    settings,
    client,
    onChange: (state) => tell('app:state-changed', state),
  });
  const importFiles = createFileImport(client, (progress) => tell('progress', progress));
  const files = createIncomingFiles({
    importFiles: (incoming) => importFiles(incoming, settings.current().keepWholePage),
    openWorkspace: (path) => model.openWorkspace(path),
    deliver: (results) => tell('files:imported', { results }),
  });
  const menu = () => showMenu(settings.current(), (command) => tell('menu:command', { command }));
  const windowHandlers = createWindowHandlers({
    tell,
    model,
    client,
    importFiles,
    openLink: createLinkOpener(window),
    dialogs: createDialogs(() => {
      const open = window();
      if (open === null) throw new Error('a dialog was asked for without a window');
      return open;
    }),
    onSettingsChanged() {
      nativeTheme.themeSource = settings.current().theme;
      menu();
    },
    onWindowReady: files.windowReady,
  });
  const callWorkspace = (channel: Parameters<typeof client.call>[0], input: never) =>
    tellingReviewProgress(tell, channel, (onProgress) =>
      client.call(channel, input, { onProgress }),
    );
  registerChannels(createRouter({ isTrustedUrl: isAppUrl, windowHandlers, callWorkspace }), window);
  return { files, showMenu: menu, close: () => client.close() };
}

function platformName(platform: NodeJS.Platform): AppState['platform'] {
  if (platform === 'darwin') return 'mac';
  return platform === 'win32' ? 'windows' : 'linux';
}
