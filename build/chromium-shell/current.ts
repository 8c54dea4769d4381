// The one browser of this process, for the parts of the stand-in that need it.

import type { ShellBrowser } from './browser.ts';

let browser: ShellBrowser | null = null;

export function setBrowser(launched: ShellBrowser): void {
  browser = launched;
}

/** Throws before the app is ready, when Electron would refuse the same calls. */
export function currentBrowser(): ShellBrowser {
  if (browser === null) throw new Error('This can only be used after the app is ready.');
  return browser;
}

export function browserIfLaunched(): ShellBrowser | null {
  return browser;
}
