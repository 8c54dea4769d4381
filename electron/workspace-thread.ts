// One running workspace thread: sends calls, settles each exactly once, also when the thread dies.

import { Worker } from 'node:worker_threads';
import { toErrorData, type AppErrorData, type Result } from '../shared/ipc/result.ts';
import type { Progress } from '../shared/ipc/types.ts';
import type {
  FromThread,
  ThreadChannelName,
  ThreadEvent,
  ThreadInput,
  ThreadOutput,
  ToThread,
} from './workspace/protocol.ts';

export interface CallOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Stops long work at the next safe point. */
  readonly signal?: AbortSignal;
}

export interface WorkspaceThread {
  /** Never rejects. */
  call<N extends ThreadChannelName>(
    channel: N,
    input: ThreadInput<N>,
    options?: CallOptions,
  ): Promise<Result<ThreadOutput<N>>>;
  /** Lets the thread finish what it is writing; after a generous time it is ended without further ado. */
  end(): Promise<void>;
}

export interface ThreadListeners {
  /** The file of the own secret key; null for none. */
  readonly ownIdentity: string | null;
  readonly onEvent: (event: ThreadEvent) => void;
  /** The thread is gone; the answer is the error that its pending calls fail with. */
  readonly onExit: (cause: unknown) => AppErrorData;
}

interface Pending {
  readonly settle: (result: Result<unknown>) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

const endLimitMs = 10_000;

export function startWorkspaceThread(
  entry: URL | string,
  { onEvent, onExit, ownIdentity }: ThreadListeners,
): WorkspaceThread {
  const worker = new Worker(entry, { workerData: { ownIdentity } });
  const pending = new Map<number, Pending>();
  const post = (message: ToThread) => worker.postMessage(message);
  let nextId = 1;
  let cause: unknown = 'it ended unexpectedly';

  worker.on('message', (message: FromThread) => {
    if (message.type === 'event') onEvent(message.event);
    else settle(pending, message);
  });
  worker.on('error', (error: unknown) => {
    cause = error;
  });
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      const error = onExit(cause);
      for (const call of pending.values()) call.settle({ ok: false, error });
      pending.clear();
      resolve();
    });
  });

  return {
    call(channel, input, { onProgress, signal } = {}) {
      const id = nextId;
      nextId += 1;
      return new Promise((resolve) => {
        const cancel = () => post({ type: 'cancel', id });
        pending.set(id, {
          onProgress,
          settle: (result) => {
            signal?.removeEventListener('abort', cancel);
            // The thread's handlers satisfy the same contract, so the channel decides the value's type.
            resolve(result as Result<ThreadOutput<typeof channel>>);
          },
        });
        try {
          post({ type: 'call', id, channel, input });
        } catch (thrown) {
          // Something that cannot be cloned; the thread never hears of it.
          pending.delete(id);
          resolve({ ok: false, error: toErrorData(thrown) });
          return;
        }
        signal?.addEventListener('abort', cancel, { once: true });
        if (signal?.aborted === true) cancel();
      });
    },
    async end() {
      post({ type: 'shutdown' });
      const limit = setTimeout(() => void worker.terminate(), endLimitMs);
      await ended;
      clearTimeout(limit);
    },
  };
}

function settle(
  pending: Map<number, Pending>,
  message: Exclude<FromThread, { readonly type: 'event' }>,
): void {
  const call = pending.get(message.id);
  if (call === undefined) return;
  if (message.type === 'progress') {
    call.onProgress?.(message.progress);
    return;
  }
  pending.delete(message.id);
  call.settle(message.result);
}
