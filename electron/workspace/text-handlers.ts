// The channels of changed texts: drafts, previews and new revisions, from editing and from files.

import type { Handlers } from '../../shared/ipc/contract.ts';
import type { FileKeys } from './age/file-keys.ts';
import type { OpenSource } from './age/open-sealed.ts';
import type { ImporterRunner } from './importers/run-importer.ts';
import { unwatched, type Job } from './job.ts';
import type { ThreadChannels } from './protocol.ts';
import { commitEdit } from './services/commit-edit.ts';
import type { ImportRuns } from './services/import-runs.ts';
import { createNewVersions, type NewVersionReading } from './services/new-version.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { articleRevisions, compareRevisions } from './services/revision-list.ts';
import { previewEdit } from './services/revision-preview.ts';
import { discardDraft, keepDraft, textDraft } from './services/text-drafts.ts';

type Names = Extract<keyof ThreadChannels, `text:${string}`>;

export interface TextHandlersOptions {
  readonly importers: ImporterRunner;
  readonly runs: ImportRuns;
  readonly maxFileBytes: number;
  /** Opens files that are encrypted. */
  readonly open: OpenSource;
  /** What it opens them with. */
  readonly keys: FileKeys;
  readonly run: <T>(work: (workspace: OpenWorkspace) => T) => T;
  readonly runAside: <T>(work: (workspace: OpenWorkspace) => Promise<T>) => Promise<T>;
}

export function textHandlers(options: TextHandlersOptions) {
  const { importers, runs, maxFileBytes, open, keys, run, runAside } = options;
  const versions = createNewVersions();
  const reading = <T>(
    given: AbortSignal,
    work: (workspace: OpenWorkspace, how: NewVersionReading) => Promise<T>,
  ): Promise<T> =>
    runAside((workspace) =>
      runs.during(given, (signal) =>
        work(workspace, { importers, maxFileBytes, open, keys, signal }),
      ),
    );
  return {
    'text:draft': ({ articleId }) => run((workspace) => textDraft(workspace, articleId)),
    'text:keep-draft': (input) => run((workspace) => keepDraft(workspace, input)),
    'text:discard-draft': ({ articleId }) => run((workspace) => discardDraft(workspace, articleId)),
    'text:preview': (input) => run((workspace) => previewEdit(workspace, input)),
    'text:commit': (input) => run((workspace) => commitEdit(workspace, input)),
    'text:commit-file': (input) => run((workspace) => versions.commit(workspace, input)),
    'text:revisions': ({ articleId }) => run((workspace) => articleRevisions(workspace, articleId)),
    'text:compare': (input) => run((workspace) => compareRevisions(workspace, input)),
    'text:read-new-version': (input, { signal }: Job = unwatched) =>
      reading(signal, (workspace, how) => versions.read(workspace, input, how)),
    'text:unlock-new-version': (input, { signal }: Job = unwatched) =>
      reading(signal, (workspace, how) => versions.unlock(workspace, input, how)),
  } satisfies Handlers<Pick<ThreadChannels, Names>>;
}
