// Acts reach the database one after another, in the order they were made; the status bar follows. One that can be kept
// and meets a full, missing or damaged disk does not fail: it waits with the unsaved acts, and its promise with it.

import { create } from 'zustand';
import { call } from '../api.ts';
import { toErrorData, type AppErrorData } from '../../shared/ipc/result.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { announce } from './messages.ts';
import {
  holdAct,
  isOfStorage,
  savedFirst,
  sendUnsaved,
  type KeptAct,
  unsavedActs,
  waitsFor,
} from './unsaved-acts.ts';

interface Saving {
  readonly pending: number;
  readonly savedAtMs: number | null;
  readonly failure: AppErrorData | null;
}

export const useSaving = create<Saving>()(() => ({ pending: 0, savedAtMs: null, failure: null }));

let tail: Promise<unknown> = Promise.resolve();

function inTurn(work: () => Promise<Partial<Saving>>): void {
  useSaving.setState(({ pending }) => ({ pending: pending + 1 }));
  tail = tail.then(work).then((said) => {
    useSaving.setState(({ pending }) => ({ pending: pending - 1, ...said }));
  });
}

const saved = (result: ActResult | null): Partial<Saving> => ({
  failure: null,
  ...(result === null ? {} : { savedAtMs: result.savedAtMs }),
});

/**
 * Runs after every act queued before, also after failed ones. Rejects with what `send` threw; with `kept` only when the
 * act itself is wrong or was discarded. Without `kept` it needs everything saved that was done before.
 */
export function enqueueAct<T extends ActResult | null>(
  send: () => Promise<T>,
  kept?: KeptAct,
): Promise<T> {
  const answer = Promise.withResolvers<T>();
  inTurn(async () => {
    try {
      const result = await (kept === undefined
        ? sendAfterAll(send)
        : sendOrHold(send, kept, answer));
      if (result === held) return {};
      answer.resolve(result);
      if (kept !== undefined) await sendUnsaved(fits);
      return saved(result);
    } catch (thrown) {
      answer.reject(thrown);
      return { failure: toErrorData(thrown) };
    }
  });
  return answer.promise;
}

async function sendAfterAll<T>(send: () => Promise<T>): Promise<T> {
  await sendUnsaved(fits);
  const { length } = unsavedActs();
  if (length > 0) throw savedFirst(length);
  return send();
}

const held = Symbol('held');

async function sendOrHold<T extends ActResult | null>(
  send: () => Promise<T>,
  kept: KeptAct,
  answer: PromiseWithResolvers<T>,
): Promise<T | typeof held> {
  // What is kept is answered with what its own `send` answers.
  const settle = {
    resolve: answer.resolve as (result: ActResult | null) => void,
    reject: answer.reject,
  };
  const before = waitsFor(kept);
  if (before !== null) {
    holdAct(kept, send, settle, before.failure);
    await sendUnsaved(fits);
    return held;
  }
  try {
    return await send();
  } catch (thrown) {
    if (!isOfStorage(thrown)) throw thrown;
    const failure = toErrorData(thrown);
    holdAct(kept, send, settle, failure);
    announce(`Not saved: ${kept.what}`);
    return held;
  }
}

/** Offsets are of one text: an act is never sent to an article that has another one by now. */
async function fits({ articleId, text }: KeptAct): Promise<boolean> {
  if (articleId === null || text === null) return true;
  return (await call('article:open', { id: articleId })).article.text === text;
}

/**
 * Tries what is not saved once more, in its order; only the one with the id and what it waits for where one is named.
 * Resolves to how many still are not saved.
 */
export async function retryUnsaved(only?: number): Promise<number> {
  inTurn(async () => {
    const before = unsavedActs().length;
    await sendUnsaved(fits, only);
    const left = unsavedActs();
    return left.length < before ? { savedAtMs: Date.now(), failure: null } : {};
  });
  await tail;
  return unsavedActs().length;
}

/** Resolves when everything queued so far is answered. */
export async function actsSettled(): Promise<void> {
  await tail;
}
