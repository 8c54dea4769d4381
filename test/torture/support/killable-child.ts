// Children that are killed without warning. The next one is started while one works, because loading the program takes
// longer than most of them live.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout } from 'node:timers/promises';
import type { ChildJob } from './work-child.ts';

const entry = fileURLToPath(new URL('work-child.ts', import.meta.url));
const cache = fileURLToPath(new URL('../../../.cache/node', import.meta.url));

export interface WarmChild {
  readonly process: ChildProcess;
  /** Has loaded the program and waits for its job. */
  readonly warm: Promise<void>;
  /** All that it said. */
  readonly output: () => string;
  readonly errors: () => string;
  readonly start: (job: ChildJob) => void;
  readonly ended: Promise<unknown>;
}

export function startChild(): WarmChild {
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  const ended = once(child, 'close');
  const warm = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (output.startsWith('warm\n')) resolve();
    });
    child.once('exit', () => reject(new Error(`a child did not start: ${errors}`)));
  });
  // Killed while it warms up, when the case is over.
  warm.catch(() => undefined);
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  child.stdin.on('error', () => undefined);
  return {
    process: child,
    warm,
    ended,
    output: () => output.slice('warm\n'.length),
    errors: () => errors,
    start: (job) => void child.stdin.end(JSON.stringify(job)),
  };
}

export interface Killed {
  readonly output: string;
  /** What it said on its way out by itself; a failure, unless it is empty. */
  readonly errors: string;
}

/** One after another, each started while the one before works. */
export function childrenInTurn() {
  let next = startChild();
  return {
    /** Gives it the job, and kills it after `delayMs` unless it has ended by then. */
    async killed(job: ChildJob, delayMs: number): Promise<Killed> {
      const child = next;
      await child.warm;
      next = startChild();
      child.start(job);
      await Promise.race([setTimeout(delayMs), child.ended]);
      child.process.kill('SIGKILL');
      await child.ended;
      return { output: child.output(), errors: child.errors() };
    },
    async end(): Promise<void> {
      next.process.kill('SIGKILL');
      await next.ended;
    },
  };
}
