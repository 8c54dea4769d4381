// The channels of datasets: exports, what they would lose, and figures.

import type { Handlers } from '../../shared/ipc/contract.ts';
import { unwatched, type Job } from './job.ts';
import type { ThreadChannels } from './protocol.ts';
import { exportParts } from './services/export-parts.ts';
import { exportPlace } from './services/export-place.ts';
import { previewExport } from './services/export-preview.ts';
import type { ExportRuns } from './services/export-runs.ts';
import { exportWorkspace } from './services/export-workspace.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { readStatistics } from './services/statistics.ts';

type Names =
  | 'export:preview'
  | 'export:parts'
  | 'export:cancel'
  | 'export:place'
  | 'export:dataset'
  | 'stats:read';

export interface DatasetHandlersOptions {
  readonly exports: ExportRuns;
  /** Run a use case on the open workspace. */
  readonly run: <T>(work: (workspace: OpenWorkspace) => T) => T;
  readonly runAside: <T>(work: (workspace: OpenWorkspace) => Promise<T>) => Promise<T>;
}

export function datasetHandlers({ run, runAside, exports }: DatasetHandlersOptions) {
  return {
    'export:preview': (input, job: Job = unwatched) =>
      exports.asPreview(job, (watched) =>
        runAside((workspace) => previewExport(workspace, input, watched)),
      ),
    'export:parts': (input, job: Job = unwatched) =>
      exports.asCount(job, ({ signal }) =>
        runAside((workspace) => exportParts(workspace, input, signal)),
      ),
    'export:cancel': () => {
      exports.cancel();
      return null;
    },
    'export:place': ({ choice }) => run((workspace) => exportPlace(workspace, choice)),
    'export:dataset': (input, job: Job = unwatched) =>
      exports.asExport(job, (watched) =>
        runAside((workspace) => exportWorkspace(workspace, input, watched)),
      ),
    'stats:read': (input) => run((workspace) => readStatistics(workspace, input)),
  } satisfies Handlers<Pick<ThreadChannels, Names>>;
}
