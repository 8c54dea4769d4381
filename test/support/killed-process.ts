// A process that dies without warning, as a crash or a power cut ends one.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

/** Runs a script in a process of its own, kills it without warning, and answers the whole lines it had printed. */
export async function killedAfter(
  script: string,
  ready: (lines: number) => boolean,
  delayMs: number,
) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const isReady = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (ready(output.split('\n').length - 1)) resolve();
    });
  });
  await isReady;
  await setTimeout(delayMs);
  child.kill('SIGKILL');
  await once(child, 'close');
  return output.split('\n').slice(0, -1);
}
