// What the preload puts on `window.workbench`: one function per channel, and a way to hear events.

import type { Input, Output, RendererChannelName, RendererChannels } from './contract.ts';
import type { WorkbenchEventName, WorkbenchEvents } from './events.ts';
import type { Result } from './result.ts';

export type WorkbenchCalls = {
  readonly [N in RendererChannelName]: (
    input: Input<RendererChannels, N>,
  ) => Promise<Result<Output<RendererChannels, N>>>;
};

export interface Workbench {
  readonly calls: WorkbenchCalls;
  /** Returns a function that stops listening. */
  readonly on: <N extends WorkbenchEventName>(
    event: N,
    listener: (payload: WorkbenchEvents[N]) => void,
  ) => () => void;
}
