// Talks to a child whose calls fail. A child that dies is told from one that answers.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseAnswer, type Answer, type Order } from './fault-orders.ts';

const entry = fileURLToPath(new URL('fault-child.ts', import.meta.url));
const cache = fileURLToPath(new URL('../../../.cache/node', import.meta.url));
const longestMs = 30_000;

export interface Faulted {
  readonly pid: number;
  /** Null when it died or hung instead of answering. */
  readonly ask: (order: Order) => Promise<Answer | null>;
  /** Its last words. */
  readonly errors: () => string;
  readonly end: () => Promise<void>;
}

export async function startFaulted(): Promise<Faulted> {
  const child = spawn(process.execPath, [entry], {
    // One thread for files, so that the n-th call is the same one every time.
    env: { ...process.env, NODE_COMPILE_CACHE: cache, UV_THREADPOOL_SIZE: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  child.stdin.on('error', () => undefined);
  const waiting: ((line: string | null) => void)[] = [];
  const ended = once(child, 'close').then(() => {
    for (const tell of waiting.splice(0)) tell(null);
  });
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line));
  const nextLine = () => new Promise<string | null>((resolve) => waiting.push(resolve));
  if ((await nextLine()) === null) throw new Error(`a child did not start: ${errors}`);
  return {
    pid: child.pid ?? 0,
    errors: () => errors.slice(-1500),
    async ask(order) {
      const line = nextLine();
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const hung = setTimeout(() => child.kill('SIGKILL'), longestMs);
      const said = await line;
      clearTimeout(hung);
      return said === null ? null : parseAnswer(said);
    },
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
