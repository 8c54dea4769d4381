// Where the shell finds its own parts and keeps its files. Everything bundled lies beside `out/main`.

import { join, resolve } from 'node:path';
import {
  defaultWorkspacePath,
  ownIdentityPath,
  settingsPath,
  userDataFolder,
} from './default-paths.ts';

export interface Paths {
  readonly userData: string;
  readonly settings: string;
  readonly windowState: string;
  readonly defaultWorkspace: string;
  /** Of the own secret key. */
  readonly ownIdentity: string;
  readonly worker: string;
  readonly preload: string;
  /** The folder that `app://sourcebench/` serves. */
  readonly renderer: string;
}

/** `mainFolder` is the folder of the running main bundle; `SOURCEBENCH_USER_DATA` is honoured. */
export function pathsFrom(mainFolder: string): Paths {
  const userData = resolve(userDataFolder());
  return {
    userData,
    settings: settingsPath(userData),
    windowState: join(userData, 'window-state.json'),
    defaultWorkspace: defaultWorkspacePath(userData),
    ownIdentity: ownIdentityPath(userData),
    worker: join(mainFolder, 'worker.js'),
    preload: join(mainFolder, '..', 'preload', 'preload.cjs'),
    renderer: join(mainFolder, '..', 'renderer'),
  };
}
