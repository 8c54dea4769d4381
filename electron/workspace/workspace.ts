// The workspace for whoever owns it: the thread of the window, the command line, the tests. Plain Node, one open
// file at a time, one handler per channel. Failures of the file come out as AppErrors that name it.

import type { Handlers } from '../../shared/ipc/contract.ts';
import { AppError, toErrorData } from '../../shared/ipc/result.ts';
import { annotationHandlers } from './annotation-handlers.ts';
import { afterBackups } from './bulk-acts.ts';
import { datasetHandlers } from './dataset-handlers.ts';
import { coverageHandlers } from './coverage-handlers.ts';
import { custodyHandlers } from './custody-handlers.ts';
import { historyHandlers } from './history-handlers.ts';
import { addSample, importHandlers } from './import-handlers.ts';
import { createImporterRunner, type ImporterOptions } from './importers/run-importer.ts';
import type { Job } from './job.ts';
import { libraryHandlers } from './library-handlers.ts';
import { limits } from './limits.ts';
import type { ThreadChannelName, ThreadChannels, ThreadInput, ThreadOutput } from './protocol.ts';
import { createBackupKeeper, type BackupKeeper } from './services/backup-keeper.ts';
import { exportAnnotatedArticle, exportFileName } from './services/export-annotated-article.ts';
import { isDamage } from './services/check-article.ts';
import { diagnosed } from './services/diagnose.ts';
import { createExportRuns } from './services/export-runs.ts';
import { createImportRuns } from './services/import-runs.ts';
import { reachOf } from './services/history-reach.ts';
import { listAllArticles } from './services/library-list.ts';
import { openArticle } from './services/open-article.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { updateArticle } from './services/update-article.ts';
import { passphraseHandlers } from './passphrase-handlers.ts';
import { relationHandlers } from './relation-handlers.ts';
import { reviewHandlers } from './review-handlers.ts';
import { safetyHandlers } from './safety-handlers.ts';
import { searchHandlers } from './search-handlers.ts';
import { tagAllHandlers } from './tag-all-handlers.ts';
import { tagsetHandlers } from './tagset-handlers.ts';
import { textHandlers } from './text-handlers.ts';
import { opensWith } from './age/open-sealed.ts';
import { createFileKeys, type FileKeysOptions } from './age/file-keys.ts';
import { sharingHandlers } from './sharing-handlers.ts';
import { createSession, type Session, type SessionOptions } from './session.ts';

/** Long work takes a {@link Job} besides its input; everything else ignores it. */
type WorkspaceHandlers = {
  readonly [N in ThreadChannelName]: (
    input: ThreadInput<N>,
    job?: Job,
  ) => ThreadOutput<N> | Promise<ThreadOutput<N>>;
};

export interface WorkspaceService {
  readonly handlers: WorkspaceHandlers;
  /** The open workspace, for use cases that have no channel. Throws `workspace-closed` when there is none. */
  readonly current: () => OpenWorkspace;
  /** Opens a workspace that another process holds, to read it beside that. */
  readonly openBeside: Session['openBeside'];
  readonly close: () => void;
}

export interface ServiceOptions extends SessionOptions {
  /** Backups are made on start, hourly and before acts on many things, without being asked for. */
  readonly automaticBackups?: boolean;
  /** The largest source that is taken in. */
  readonly maxFileBytes?: number;
  readonly importers?: ImporterOptions;
  /** What encrypted files are opened with. */
  readonly keys?: FileKeysOptions;
}

