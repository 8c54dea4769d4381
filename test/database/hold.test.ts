import Database from 'better-sqlite3-multiple-ciphers';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { takeHold } from '../../electron/workspace/db/hold.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { appErrorOf } from '../support/app-error.ts';
import { sourcebench } from '../support/command-line.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ana, importText, openTestWorkspace } from '../support/workspace.ts';

const holdModule = fileURLToPath(new URL('../../electron/workspace/db/hold.ts', import.meta.url));
const me = { program: 'Sourcebench', person: 'Ana', sinceMs: Date.UTC(2026, 10, 23, 9) };

const source = (path: string): string => `
  const { takeHold } = await import(${JSON.stringify(holdModule)});
  globalThis.hold = takeHold(${JSON.stringify(path)}, { program: 'sourcebench import', person: 'Jon', sinceMs: 1 });`;

async function holdElsewhere(path: string) {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `${source(path)} console.log('held'); setInterval(() => {}, 1e6);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return {
    pid: child.pid,
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

test('a second session is refused with the name of program, person and machine, and nothing is changed', async () => {
  const first = await openTestWorkspace();
  await importText(first);
  const second = createWorkspaceService();
  onTestFinished(() => second.close());
  const open = () => second.handlers['workspace:open']({ path: first.path, withSample: false });
  const error = await appErrorOf(async () => open());
  expect(error.code).toBe('workspace-held');
  expect(error.message).toContain('Ana');
  expect(error.details.holder).toMatchObject({ person: 'Ana', host: hostname(), pid: process.pid });
  first.service.close();
  await open();
  expect(await second.handlers['article:list'](undefined)).toHaveLength(1);
});

test('who says their name only after the workspace was opened is named, and by the name said last', async () => {
  const first = await openTestWorkspace({ annotator: null });
  const refused = () => appErrorOf(async () => takeHold(first.path, me));
  expect((await refused()).details.holder).toMatchObject({ person: null });
  for (const name of ['Ana', 'Ana Ruiz']) {
    await first.call['workspace:set-annotator']({ annotator: { ...ana, name } });
    const { message, details } = await refused();
    expect(details.holder).toMatchObject({ person: name, pid: process.pid });
    expect(message).toContain(`where ${name} annotates`);
  }
  first.service.close();
  expect(readdirSync(first.folder)).toEqual(['test.sourcebench']);
});

test.each([
  ['nothing that can be read', '{'],
  ['another process’s name', JSON.stringify({ pid: 1, person: 'Jon' })],
])('%s beside a hold is not taken for the holder’s name', async (_what, content) => {
  const path = join(tempFolder(), 'a.sourcebench');
  const hold = takeHold(path, me);
  writeFileSync(`${path}-lock-person`, content);
  const { details } = await appErrorOf(async () => takeHold(path, me));
  expect(details.holder).toMatchObject({ person: 'Ana' });
  hold.release();
  expect(existsSync(`${path}-lock-person`)).toBe(false);
});

test('another process is refused while one holds, and after that one was killed it is told so', async () => {
  const path = join(tempFolder(), 'a.sourcebench');
  const other = await holdElsewhere(path);
  const error = await appErrorOf(async () => takeHold(path, me));
  expect(error.details.holder).toMatchObject({
    program: 'sourcebench import',
    person: 'Jon',
    pid: other.pid,
  });
  expect(error.message).toMatch(/sourcebench import, where Jon annotates, on this machine/);
  await other.kill();
  const hold = takeHold(path, me);
  expect(hold.wasLeft).toBe(true);
  hold.release();
  expect(existsSync(`${path}-lock`)).toBe(false);
  const next = takeHold(path, me);
  expect(next.wasLeft).toBe(false);
  next.release();
});

test('a thread that dies lets go of what it held', async () => {
  const path = join(tempFolder(), 'a.sourcebench');
  const thread = new Worker(
    `(async () => {${source(path)} require('node:worker_threads').parentPort.postMessage('held'); setInterval(() => {}, 1e6); })()`,
    { eval: true },
  );
  await once(thread, 'message');
  expect((await appErrorOf(async () => takeHold(path, me))).code).toBe('workspace-held');
  await thread.terminate();
  const hold = takeHold(path, me);
  expect(hold.wasLeft).toBe(true);
  hold.release();
});

test.each([
  ['garbage', (file: string) => writeFileSync(file, 'x'.repeat(5000)), true],
  ['nothing', (file: string) => writeFileSync(file, ''), false],
  [
    'a database without a holder',
    (file: string) => new Database(file).exec('CREATE TABLE a (b)').close(),
    false,
  ],
  [
    'a database of another shape',
    (file: string) => new Database(file).exec('CREATE TABLE holder (b)').close(),
    true,
  ],
])('a lock file that holds %s is in nobody’s way', (_name, make, wasLeft) => {
  const path = join(tempFolder(), 'a.sourcebench');
  make(`${path}-lock`);
  const hold = takeHold(path, me);
  expect(hold.wasLeft).toBe(wasLeft);
  hold.release();
});

test('a folder in the place of the lock file is named', async () => {
  const path = join(tempFolder(), 'a.sourcebench');
  mkdirSync(`${path}-lock`);
  const error = await appErrorOf(async () => takeHold(path, me));
  expect(error.code).toBe('file-unwritable');
  expect(error.message).toContain('is a folder');
});

test('a symbolic link to the workspace is the same workspace', async () => {
  const first = await openTestWorkspace();
  const link = join(tempFolder(), 'link.sourcebench');
  symlinkSync(first.path, link);
  expect((await appErrorOf(async () => takeHold(link, me))).code).toBe('workspace-held');
});

test('the name of a workspace that was moved away while open cannot be opened beside it', async () => {
  const first = await openTestWorkspace();
  await importText(first);
  renameSync(first.path, `${first.path}.moved`);
  await expect(importText(first, 'Another.')).rejects.toThrow(/was moved/);
  expect((await appErrorOf(async () => takeHold(first.path, me))).code).toBe('workspace-held');
});

test('a new name does not open a file that is open under another one', async () => {
  const first = await openTestWorkspace();
  const articleId = await importText(first);
  for (const [name, make] of [
    ['hard.sourcebench', (to: string) => linkSync(first.path, to)],
    ['moved.sourcebench', (to: string) => renameSync(first.path, to)],
  ] as const) {
    const path = join(first.folder, name);
    make(path);
    const tag = ['tag', articleId, '--tag', 'claim', '--quote', 'Monday', '--workspace', path];
    const run = await sourcebench(first.folder, tag);
    expect(run.exitCode, name).toBe(1);
    expect(run.stderr, name).toContain('open under another name');
  }
});
