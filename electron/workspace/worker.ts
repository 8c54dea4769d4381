// The workspace's thread: takes calls from main, answers each exactly once, and can tell how far long work is.
// Thread entry; everything it does is in workspace.ts.

import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData } from '../../shared/ipc/result.ts';
import type { Job } from './job.ts';
import type { FromThread, ThreadChannelName, ToThread } from './protocol.ts';
import { createWorkspaceService } from './workspace.ts';

if (parentPort === null) throw new Error('worker.ts runs as a worker thread only');
const port = parentPort;

const running = new Map<number, AbortController>();
const service = createWorkspaceService({
  keys: { ownIdentity: ownIdentityIn(workerData) },
  automaticBackups: true,
  onEvent: (event) => post({ type: 'event', event }),
});
/** The channel decides the input's type; main has parsed it. */
const handlers: Readonly<Record<ThreadChannelName, (input: never, job: Job) => unknown>> =
  service.handlers;

/** Where main keeps the own secret key. */
function ownIdentityIn(data: unknown): string | null {
  const path =
    typeof data === 'object' && data !== null && 'ownIdentity' in data ? data.ownIdentity : null;
  return typeof path === 'string' ? path : null;
}

function post(message: FromThread): void {
  port.postMessage(message);
}

async function answer({ id, channel, input }: ToThread & { readonly type: 'call' }) {
  const controller = new AbortController();
  running.set(id, controller);
  const job: Job = {
    signal: controller.signal,
    progress: (progress) => post({ type: 'progress', id, progress }),
  };
  try {
    const value = await handlers[channel](input as never, job);
    post({ type: 'reply', id, result: { ok: true, value } });
  } catch (thrown) {
    post({ type: 'reply', id, result: { ok: false, error: toErrorData(thrown) } });
  } finally {
    running.delete(id);
  }
}

port.on('message', (message: ToThread) => {
  switch (message.type) {
    case 'call':
      void answer(message);
      return;
    case 'cancel':
      running.get(message.id)?.abort();
      return;
    case 'shutdown':
      // What makes a backup is stopped first, so that nobody reads the file any more when it is closed.
      void Promise.resolve(service.handlers['workspace:close'](undefined)).finally(() => {
        service.close();
        port.close();
      });
  }
});
