// The only way from the window to the data: unwraps results into values, throws AppError for the rest.

import type {
  Input,
  Output,
  RendererChannelName,
  RendererChannels,
} from '../shared/ipc/contract.ts';
import type { WorkbenchEventName, WorkbenchEvents } from '../shared/ipc/events.ts';
import { AppError, toErrorData, type Result } from '../shared/ipc/result.ts';
import type { Workbench } from '../shared/ipc/workbench.ts';

declare global {
  interface Window {
    readonly workbench: Workbench;
  }
}

type Arguments<N extends RendererChannelName> =
  undefined extends Input<RendererChannels, N> ? [] : [input: Input<RendererChannels, N>];

/** Throws {@link AppError} only: a broken connection becomes `internal`, with what to do about it. */
export async function call<N extends RendererChannelName>(
  channel: N,
  ...input: Arguments<N>
): Promise<Output<RendererChannels, N>> {
  const send = window.workbench.calls[channel] as (
    input: unknown,
  ) => Promise<Result<Output<RendererChannels, N>>>;
  let result: Result<Output<RendererChannels, N>>;
  try {
    result = await send(input[0]);
  } catch (thrown) {
    throw AppError.from(toErrorData(thrown));
  }
  if (!result.ok) throw AppError.from(result.error);
  return result.value;
}

/** Returns a function that stops listening. */
export function onEvent<N extends WorkbenchEventName>(
  event: N,
  listener: (payload: WorkbenchEvents[N]) => void,
): () => void {
  return window.workbench.on(event, listener);
}
