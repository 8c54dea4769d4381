// The messages between main and the workspace thread. Both sides are ours, so the types hold them;
// what comes from the window has been parsed by main before it becomes a call.

import type { Input, Output, threadChannels } from '../../shared/ipc/contract.ts';
import type { WorkbenchEvents } from '../../shared/ipc/events.ts';
import type { Result } from '../../shared/ipc/result.ts';
import type { Progress } from '../../shared/ipc/types.ts';

export type ThreadChannels = typeof threadChannels;
export type ThreadChannelName = keyof ThreadChannels;
export type ThreadInput<N extends ThreadChannelName> = Input<ThreadChannels, N>;
export type ThreadOutput<N extends ThreadChannelName> = Output<ThreadChannels, N>;

/** What the thread says without being asked. */
export type ThreadEventName = 'workspace:changed-outside' | 'workspace:damaged' | 'backup:failed';
export type ThreadEvent = {
  readonly [N in ThreadEventName]: { readonly name: N; readonly payload: WorkbenchEvents[N] };
}[ThreadEventName];

export type ToThread =
  | {
      readonly type: 'call';
      readonly id: number;
      readonly channel: ThreadChannelName;
      readonly input: unknown;
    }
  /** Asks a running call to stop at the next safe point; it then answers `cancelled` or with what was done so far. */
  | { readonly type: 'cancel'; readonly id: number }
  /** Asks the thread to close the workspace and end; it exits by itself. */
  | { readonly type: 'shutdown' };

export type FromThread =
  | { readonly type: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'event'; readonly event: ThreadEvent };
