// The workspace for whoever owns it: the thread of the window, the command line, the tests. Plain Node, one open
// file at a time, one handler per channel. Failures of the file come out as AppErrors that name it.

import type { Handlers } from '../../shared/ipc/contract.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { listArticles } from './db/article.ts';
import { fromSqlite } from './db/errors.ts';
import { sourceFromBytes } from './importers/read-source.ts';
import { unwatched, type Job } from './job.ts';
import { limits } from './limits.ts';
import type { ThreadChannelName, ThreadChannels, ThreadInput, ThreadOutput } from './protocol.ts';
import { sampleArticle } from './sample/sample-article.ts';
import { createAnnotation } from './services/create-annotation.ts';
import { deleteMark } from './services/delete-annotation.ts';
import { exportAnnotatedArticle, exportFileName } from './services/export-annotated-article.ts';
import { historyState, redo, undo } from './services/history.ts';
import { importSalvage, importSource, type ImportContext } from './services/import-article.ts';
import { importFiles } from './services/import-files.ts';
import { annotationDetails, openArticle } from './services/open-article.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { respanAnnotation } from './services/respan-annotation.ts';
import { retagAnnotation } from './services/retag-annotation.ts';
import { createSalvageStore } from './services/salvage-store.ts';
import { setNote } from './services/set-note.ts';
import { updateArticle } from './services/update-article.ts';
import { createSession, type SessionOptions } from './session.ts';

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
}

export function createWorkspaceService(options: ServiceOptions = {}): WorkspaceService {
  const { maxFileBytes = limits.maxFileBytes } = options;
  const session = createSession(options);
  const salvage = createSalvageStore();
  const contextFor = (workspace: OpenWorkspace) => ({ workspace, salvage, maxFileBytes });
  const context = () => contextFor(session.current());

  /** Runs a use case on the open workspace and puts SQLite's failures into words. */
  function run<T>(work: (workspace: OpenWorkspace) => T): T {
    const workspace = session.current();
    try {
      return work(workspace);
    } catch (thrown) {
      throw fromSqlite(thrown, workspace.path);
    }
  }

  const importBytes = (fileName: string, bytes: Uint8Array) =>
    importSource(context(), fileName, () => sourceFromBytes(fileName, bytes, maxFileBytes));

  const handlers = {
    'workspace:open': ({ path, withSample }) =>
      session.open(path, (fresh) => {
        if (withSample) addSample(contextFor(fresh));
      }),
    'workspace:close': () => {
      session.close();
      return null;
    },
    'workspace:set-annotator': ({ annotator }) => {
      session.setAnnotator(annotator);
      return null;
    },
    'article:list': () => run(({ db }) => listArticles(db)),
    'article:open': (input) => run((workspace) => openArticle(workspace, input)),
    'article:update': (input) => run((workspace) => updateArticle(workspace, input)),
    'article:import-text': ({ text }) => importBytes('pasted text.txt', Buffer.from(text, 'utf8')),
    'article:import-bytes': ({ fileName, bytes }) => importBytes(fileName, bytes),
    'article:import-files': ({ paths }, job: Job = unwatched) => {
      const given = context();
      return importFiles(given, paths, job, () => session.isOpen(given.workspace));
    },
    'article:import-salvage': ({ token }) => importSalvage(context(), token),
    'annotation:create': (input) => run((workspace) => createAnnotation(workspace, input)),
    'annotation:retag': (input) => run((workspace) => retagAnnotation(workspace, input)),
    'annotation:respan': (input) => run((workspace) => respanAnnotation(workspace, input)),
    'annotation:set-note': (input) => run((workspace) => setNote(workspace, input)),
    'annotation:delete': (input) => run((workspace) => deleteMark(workspace, input)),
    'annotation:details': (input) => run((workspace) => annotationDetails(workspace, input)),
    'history:state': () => run(historyState),
    'history:undo': () => run(undo),
    'history:redo': () => run(redo),
    'export:file-name': ({ articleId }) => run((workspace) => exportFileName(workspace, articleId)),
    'export:annotated-json': (input) =>
      run((workspace) => exportAnnotatedArticle(workspace, input)),
  } satisfies Handlers<ThreadChannels>;

  return { handlers, current: session.current, close: session.close };
}

function addSample(context: ImportContext): void {
  const { fileName, text } = sampleArticle;
  const { error } = importSource(context, fileName, () =>
    sourceFromBytes(fileName, Buffer.from(text, 'utf8'), context.maxFileBytes),
  );
  if (error !== null) throw AppError.from(error);
}
