// The channels that bring articles in. They answer with results, also for what failed; every import that is running
// can be stopped by one call.

import type { Handlers } from '../../shared/ipc/contract.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { pastedHtmlName, pastedTextName } from '../../shared/domain/pasted-names.ts';
import { sourceFromBytes } from './importers/read-source.ts';
import type { FileKeys } from './age/file-keys.ts';
import { opensWith } from './age/open-sealed.ts';
import type { ImporterRunner } from './importers/run-importer.ts';
import { unwatched, type Job } from './job.ts';
import type { ThreadChannels } from './protocol.ts';
import { sampleArticle } from './sample/sample-article.ts';
import type { ImportContext } from './services/import-context.ts';
import { importFiles } from './services/import-files.ts';
import { importTextAtOnce } from './services/import-foreign.ts';
import type { ImportRuns } from './services/import-runs.ts';
import { importLocked } from './services/import-locked.ts';
import { importSalvage, importSource } from './services/import-source.ts';
import { createLockedStore } from './services/locked-store.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { createSalvageStore } from './services/salvage-store.ts';
import type { Session } from './session.ts';

type ImportChannelName = Extract<keyof ThreadChannels, `article:import-${string}`>;

export interface ImportHandlersOptions {
  readonly session: Session;
  readonly maxFileBytes: number;
  readonly importers: ImporterRunner;
  readonly keys: FileKeys;
  readonly runs: ImportRuns;
}

export function importHandlers(options: ImportHandlersOptions) {
  const { session, maxFileBytes, importers, keys, runs } = options;
  const salvage = createSalvageStore();
  const locked = createLockedStore();
  const open = opensWith(keys, maxFileBytes);
  const shared = { salvage, locked, open, importers, maxFileBytes };

  /** Imports into the workspace that is open now, until that is closed or somebody says stop. */
  function inContext<T>(
    wholePage: boolean,
    { signal }: Job,
    work: (context: ImportContext) => Promise<T>,
  ): Promise<T> {
    const workspace = session.current();
    const stillOpen = () => session.isOpen(workspace);
    const fixed = { workspace, ...shared, wholePage, stillOpen };
    return runs.during(signal, (stop) =>
      work({ ...fixed, signal: stop, turn: Promise.resolve(), handedOver: () => {} }),
    );
  }

  const sourceOf = (name: string, bytes: Uint8Array) => () =>
    open(sourceFromBytes(name, bytes, maxFileBytes));

  const importText = (text: string, job: Job) => {
    const name = pastedTextName;
    const read = sourceOf(name, Buffer.from(text, 'utf8'));
    return inContext(false, job, (context) => importSource(context, name, read));
  };

  return {
    'article:import-text': ({ text }, job: Job = unwatched) => importText(text, job),
    'article:import-bytes': (
      { fileName, bytes, companions = [], wholePage },
      job: Job = unwatched,
    ) =>
      inContext(wholePage, job, (context) =>
        importSource(context, fileName, () =>
          open(sourceFromBytes(fileName, bytes, maxFileBytes, companions)),
        ),
      ),
    'article:import-paste': async ({ html, text }, job: Job = unwatched) => {
      // The HTML, which has the structure, unless there is nothing to see in it.
      if (html.trim() === '') return importText(text, job);
      const read = sourceOf(pastedHtmlName, Buffer.from(html, 'utf8'));
      const result = await inContext(false, job, (context) =>
        importSource(context, pastedHtmlName, read, 'paste'),
      );
      const isEmpty = result.error?.code === 'file-empty' && text.trim() !== '';
      return isEmpty ? importText(text, job) : result;
    },
    'article:import-files': ({ paths, wholePage }, job: Job = unwatched) =>
      inContext(wholePage, job, (context) => importFiles(context, paths, job.progress)),
    'article:import-locked': ({ token, passphrase }, job: Job = unwatched) =>
      inContext(false, job, (context) => importLocked(context, keys, { token, passphrase })),
    'article:import-salvage': ({ token }, job: Job = unwatched) =>
      inContext(false, job, (context) => importSalvage(context, token)),
  } satisfies Handlers<Pick<ThreadChannels, ImportChannelName>>;
}

/** Puts the sample into a new workspace before anything else can happen in it. */
export function addSample(workspace: OpenWorkspace): void {
  const { fileName, text } = sampleArticle;
  const bytes = Buffer.from(text, 'utf8');
  const { error } = importTextAtOnce(
    { workspace, wholePage: false },
    { file: fileName, fileName, bytes },
  );
  if (error !== null) throw AppError.from(error);
}
