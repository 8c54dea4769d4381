import { expect, test } from 'vitest';
import {
  defaultWorkspacePath,
  settingsPath,
  userDataFolder,
} from '../../electron/default-paths.ts';

test.each([
  ['linux', {}, '/home/ana/.config/Sourcebench'],
  ['linux', { XDG_CONFIG_HOME: '/cfg' }, '/cfg/Sourcebench'],
  ['linux', { XDG_CONFIG_HOME: '' }, '/home/ana/.config/Sourcebench'],
  ['darwin', {}, '/home/ana/Library/Application Support/Sourcebench'],
  ['linux', { SOURCEBENCH_USER_DATA: '/stick/data' }, '/stick/data'],
] as const)('%s with %j keeps its things in %s', (platform, env, folder) => {
  expect(userDataFolder(platform, env, '/home/ana')).toBe(folder);
});

test('Windows keeps them in the roaming application data', () => {
  const roaming = { APPDATA: 'C:\\Users\\Ana\\AppData\\Roaming' };
  const folder = `${roaming.APPDATA}\\Sourcebench`;
  expect(userDataFolder('win32', roaming, 'C:\\Users\\Ana')).toBe(folder);
  expect(userDataFolder('win32', {}, 'C:\\Users\\Ana')).toBe(folder);
  expect(defaultWorkspacePath(folder, 'win32')).toBe(`${folder}\\Library.sourcebench`);
  expect(settingsPath(folder, 'win32')).toBe(`${folder}\\settings.json`);
});
