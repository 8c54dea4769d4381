// Changing a tagset that articles use, and using another one: what it would do, and doing it in one act.

import { call } from '../api.ts';
import type { Input, RendererChannels } from '../../shared/ipc/contract.ts';
import { toErrorData, type AppErrorData } from '../../shared/ipc/result.ts';
import type { TagsetEffects } from '../../shared/ipc/tagset-types.ts';
import { enqueueAct } from './act-queue.ts';
import { applyResult, reportFailure } from './acts.ts';
import { announce } from './messages.ts';
import { flushPendingEdits } from './pending-edits.ts';

export type TagsetRequest =
  | { readonly kind: 'save'; readonly input: Input<RendererChannels, 'tagset:save'> }
  | { readonly kind: 'use'; readonly input: Input<RendererChannels, 'tagset:use'> };

/** After what is still to be saved, so that nothing is left out of account. Throws what the call throws. */
export async function askEffects(request: TagsetRequest): Promise<TagsetEffects> {
  flushPendingEdits();
  return request.kind === 'save'
    ? call('tagset:effects', request.input)
    : call('tagset:use-effects', request.input);
}

/** `said` is announced once it is done. The answer is why it failed, or null. */
export async function changeTagset(
  request: TagsetRequest,
  said: string,
): Promise<AppErrorData | null> {
  try {
    const result = await enqueueAct(() =>
      request.kind === 'save'
        ? call('tagset:save', request.input)
        : call('tagset:use', request.input),
    );
    applyResult(result);
    announce(said);
    return null;
  } catch (thrown) {
    const failure = toErrorData(thrown);
    // Who annotates is asked; everything else is said where the change is made.
    if (failure.code === 'no-annotator') reportFailure(thrown);
    return failure;
  }
}
