// Main's end of the wire to the workspace thread: typed calls in, results out.
// A call never hangs: when the thread dies, what was pending fails with a clear error, a new thread is started
// at the next call, and it is told again which workspace was open and who annotates.

import { AppError, toErrorData, type AppErrorData, type Result } from '../shared/ipc/result.ts';
import type {
  ThreadChannelName,
  ThreadEvent,
  ThreadInput,
  ThreadOutput,
} from './workspace/protocol.ts';
import {
  startWorkspaceThread,
  type CallOptions,
  type WorkspaceThread,
} from './workspace-thread.ts';

export interface WorkspaceClientOptions {
  /** The thread's entry: `out/main/worker.js` when bundled, `electron/workspace/worker.ts` from source. */
  readonly entry: URL | string;
  /** The file of the own secret key, made when it is asked for; none without it. */
  readonly ownIdentity?: string;
  readonly onEvent?: (event: ThreadEvent) => void;
  /** The thread died unasked. It is started again by itself; this is for telling the user. */
  readonly onCrash?: (error: AppErrorData) => void;
}

export interface WorkspaceClient {
  /** Never rejects: a failure is a `Result` with `ok: false`. */
  call<N extends ThreadChannelName>(
    channel: N,
    input: ThreadInput<N>,
    options?: CallOptions,
  ): Promise<Result<ThreadOutput<N>>>;
  /** Closes the workspace and ends the thread. Calls made afterwards fail. */
  close(): Promise<void>;
}

const crashed = (cause: unknown): AppErrorData => ({
  code: 'internal',
  message: `The part of Sourcebench that keeps the workspace stopped: ${
    cause instanceof Error ? cause.message : String(cause)
  }`,
  details: {
    remedy:
      'Everything that was reported as saved is on disk. Try again; it is started anew by itself.',
  },
});

const closedError = toErrorData(
  new AppError('workspace-closed', 'Sourcebench is closing.', {
    remedy: 'Start Sourcebench again.',
  }),
);

export function createWorkspaceClient(options: WorkspaceClientOptions): WorkspaceClient {
  let thread: WorkspaceThread | null = null;
  let closing: Promise<void> | null = null;
  /** What a new thread must be told before anything else. */
  let lastOpen: ThreadInput<'workspace:open'> | null = null;
  let lastAnnotator: ThreadInput<'workspace:set-annotator'> | null = null;

  /** The running thread, or a new one that has been told what the old one knew. */
  function running(): WorkspaceThread {
    if (thread !== null) return thread;
    thread = startWorkspaceThread(options.entry, {
      ownIdentity: options.ownIdentity ?? null,
      onEvent: (event) => options.onEvent?.(event),
      onExit: (cause) => {
        thread = null;
        if (closing !== null) return closedError;
        const error = crashed(cause);
        options.onCrash?.(error);
        return error;
      },
    });
    // Calls are handled in order, so these are done before the call that woke the thread.
    if (lastAnnotator !== null) void thread.call('workspace:set-annotator', lastAnnotator);
    if (lastOpen !== null) void thread.call('workspace:open', { ...lastOpen, withSample: false });
    return thread;
  }

  function remember(channel: ThreadChannelName, input: unknown): void {
    if (channel === 'workspace:open') lastOpen = input as ThreadInput<'workspace:open'>;
    if (channel === 'workspace:change-passphrase' && lastOpen !== null) {
      const { next } = input as ThreadInput<'workspace:change-passphrase'>;
      lastOpen = { ...lastOpen, passphrase: next };
    }
    if (channel === 'workspace:close') lastOpen = null;
    if (channel === 'workspace:set-annotator') {
      lastAnnotator = input as ThreadInput<'workspace:set-annotator'>;
    }
  }

  return {
    async call(channel, input, callOptions) {
      if (closing !== null) return { ok: false, error: closedError };
      const result = await running().call(channel, input, callOptions);
      if (result.ok) remember(channel, input);
      return result;
    },
    close() {
      closing ??= thread?.end() ?? Promise.resolve();
      return closing;
    },
  };
}
