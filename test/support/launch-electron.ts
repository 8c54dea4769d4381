// Starts the built app in Electron and drives it through Playwright. System dialogs are answered by the test.

import { spawn } from 'node:child_process';
import type * as Electron from 'electron';
import type { DialogKind } from '../../build/chromium-shell/control.ts';
import { _electron, type ElectronApplication } from 'playwright-core';
import { findElectron } from '../../build/scripts/find-electron.ts';
import { mustRunWithoutSandbox } from '../../build/scripts/find-browser.ts';
import type { Launch, Launched } from './launch.ts';

/** What the stand-in dialogs keep in the main process. */
interface Stage {
  readonly answers: Record<DialogKind, unknown[]>;
  readonly asking: Record<DialogKind, ((answer: unknown) => void)[]>;
  readonly revealed: string[];
  readonly opened: string[];
}

declare global {
  var sourcebenchStage: Stage | undefined;
}

export async function launchInElectron({ root, args, env }: Launch): Promise<Launched> {
  const executablePath = findElectron();
  if (executablePath === null) throw new Error('Electron’s binary is not there.');
  const flags = mustRunWithoutSandbox() ? ['--no-sandbox'] : [];
  const environment = { ...(process.env as Record<string, string>), ...env };
  const app = await _electron.launch({
    executablePath,
    cwd: root,
    args: [root, ...flags, ...args],
    env: environment,
  });
  await app.evaluate(stageDialogs);
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  const child = app.process();
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  return {
    page,
    answerOpenDialog: (paths) => answer(app, 'open', paths),
    answerSaveDialog: (path) => answer(app, 'save', path),
    answerMessageBox: (button) => answer(app, 'message', button),
    clickMenu: (id) =>
      app.evaluate(({ Menu }, itemId) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(itemId);
        if (item === null || item === undefined) throw new Error(`The menu has no item ${itemId}.`);
        const click = item.click as () => void;
        click.call(item);
      }, id),
    revealed: () => app.evaluate(() => [...(globalThis.sourcebenchStage?.revealed ?? [])]),
    openedAddresses: () => app.evaluate(() => [...(globalThis.sourcebenchStage?.opened ?? [])]),
    startAgain: (more) =>
      new Promise((resolve, reject) => {
        const again = spawn(executablePath, [root, ...flags, ...more], {
          cwd: root,
          stdio: 'ignore',
          env: environment,
        });
        again.once('exit', resolve);
        again.once('error', reject);
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async terminate() {
      child.kill('SIGTERM');
      await ended;
    },
    async close() {
      await page.close({ runBeforeUnload: true }).catch(() => undefined);
      await ended;
    },
  };
}

function answer(app: ElectronApplication, kind: DialogKind, value: unknown): Promise<void> {
  return app.evaluate(
    (_electronModule, given) => {
      const stage = globalThis.sourcebenchStage;
      if (stage === undefined) throw new Error('The dialogs were not staged.');
      const waiting = stage.asking[given.kind].shift();
      if (waiting === undefined) stage.answers[given.kind].push(given.value);
      else waiting(given.value);
    },
    { kind, value },
  );
}

/** Runs in the main process, so it refers to nothing outside itself. */
function stageDialogs({ dialog, shell }: typeof Electron): void {
  const stage: Stage = {
    answers: { open: [], save: [], message: [] },
    asking: { open: [], save: [], message: [] },
    revealed: [],
    opened: [],
  };
  globalThis.sourcebenchStage = stage;
  const ask = (kind: DialogKind) =>
    new Promise<unknown>((resolve) => {
      if (stage.answers[kind].length > 0) resolve(stage.answers[kind].shift());
      else stage.asking[kind].push(resolve);
    });
  Object.assign(dialog, {
    async showOpenDialog() {
      const paths = (await ask('open')) as string[] | null;
      return { canceled: paths === null, filePaths: paths ?? [] };
    },
    async showSaveDialog() {
      const path = (await ask('save')) as string | null;
      return { canceled: path === null, filePath: path ?? '' };
    },
    showMessageBox: async () => ({
      response: Number(await ask('message')),
      checkboxChecked: false,
    }),
  });
  Object.assign(shell, {
    showItemInFolder: (path: string) => stage.revealed.push(path),
    openExternal: async (address: string) => void stage.opened.push(address),
  });
}
