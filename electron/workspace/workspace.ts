// The workspace for whoever owns it: the thread of the window, the command line, the tests. Plain Node, one open
// file at a time, one handler per channel. Failures of the file come out as AppErrors that name it.

import type { Handlers } from '../../shared/ipc/contract.ts';
import { annotationHandlers } from './annotation-handlers.ts';
import { datasetHandlers } from './dataset-handlers.ts';
import { coverageHandlers } from './coverage-handlers.ts';
import { custodyHandlers } from './custody-handlers.ts';
import { listArticles } from './db/article.ts';
import { fromSqlite } from './db/errors.ts';
import { historyHandlers } from './history-handlers.ts';
import { addSample, importHandlers } from './import-handlers.ts';
import { createImporterRunner, type ImporterOptions } from './importers/run-importer.ts';
import type { Job } from './job.ts';
import { libraryHandlers } from './library-handlers.ts';
import { limits } from './limits.ts';
import type { ThreadChannelName, ThreadChannels, ThreadInput, ThreadOutput } from './protocol.ts';
import { exportAnnotatedArticle, exportFileName } from './services/export-annotated-article.ts';
import { createExportRuns } from './services/export-runs.ts';
import { createImportRuns } from './services/import-runs.ts';
import { openArticle } from './services/open-article.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { updateArticle } from './services/update-article.ts';
import { relationHandlers } from './relation-handlers.ts';
import { reviewHandlers } from './review-handlers.ts';
import { searchHandlers } from './search-handlers.ts';
import { tagAllHandlers } from './tag-all-handlers.ts';
import { tagsetHandlers } from './tagset-handlers.ts';
import { textHandlers } from './text-handlers.ts';
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
  readonly close: () => void;
}

export interface ServiceOptions extends SessionOptions {
  /** The largest source that is taken in. */
  readonly maxFileBytes?: number;
  readonly importers?: ImporterOptions;
}

export function createWorkspaceService(options: ServiceOptions = {}): WorkspaceService {
  const { maxFileBytes = limits.maxFileBytes } = options;
  const session = createSession(options);
  const importers = createImporterRunner(options.importers);
  const runs = createImportRuns();
  const exports = createExportRuns();
  const reviews = createImportRuns();
  /** What reads or writes the workspace that was open until now. */
  const stopAll = () => [runs, exports, reviews].forEach((each) => each.stopAll());

  const { run, runAside } = runnersFor(session);

  const handlers = {
    ...articleHandlers(run),
    ...libraryHandlers(run),
    ...annotationHandlers(run),
    ...relationHandlers(run),
    ...tagAllHandlers({ run, runAside }),
    ...coverageHandlers(run),
    ...historyHandlers(run),
    ...textHandlers({ importers, runs, maxFileBytes, run, runAside }),
    ...tagsetHandlers(run),
    ...importHandlers({ session, maxFileBytes, importers, runs }),
    ...custodyHandlers({ importers, runs, run, runAside }),
    ...searchHandlers({ run, runAside }),
    ...datasetHandlers({ run, runAside, exports }),
    ...reviewHandlers({ importers, maxFileBytes, reviews, run, runAside }),
    'import:cancel': () => {
      runs.stopAll();
      return null;
    },
    'workspace:open': ({ path, withSample }) => {
      const info = session.open(path, (fresh) => {
        if (withSample) addSample(fresh);
      });
      stopAll();
      return info;
    },
    'workspace:close': () => {
      stopAll();
      session.close();
      return null;
    },
    'workspace:set-annotator': ({ annotator }) => {
      session.setAnnotator(annotator);
      return null;
    },
  } satisfies Handlers<ThreadChannels>;

  return {
    handlers,
    current: session.current,
    close() {
      stopAll();
      importers.close();
      session.close();
    },
  };
}

function articleHandlers(run: Runners['run']) {
  return {
    'article:list': () => run(({ db }) => listArticles(db)),
    'article:open': (input) => run((workspace) => openArticle(workspace, input)),
    'article:update': (input) => run((workspace) => updateArticle(workspace, input)),
    'export:file-name': ({ articleId }) => run((workspace) => exportFileName(workspace, articleId)),
    'export:annotated-json': (input) =>
      run((workspace) => exportAnnotatedArticle(workspace, input)),
  } satisfies Partial<Handlers<ThreadChannels>>;
}

type Runners = ReturnType<typeof runnersFor>;

/** Run a use case on the open workspace and put SQLite's failures into words. */
function runnersFor(session: Session) {
  return {
    run: <T>(work: (workspace: OpenWorkspace) => T): T => {
      const workspace = session.current();
      try {
        return work(workspace);
      } catch (thrown) {
        throw fromSqlite(thrown, workspace.path);
      }
    },
    runAside: async <T>(work: (workspace: OpenWorkspace) => Promise<T>): Promise<T> => {
      const workspace = session.current();
      try {
        return await work(workspace);
      } catch (thrown) {
        throw fromSqlite(thrown, workspace.path);
      }
    },
  };
}
