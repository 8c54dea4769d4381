// Lets the window's handlers be loaded without Electron: what they would do to the desktop is not done.

import { registerHooks } from 'node:module';

const source = `
const nothing = () => undefined;
export const shell = { showItemInFolder: nothing, openExternal: async () => undefined, openPath: async () => '' };
export const dialog = { showMessageBox: async () => ({ response: 1 }) };
export const app = {};
export const BrowserWindow = class {};
export default { shell, dialog, app, BrowserWindow };
`;
const url = `data:text/javascript,${encodeURIComponent(source)}`;

export function standInForElectron(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' ? { url, shortCircuit: true } : next(specifier, context),
  });
}
