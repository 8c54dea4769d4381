// Finds a Chromium-family browser that is already there: named by SOURCEBENCH_BROWSER, installed on the system,
// or downloaded earlier by Playwright.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const programs = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

function candidates(): string[] {
  const env = process.env;
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(env['HOME'] ?? '', 'Applications')].map((folder) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  if (process.platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']];
    const places = ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].map((place) => {
      const program = place.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe';
      return `${place}\\Application\\${program}`;
    });
    return roots.flatMap((root) =>
      root === undefined ? [] : places.map((place) => join(root, place)),
    );
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
}

function isProgram(path: string): boolean {
  if (path === '') return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface FoundBrowser {
  readonly executablePath: string;
}

/** Null when there is none. A wrong SOURCEBENCH_BROWSER throws instead of being passed over. */
export function findBrowser(): FoundBrowser | null {
  const chosen = process.env['SOURCEBENCH_BROWSER'];
  if (chosen !== undefined && chosen !== '') {
    if (isProgram(chosen)) return { executablePath: chosen };
    throw new Error(`SOURCEBENCH_BROWSER names ${chosen}, which is not a program that can be run.`);
  }
  const executablePath = [...candidates(), chromium.executablePath()].find(isProgram);
  return executablePath === undefined ? null : { executablePath };
}

/** Chromium's sandbox cannot start as root on Linux; everywhere else it stays on. */
export function mustRunWithoutSandbox(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** Flags for a browser that a test or a script drives: it talks to nobody. */
export function browserArguments(): readonly string[] {
  return [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(mustRunWithoutSandbox() ? ['--no-sandbox'] : []),
  ];
}
