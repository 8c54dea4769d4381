// `screen` and `nativeTheme`: what the browser says about the display, and the colours the app wants.

import type * as Electron from 'electron';
import { browserIfLaunched } from './current.ts';
import { strict } from './strict.ts';

type Theme = Electron.NativeTheme['themeSource'];

let workArea = { x: 0, y: 0, width: 1440, height: 900 };
let systemIsDark = false;
let themeSource: Theme = 'system';

/** Asks the browser once; must be done before the app is ready. */
export async function learnScreen(): Promise<void> {
  const browser = browserIfLaunched();
  if (browser === null) return;
  const expression = `[screen.availLeft, screen.availTop, screen.availWidth, screen.availHeight,
    matchMedia('(prefers-color-scheme: dark)').matches]`;
  const { result } = await browser.cdp.send('Runtime.evaluate', {
    expression,
    returnByValue: true,
  });
  const [x, y, width, height, dark] = result.value as [number, number, number, number, boolean];
  workArea = { x, y, width, height };
  systemIsDark = dark;
  await applyTheme();
}

async function applyTheme(): Promise<void> {
  const value = themeSource === 'system' ? '' : themeSource;
  await browserIfLaunched()
    ?.cdp.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value }],
    })
    .catch(() => undefined);
}

export const screen = strict('screen', {
  getAllDisplays: () => [
    strict('display', { workArea } satisfies Pick<
      Electron.Display,
      'workArea'
    >) as Electron.Display,
  ],
} satisfies Pick<Electron.Screen, 'getAllDisplays'>);

export const nativeTheme = strict('nativeTheme', {
  get themeSource(): Theme {
    return themeSource;
  },
  set themeSource(value: Theme) {
    themeSource = value;
    void applyTheme();
  },
  get shouldUseDarkColors(): boolean {
    return themeSource === 'system' ? systemIsDark : themeSource === 'dark';
  },
} satisfies Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>);
