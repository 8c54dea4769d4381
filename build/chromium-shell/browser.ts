// The Chromium that shows the window: an installed browser in app mode, driven over a pipe, with a profile of its
// own that is thrown away, and with no way to the network.

import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { mustRunWithoutSandbox } from '../scripts/find-browser.ts';
import type { WorldNames } from './page/worlds.ts';

/** The reserved host under which the app's own scheme is shown; `.invalid` never resolves (RFC 2606). */
export const reservedOrigin = 'https://sourcebench.invalid';

export interface ShellBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly mainFrameId: string;
  readonly names: WorldNames;
  /** Where another program can drive the browser; null in normal use. */
  readonly debugEndpoint: string | null;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly executable: string;
  /** A folder of the shell's own; what an earlier run left there is removed. */
  readonly folder: string;
  /** For tests: without a window, and open to a second driver on the loopback interface. */
  readonly test: boolean;
}

/** Small enough that no message is a burden on the pipe. */
const partLength = 1024 * 1024;

/** What Playwright adds for automation and a person's window must not have. */
const unwantedDefaults = ['--enable-automation', '--hide-scrollbars', '--disable-popup-blocking'];

/** A second driver on the loopback interface, and a screen with room for the window. */
const testFlags = [
  '--remote-debugging-port=0',
  '--remote-debugging-address=127.0.0.1',
  '--screen-info={1920x1080}',
];

function flags(test: boolean): string[] {
  return [
    '--app=data:text/html,<title>Sourcebench</title>',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-translate',
    '--disable-spell-checking',
    // Peer connections get no address to use; the first name is the installed browsers’, the second headless mode’s.
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--deny-permission-prompts',
    // A proxy that nobody listens on, for loopback addresses too: what is not answered by the app goes nowhere.
    '--proxy-server=http://127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>',
    '--window-size=1440,900',
    // A browser keeps a page from closing its own window; Electron does not.
    '--blink-settings=allowScriptsToCloseWindows=true',
    // Chromium's sandbox cannot start as root; `--test-type` keeps it from warning about that in the window.
    ...(mustRunWithoutSandbox() ? ['--no-sandbox', '--test-type'] : []),
    ...(test ? testFlags : []),
  ];
}

export async function launchBrowser(options: LaunchOptions): Promise<ShellBrowser> {
  const { executable, folder, test } = options;
  const profile = newProfile(folder);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless: test,
    // Null leaves the size, the colours and the motion to the system, as for any other window.
    viewport: null,
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    acceptDownloads: false,
    chromiumSandbox: !mustRunWithoutSandbox(),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: unwantedDefaults,
    args: flags(test),
  });
  // After Playwright's own listener, which was added by the launch and ends a browser that still runs.
  process.once('exit', () => removeForGood(folder));
  const page = context.pages()[0] ?? (await context.newPage());
  const cdp = await context.newCDPSession(page);
  await Promise.all([cdp.send('Page.enable'), cdp.send('Runtime.enable')]);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  keepOpenWhenAsked(page);
  return {
    context,
    page,
    cdp,
    mainFrameId: frameTree.frame.id,
    names: newNames(),
    debugEndpoint: test ? endpointOf(profile) : null,
    close: () => context.close(),
  };
}

/** As in Electron: a page that does not want to be closed stays, and asks by itself. */
function keepOpenWhenAsked(page: Page): void {
  page.on('dialog', (dialog) => {
    // Answered by another driver meanwhile, or gone with the window.
    void dialog.dismiss().catch(() => undefined);
  });
}

/** A new one every time: the browser of a process that was killed may still be letting go of its own. */
function newProfile(folder: string): string {
  remove(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return mkdtempSync(join(folder, 'profile-'));
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The next start tries again.
  }
}

/** A browser that was ended this moment may write a last file into a folder that has just been removed. */
function removeForGood(folder: string): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 0; tries < 5; tries += 1) {
    remove(folder);
    Atomics.wait(pause, 0, 0, 30);
    if (!existsSync(folder)) return;
  }
}

function newNames(): WorldNames {
  const secret = () => `s${randomUUID().replaceAll('-', '')}`;
  return {
    world: 'sourcebench-preload',
    binding: secret(),
    receive: secret(),
    partLength,
    mark: secret(),
    toPage: secret(),
    toPreload: secret(),
    origin: reservedOrigin,
  };
}

/** Chromium writes the port it chose into its profile before it answers on the pipe. */
function endpointOf(profile: string): string {
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return `http://127.0.0.1:${port}`;
}
