// The workspace's thread: takes calls from main, answers each exactly once, and can tell how far long work is.
// Thread entry; everything it does is in workspace.ts.

import { parentPort } from 'node:worker_threads';
import { toErrorData } from '../../shared/ipc/result.ts';
import type { Job } from './job.ts';
import type { FromThread, ThreadChannelName, ToThread } from './protocol.ts';
import { createWorkspaceService } from './workspace.ts';

if (parentPort === null) throw new Error('worker.ts runs as a worker thread only');
const port = parentPort;

const running = new Map<number, AbortController>();
const service = createWorkspaceService({
  onChangedOutside: () => post({ type: 'event', name: 'workspace:changed-outside' }),
});
/** The channel decides the input's type; main has parsed it. */
const handlers: Readonly<Record<ThreadChannelName, (input: never, job: Job) => unknown>> =
  service.handlers;

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
      service.close();
      port.close();
  }
});
