// The single-instance lock: whoever listens on the socket of the user-data folder is the first; everybody else
// hands over what it was asked to do and ends. No port is opened. Electron's answer is synchronous, so the socket
// lives in a thread and the answer is waited for.

import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What the thread writes into the shared cell. */
export const lockState = { undecided: 0, first: 1, other: 2, failed: 3 } as const;

const patienceMs = 10_000;
/** Unix socket paths may have about 100 bytes. */
const longestSocketPath = 90;

/** True for the first process of the folder; `onMessage` then hears the later ones. */
export function takeInstanceLock(
  folder: string,
  message: string,
  onMessage: (message: string) => void,
): boolean {
  mkdirSync(folder, { recursive: true });
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('single-instance-thread.ts', import.meta.url), {
    workerData: { path: socketPath(folder), message, cell },
    execArgv: [],
  });
  worker.on('message', onMessage);
  worker.on('error', (error) => console.error('The single-instance lock stopped:', error));
  Atomics.wait(cell, 0, lockState.undecided, patienceMs);
  // The lock alone must not keep the process running.
  worker.unref();
  // When the lock cannot be decided, a second window is better than none.
  return Atomics.load(cell, 0) !== lockState.other;
}

export function socketPath(folder: string, platform: NodeJS.Platform = process.platform): string {
  const name = `sourcebench-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const inside = join(folder, 'chromium-shell.socket');
  return Buffer.byteLength(inside) <= longestSocketPath ? inside : join(tmpdir(), `${name}.socket`);
}
