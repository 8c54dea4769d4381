import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { socketPath } from '../../../build/chromium-shell/single-instance.ts';
import { root } from '../../support/launch.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const moduleUrl = pathToFileURL(join(root, 'build/chromium-shell/single-instance.ts')).href;

/** A process that takes the lock of the folder, says whether it is the first, and what it hears. */
function take(folder: string, message: string, thenRun: string) {
  const program = `
    const { takeInstanceLock } = await import(${JSON.stringify(moduleUrl)});
    const first = takeInstanceLock(${JSON.stringify(folder)}, ${JSON.stringify(message)}, (heard) => {
      console.log('heard ' + heard);
      process.exit(0);
    });
    console.log(first ? 'first' : 'other');
    ${thenRun}`;
  return promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
}

const untilHeard = 'setInterval(() => undefined, 1000);';
const killItself = "process.kill(process.pid, 'SIGKILL');";

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setTimeout(done, 20));
}

test('the second process hands its message to the first and ends', async () => {
  const folder = tempFolder();
  const first = take(folder, 'unused', untilHeard);
  await waitFor(() => existsSync(socketPath(folder)));
  const message = JSON.stringify({ files: ['/tmp/é “x”.txt'] });
  expect((await take(folder, message, '')).stdout).toBe('other\n');
  expect((await first).stdout).toBe(`first\nheard ${message}\n`);
});

test('a lock whose owner was killed is taken over', async () => {
  const folder = tempFolder();
  await take(folder, '', killItself).catch(() => undefined);
  expect(existsSync(socketPath(folder))).toBe(true);
  expect((await take(folder, '', 'process.exit(0);')).stdout).toBe('first\n');
});

test('a long folder name gets a socket path that the system can take', () => {
  const path = socketPath(join('/tmp', 'x'.repeat(200)), 'linux');
  expect(Buffer.byteLength(path)).toBeLessThan(100);
  expect(path).not.toBe(socketPath(join('/tmp', 'y'.repeat(200)), 'linux'));
});
