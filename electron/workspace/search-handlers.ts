// The channels that look for words: in the whole library and in one article.

import type { Handlers } from '../../shared/ipc/contract.ts';
import { unwatched, type Job } from './job.ts';
import type { ThreadChannels, ThreadInput } from './protocol.ts';
import { findInArticle } from './services/find-in-article.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { searchLibrary } from './services/search.ts';

/** They run a use case on the open workspace. */
interface Runners {
  readonly run: <T>(work: (workspace: OpenWorkspace) => T) => T;
  readonly runAside: <T>(work: (workspace: OpenWorkspace) => Promise<T>) => Promise<T>;
}

export function searchHandlers({ run, runAside }: Runners) {
  return {
    'library:search': (input: ThreadInput<'library:search'>, job: Job = unwatched) =>
      runAside((workspace) => searchLibrary(workspace, input, job)),
    'article:find': (input) => run((workspace) => findInArticle(workspace, input)),
  } satisfies Handlers<Pick<ThreadChannels, 'library:search' | 'article:find'>>;
}
