// `npm start [-- FILE…]`: builds Sourcebench and opens its window, in Electron where its binary can be had,
// else on the Chromium shell with an installed browser. Says which in one line.

import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { buildAll } from './build.ts';
import { mustRunWithoutSandbox } from './find-browser.ts';
import { electronCanSandbox, ensureElectron } from './find-electron.ts';
import { ensureBrowser } from './install-browser.ts';

const root = resolve(import.meta.dirname, '../..');

const forwardAfterMs = 2000;

interface Start {
  readonly say: string;
  readonly program: string;
  readonly args: readonly string[];
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}

async function chooseShell(): Promise<Start> {
  const electron = await ensureElectron();
  if (electron !== null && electronCanSandbox(electron)) {
    const flags = mustRunWithoutSandbox() ? ['--no-sandbox'] : [];
    return { say: 'Sourcebench opens in Electron.', program: electron, args: [root, ...flags] };
  }
  const { executablePath } = await ensureBrowser();
  const why =
    electron === null
      ? 'Electron’s binary could not be fetched'
      : 'Electron may not sandbox its pages on this system';
  return {
    say: `${why}, so Sourcebench opens on the Chromium shell with ${executablePath}.`,
    program: process.execPath,
    args: [resolve(root, 'build/chromium-shell/run.ts'), root],
  };
}

async function start(files: readonly string[]): Promise<number> {
  if (!hasDisplay()) {
    console.error(
      'There is no display to open a window on. Set DISPLAY or WAYLAND_DISPLAY, or use the command line instead: npm run --silent cli -- --help',
    );
    return 1;
  }
  await buildAll();
  const { say, program, args } = await chooseShell();
  console.log(say);
  const env = { ...process.env };
  // Set by some development tools; Electron would then start as plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  return new Promise((done) => {
    const child = spawn(program, [...args, ...files], { stdio: 'inherit', env });
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      done(1);
    });
    child.on('exit', (code) => done(code ?? 1));
    // Ctrl+C reaches the child as well; waiting for it lets it close the workspace.
    process.on('SIGINT', () => undefined);
    // Sent to the whole group it has reached the child as well, and a second one would cut its orderly end short.
    process.on('SIGTERM', () => setTimeout(() => child.kill('SIGTERM'), forwardAfterMs).unref());
  });
}

try {
  const here = process.env['INIT_CWD'] ?? process.cwd();
  process.exitCode = await start(process.argv.slice(2).map((file) => resolve(here, file)));
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : String(thrown));
  process.exitCode = 1;
}
