// The channels of tagging every occurrence. A new search stops the one before it: nobody waits for that any more.

import type { Handlers } from '../../shared/ipc/contract.ts';
import { unwatched, type Job } from './job.ts';
import type { ThreadChannels, ThreadInput } from './protocol.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { findToTag } from './services/tag-all-find.ts';
import { tagAll } from './services/tag-all.ts';

type Names = Extract<keyof ThreadChannels, `tag-all:${string}`>;

/** They run a use case on the open workspace. */
interface Runners {
  readonly run: <T>(work: (workspace: OpenWorkspace) => T) => T;
  readonly runAside: <T>(work: (workspace: OpenWorkspace) => Promise<T>) => Promise<T>;
}

export function tagAllHandlers({ run, runAside }: Runners) {
  let searching = new AbortController();
  return {
    'tag-all:find': (input: ThreadInput<'tag-all:find'>, { signal }: Job = unwatched) => {
      searching.abort();
      searching = new AbortController();
      const stop = AbortSignal.any([signal, searching.signal]);
      return runAside((workspace) => findToTag(workspace, input, stop));
    },
    'tag-all:apply': (input) => run((workspace) => tagAll(workspace, input)),
  } satisfies Handlers<Pick<ThreadChannels, Names>>;
}
