// Runs the app's built main bundle on the Chromium shell: `node run.ts APP-FOLDER [FILE…]`.
// `electron` resolves to the stand-in; the rest of the bundle does not know the difference.

import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from '../scripts/find-browser.ts';
import { shellApp } from './app.ts';
import { launchBrowser } from './browser.ts';
import { isTest, listenToTest, tellTest } from './control.ts';
import { setBrowser } from './current.ts';
import { learnScreen } from './screen-and-theme.ts';

const standIn = new URL('electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'electron'
      ? { url: standIn, shortCircuit: true }
      : nextResolve(specifier, context),
});

function mainBundle(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    main: string;
  };
  return pathToFileURL(join(folder, manifest.main)).href;
}

async function run(folder: string, args: readonly string[]): Promise<void> {
  // As Electron does: the program, the app, its arguments.
  process.argv = [process.argv0, folder, ...args];
  listenToTest();
  await import(mainBundle(folder));
  if (shellApp.isQuitting()) return;
  const found = findBrowser();
  if (found === null) throw new Error('No Chromium, Chrome or Edge was found.');
  const browser = await launchBrowser({
    executable: found.executablePath,
    folder: join(shellApp.getPath('userData'), 'chromium-shell'),
    test: isTest,
  });
  setBrowser(browser);
  await learnScreen();
  // A window that was opened behind the app's back, by a browser shortcut, has nothing to show.
  browser.context.on('page', (page) => void page.close().catch(() => undefined));
  browser.page.once('load', () => {
    if (browser.debugEndpoint !== null)
      tellTest({ type: 'ready', endpoint: browser.debugEndpoint });
  });
  // Every time: a signal to the whole group may arrive once more from the parent, and must not cut the end short.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => shellApp.quit());
  }
  shellApp.becomeReady();
}

const [folder = '.', ...args] = process.argv.slice(2);
await run(resolve(folder), args);
