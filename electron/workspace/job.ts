// What long work needs: a way to say how far it is, and to hear that it should stop.

import type { Progress } from '../../shared/ipc/types.ts';

export interface Job {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** For callers that neither watch nor stop the work. */
export const unwatched: Job = { signal: new AbortController().signal, progress: () => {} };