export function createWorkspaceService(options: ServiceOptions = {}): WorkspaceService {
  const { maxFileBytes = limits.maxFileBytes } = options;
  const session = createSession(options);
  const importers = createImporterRunner(options.importers);
  const keys = createFileKeys(options.keys);
  const open = opensWith(keys, maxFileBytes);
  const runs = createImportRuns();
  const exports = createExportRuns();
  const reviews = createImportRuns();
  /** What reads or writes the workspace that was open until now. */
  const stopAll = () => [runs, exports, reviews].forEach((each) => each.stopAll());

  const { run, runAside } = runnersFor(session, options.onEvent);

  const backups = keeperFor(session, options);
  const { clock = Date.now, program = 'Sourcebench' } = options;

  const handlers = {
    ...safetyHandlers({ session, backups, clock, program }),
    ...articleHandlers(run, runAside),
    ...libraryHandlers(run),
    ...annotationHandlers(run),
    ...relationHandlers(run),
    ...tagAllHandlers({ run, runAside }),
    ...coverageHandlers(run),
    ...historyHandlers(run),
    ...textHandlers({ importers, runs, maxFileBytes, open, keys, run, runAside }),
    ...tagsetHandlers(run),
    ...importHandlers({ session, maxFileBytes, importers, keys, runs }),
    ...sharingHandlers({ ownIdentity: options.keys?.ownIdentity ?? null, run, runAside }),
    ...custodyHandlers({ importers, runs, run, runAside }),
    ...searchHandlers({ run, runAside }),
    ...datasetHandlers({ run, runAside, exports }),
    ...reviewHandlers({ importers, maxFileBytes, reviews, open, keys, run, runAside }),
    'import:cancel': () => {
      runs.stopAll();
      return null;
    },
    ...sessionHandlers({ session, backups, stopAll }),
    ...passphraseHandlers({ session, backups, stopAll, clock, program, onEvent: options.onEvent }),
  } satisfies Handlers<ThreadChannels>;

  return {
    handlers:
      options.automaticBackups === true
        ? afterBackups(handlers, {
            before: () => backups.beforeBulkAct(),
            reachOf: (step) => run((workspace) => reachOf(workspace, step)),
          })
        : handlers,
    current: session.current,
    openBeside: session.openBeside,
    close() {
      stopAll();
      backups.close();
      importers.close();
      session.close();
    },
  };
}

function keeperFor(
  session: Session,
  { automaticBackups = false, onEvent }: ServiceOptions,
): BackupKeeper {
  return createBackupKeeper({
    subject: session.opened,
    automatic: automaticBackups,
    onFailure: (error) => onEvent?.({ name: 'backup:failed', payload: error }),
    onDamage(error) {
      const noted = session.opened()?.workspace.noteDamage(AppError.from(error)) ?? false;
      if (noted) onEvent?.({ name: 'workspace:damaged', payload: error });
    },
  });
}

interface SessionHandlerOptions {
  readonly session: Session;
  readonly backups: BackupKeeper;
  /** Stops what reads or writes the workspace besides acts. */
  readonly stopAll: () => void;
}

function sessionHandlers({ session, backups, stopAll }: SessionHandlerOptions) {
  return {
    'workspace:open': ({ path, withSample, passphrase = null }) => {
      const before = session.opened();
      const info = session.open({
        path,
        passphrase,
        prepare: (fresh) => {
          if (withSample) addSample(fresh);
        },
      });
      if (session.opened() === before) return info;
      stopAll();
      backups.opened();
      return info;
    },
    'workspace:close': async () => {
      stopAll();
      await backups.stop();
      session.close();
      return null;
    },
    'workspace:set-annotator': ({ annotator }) => {
      session.setAnnotator(annotator);
      return null;
    },
  } satisfies Partial<Handlers<ThreadChannels>>;
}

function articleHandlers(run: Runners['run'], runAside: Runners['runAside']) {
  return {
    'article:list': () => run(listAllArticles),
    'article:open': (input) => run((workspace) => openArticle(workspace, input)),
    'article:update': (input) => run((workspace) => updateArticle(workspace, input)),
    'export:file-name': ({ articleId }) => run((workspace) => exportFileName(workspace, articleId)),
    'export:annotated-json': (input) =>
      runAside((workspace) => exportAnnotatedArticle(workspace, input)),
  } satisfies Partial<Handlers<ThreadChannels>>;
}

type Runners = ReturnType<typeof runnersFor>;

/** Run a use case on the open workspace and put SQLite's failures into words. */
function runnersFor(session: Session, onEvent: ServiceOptions['onEvent']) {
  /** Damage that shows anywhere stops every later act. */
  const explained = (thrown: unknown, workspace: OpenWorkspace): unknown => {
    const said = diagnosed(thrown, workspace);
    if (isDamage(said) && workspace.noteDamage(said)) {
      onEvent?.({ name: 'workspace:damaged', payload: toErrorData(said) });
    }
    return said;
  };
  return {
    run: <T>(work: (workspace: OpenWorkspace) => T): T => {
      const workspace = session.current();
      try {
        return work(workspace);
      } catch (thrown) {
        throw explained(thrown, workspace);
      }
    },
    runAside: async <T>(work: (workspace: OpenWorkspace) => Promise<T>): Promise<T> => {
      const workspace = session.current();
      try {
        return await work(workspace);
      } catch (thrown) {
        throw explained(thrown, workspace);
      }
    },
  };
}
