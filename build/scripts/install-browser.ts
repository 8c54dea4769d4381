// Gets a Chromium-family browser for the tests and the Chromium shell: one that is installed, else Playwright's own
// download, else Debian's package when that is allowed. Every step is bounded in time.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser, mustRunWithoutSandbox, type FoundBrowser } from './find-browser.ts';
import { canReach } from './reach.ts';

const downloadLimitMs = 5 * 60_000;
const packageLimitMs = 10 * 60_000;
const playwright = fileURLToPath(
  new URL('../../node_modules/playwright-core/cli.js', import.meta.url),
);

const howTo =
  'Install Chromium, Chrome or Edge, or set SOURCEBENCH_BROWSER to the program of one that is installed.';

/** Throws an error that says what to install when no browser can be had. */
export async function ensureBrowser(): Promise<FoundBrowser> {
  const installed = findBrowser();
  if (installed !== null) return installed;
  const browser = (await downloaded()) ?? packaged();
  if (browser === null)
    throw new Error(`No browser was found, and none could be fetched. ${howTo}`);
  return browser;
}

async function downloaded(): Promise<FoundBrowser | null> {
  if (!(await canReach('https://cdn.playwright.dev'))) return null;
  console.log('No browser is installed here; fetching Playwright’s Chromium.');
  const { status } = spawnSync(process.execPath, [playwright, 'install', 'chromium'], {
    stdio: 'inherit',
    timeout: downloadLimitMs,
  });
  return status === 0 ? working() : null;
}

/** On a bare system a downloaded browser may lack its libraries, which shows as soon as it is started. */
function working(): FoundBrowser | null {
  const browser = findBrowser();
  if (browser === null) return null;
  const { status } = spawnSync(browser.executablePath, ['--version'], { timeout: 30_000 });
  return status === 0 ? browser : null;
}

function packaged(): FoundBrowser | null {
  if (!mustRunWithoutSandbox() || !existsSync('/usr/bin/apt-get')) return null;
  console.log('No browser is installed here; installing Debian’s chromium.');
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]) {
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: packageLimitMs,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return working();
}
