// Starts the built app for a spec, in Electron where its binary and a display are there, else on the Chromium shell.
// The same calls work on both; the first launch of a run says which it is.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { findElectron } from '../../build/scripts/find-electron.ts';
import { launchInChromium } from './launch-chromium.ts';
import { launchInElectron } from './launch-electron.ts';

export interface LaunchOptions {
  /** Arguments of the program, usually files. */
  readonly args?: readonly string[];
  /** The user-data folder; a new one that goes with the app’s end when left out. */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Launched {
  readonly page: Page;
  /** Answers the next (or the waiting) file dialog; null cancels it. */
  answerOpenDialog(paths: readonly string[] | null): Promise<void>;
  answerSaveDialog(path: string | null): Promise<void>;
  /** Answers the next (or the waiting) message box with the index of a button. */
  answerMessageBox(button: number): Promise<void>;
  clickMenu(id: string): Promise<void>;
  /** Starts the program once more with the same user data; resolves with its exit code once it has ended. */
  startAgain(args: readonly string[]): Promise<number | null>;
  /** Files that the app showed in the file manager, in order. */
  revealed(): Promise<readonly string[]>;
  /** Addresses that the app handed to the system, in order; none of them was opened. */
  openedAddresses(): Promise<readonly string[]>;
  /** Ends the whole process tree at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks the process to end, as the system does when it shuts down, and waits for the orderly end. */
  terminate(): Promise<void>;
  /** Closes the window as a person does and waits for the orderly end. */
  close(): Promise<void>;
}

export interface Workbench extends Launched {
  readonly shell: 'electron' | 'chromium';
  readonly userData: string;
}

export interface Launch {
  readonly root: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export const root = resolve(import.meta.dirname, '../..');

let said = false;

/** Rejects with what the app printed when no window comes up. */
export async function launchWorkbench(options: LaunchOptions = {}): Promise<Workbench> {
  if (!existsSync(join(root, 'out/main/main.js'))) {
    throw new Error('There is no build to start; run `npm run build` first.');
  }
  // The browser's own temporary files go here too, which it leaves behind when it is killed.
  const folder = await mkdtemp(join(tmpdir(), 'sourcebench-e2e-'));
  const userData = options.userData ?? join(folder, 'data');
  const shell = shellForTests();
  if (!said)
    console.log(
      `End-to-end specs run in ${shell === 'electron' ? 'Electron' : 'the Chromium shell'}.`,
    );
  said = true;
  const start = shell === 'electron' ? launchInElectron : launchInChromium;
  const removeOwn = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  const launched = await start({
    root,
    args: options.args ?? [],
    env: { TMPDIR: folder, ...options.env, SOURCEBENCH_USER_DATA: userData },
  }).catch(async (thrown: unknown) => {
    await removeOwn();
    throw thrown;
  });
  return {
    ...launched,
    shell,
    userData,
    async close() {
      await launched.close();
      await removeOwn();
    },
    async terminate() {
      await launched.terminate();
      await removeOwn();
    },
    async kill() {
      await launched.kill();
      await removeOwn();
    },
  };
}

export function shellForTests(): Workbench['shell'] {
  const { DISPLAY, WAYLAND_DISPLAY, SOURCEBENCH_TEST_SHELL } = process.env;
  if (SOURCEBENCH_TEST_SHELL === 'chromium') return 'chromium';
  const display = process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
  return display && findElectron() !== null ? 'electron' : 'chromium';
}
