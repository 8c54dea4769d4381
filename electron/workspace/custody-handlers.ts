// The channels that show where an article came from, hand out its original, and make revisions of other sources.

import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ImporterRunner } from './importers/run-importer.ts';
import { unwatched, type Job } from './job.ts';
import type { ThreadChannels } from './protocol.ts';
import { articleCustody } from './services/custody.ts';
import type { ImportRuns } from './services/import-runs.ts';
import { makeRevision } from './services/make-revision.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { readAgain } from './services/read-again.ts';
import { readOriginal } from './services/read-original.ts';
import { originalFileName, saveOriginal } from './services/save-original.ts';

type CustodyChannelName =
  | 'article:custody'
  | 'article:make-revision'
  | 'article:read-again'
  | Extract<keyof ThreadChannels, `original:${string}`>;

export interface CustodyHandlersOptions {
  readonly importers: ImporterRunner;
  readonly runs: ImportRuns;
  /** Runs a use case on the open workspace. */
  readonly run: <T>(work: (workspace: OpenWorkspace) => T) => T;
  /** The same for one that takes a while. */
  readonly runAside: <T>(work: (workspace: OpenWorkspace) => Promise<T>) => Promise<T>;
}

export function custodyHandlers({ importers, runs, run, runAside }: CustodyHandlersOptions) {
  return {
    'article:custody': (input) => run((workspace) => articleCustody(workspace, input)),
    'article:make-revision': (input) => run((workspace) => makeRevision(workspace, input)),
    'article:read-again': (input, { signal }: Job = unwatched) =>
      runAside((workspace) =>
        runs.during(signal, (stop) => readAgain(workspace, importers, input, stop)),
      ),
    'original:read': (input) => runAside((workspace) => readOriginal(workspace, input)),
    'original:file-name': (input) => run((workspace) => originalFileName(workspace, input)),
    'original:save': (input) => runAside((workspace) => saveOriginal(workspace, input)),
  } satisfies Handlers<Pick<ThreadChannels, CustodyChannelName>>;
}
