// Where Sourcebench keeps its things when nobody says otherwise: one place, shared by the window and the command line.
// Pure: the platform, the environment and the home folder come in as arguments.

import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

const appFolder = 'Sourcebench';
export const workspaceExtension = '.sourcebench';

type Environment = Readonly<Record<string, string | undefined>>;

const pathsOf = (platform: NodeJS.Platform) => (platform === 'win32' ? win32 : posix);

/** An environment variable that is set but empty counts as not set. */
const setting = (env: Environment, name: string): string | null => {
  const value = env[name];
  return value === undefined || value.trim() === '' ? null : value;
};

/**
 * The folder for settings, window state and the default workspace: the same one Electron would choose.
 * `SOURCEBENCH_USER_DATA` overrides it, for portable use and for tests; a relative value is taken as it stands.
 */
export function userDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: Environment = process.env,
  home: string = homedir(),
): string {
  const override = setting(env, 'SOURCEBENCH_USER_DATA');
  if (override !== null) return override;
  const join = (...parts: string[]) => pathsOf(platform).join(...parts);
  if (platform === 'win32') {
    return join(setting(env, 'APPDATA') ?? join(home, 'AppData', 'Roaming'), appFolder);
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', appFolder);
  return join(setting(env, 'XDG_CONFIG_HOME') ?? join(home, '.config'), appFolder);
}

/** `Library.sourcebench` in the given user-data folder. */
export function defaultWorkspacePath(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): string {
  return pathsOf(platform).join(folder, `Library${workspaceExtension}`);
}

/** The file of the own secret key in the given user-data folder. */
export function ownIdentityPath(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): string {
  return pathsOf(platform).join(folder, 'age-identity.txt');
}

/** `settings.json` in the given user-data folder. */
export function settingsPath(folder: string, platform: NodeJS.Platform = process.platform): string {
  return pathsOf(platform).join(folder, 'settings.json');
}
