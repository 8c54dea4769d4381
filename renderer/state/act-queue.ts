// Acts reach the database one after another, in the order they were made; the status bar follows.

import { create } from 'zustand';
import { toErrorData, type AppErrorData } from '../../shared/ipc/result.ts';
import type { ActResult } from '../../shared/ipc/types.ts';

interface Saving {
  readonly pending: number;
  readonly savedAtMs: number | null;
  readonly failure: AppErrorData | null;
}

export const useSaving = create<Saving>()(() => ({ pending: 0, savedAtMs: null, failure: null }));

let tail: Promise<unknown> = Promise.resolve();

/** Runs after every act queued before, also after failed ones. Rejects with what `send` threw. */
export function enqueueAct<T extends ActResult | null>(send: () => Promise<T>): Promise<T> {
  useSaving.setState(({ pending }) => ({ pending: pending + 1 }));
  const answer = tail.then(send);
  tail = answer.then(
    (result) => {
      useSaving.setState(({ pending, savedAtMs }) => ({
        pending: pending - 1,
        savedAtMs: result?.savedAtMs ?? savedAtMs,
        failure: null,
      }));
    },
    (thrown: unknown) => {
      useSaving.setState(({ pending }) => ({ pending: pending - 1, failure: toErrorData(thrown) }));
    },
  );
  return answer;
}

/** Resolves when everything queued so far is answered. */
export async function actsSettled(): Promise<void> {
  await tail;
}
