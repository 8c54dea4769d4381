// A process that dies without warning, as a crash or a power cut ends one.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { tempFolder } from './temp-folder.ts';

/** Runs a script in a process of its own, kills it without warning, and answers the whole lines it had printed. */
export async function killedAfter(
  script: string,
  ready: (lines: number) => boolean,
  delayMs: number,
) {
  // A file, because threads that it starts would not take the flags that a script in words needs.
  const file = join(tempFolder(), 'script.mjs');
  writeFileSync(file, script);
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  // It may be faster at killing itself.
  const closed = once(child, 'close');
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
  await closed;
  return output.split('\n').slice(0, -1);
}
