// Starts the built app on the Chromium shell and drives its page from the test.

import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import type { DialogKind, FromTest, ToTest } from '../../build/chromium-shell/control.ts';
import type { Launch, Launched } from './launch.ts';

const startLimitMs = 60_000;
const closeLimitMs = 20_000;

type Request = FromTest extends infer Each
  ? Each extends FromTest
    ? Omit<Each, 'id'>
    : never
  : never;

function spawnShell({ root, args, env }: Launch): ChildProcess & { output: () => string } {
  const child = spawn(
    process.execPath,
    [join(root, 'build/chromium-shell/run.ts'), root, ...args],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...env, SOURCEBENCH_SHELL_TEST: '1' },
      serialization: 'advanced',
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return Object.assign(child, { output: () => output });
}

export async function launchInChromium(launch: Launch): Promise<Launched> {
  const child = spawnShell(launch);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const revealed: string[] = [];
  const opened: string[] = [];
  const waiting = new Map<number, (error: string | null) => void>();
  let requests = 0;

  const endpoint = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`The app did not start: ${why}\n${child.output()}`));
    };
    const timer = setTimeout(() => fail('it took too long'), startLimitMs);
    void ended.then(() => fail('it ended'));
    child.on('message', (message: ToTest) => {
      if (message.type === 'revealed') revealed.push(message.path);
      else if (message.type === 'opened') opened.push(message.address);
      else if (message.type === 'done') waiting.get(message.id)?.(message.error);
      else {
        clearTimeout(timer);
        resolve(message.endpoint);
      }
    });
  });
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true });
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error(`The app shows no page.\n${child.output()}`);
  const browserPid = await pidOf(browser);
  const closing = await page.context().newCDPSession(page);

  let asked = false;
  void ended.then(() => {
    // A spec then fails somewhere else; this says why.
    if (!asked) console.error(`The app ended by itself.\n${child.output()}`);
  });

  const request = (message: Request) =>
    new Promise<void>((resolve, reject) => {
      requests += 1;
      const id = requests;
      waiting.set(id, (error) => {
        waiting.delete(id);
        if (error === null) resolve();
        else reject(new Error(error));
      });
      child.send({ ...message, id });
    });
  const answer = (kind: DialogKind, value: unknown) =>
    request({ type: 'answer-dialog', kind, answer: value });
  const gone = async () => {
    await ended;
    await browser.close().catch(() => undefined);
  };

  const expectOrderlyEnd = () => {
    if (child.exitCode === 0) return;
    throw new Error(`The app ended with ${child.exitCode ?? child.signalCode}.\n${child.output()}`);
  };

  return {
    page,
    answerOpenDialog: (paths) => answer('open', paths),
    answerSaveDialog: (path) => answer('save', path),
    answerMessageBox: (button) => answer('message', button),
    clickMenu: (item) => request({ type: 'click-menu', item }),
    revealed: async () => [...revealed],
    openedAddresses: async () => [...opened],
    startAgain: (args) =>
      new Promise((resolve) => spawnShell({ ...launch, args }).once('exit', resolve)),
    async kill() {
      asked = true;
      child.kill('SIGKILL');
      await gone();
      await killTree(browserPid);
    },
    async terminate() {
      asked = true;
      // Twice: a signal to the group that the parent passes on as well.
      child.kill('SIGTERM');
      child.kill('SIGTERM');
      await gone();
      expectOrderlyEnd();
    },
    async close() {
      asked = true;
      const timer = setTimeout(() => child.kill('SIGKILL'), closeLimitMs);
      // Not through Playwright, which waits for ever once the page has crashed.
      await closing.send('Page.close').catch(() => undefined);
      await gone();
      clearTimeout(timer);
      expectOrderlyEnd();
    },
  };
}

async function pidOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (main === undefined) throw new Error('The browser does not say which process it is.');
  return main.id;
}

/** Playwright starts the browser as the leader of a group of its own. Resolves once none of it is left. */
async function killTree(pid: number): Promise<void> {
  const target = process.platform === 'win32' ? pid : -pid;
  for (;;) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      return;
    }
    await new Promise((done) => setTimeout(done, 20));
  }
}
