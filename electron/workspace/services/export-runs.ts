// The exports and previews that are running, so that they can be stopped: previews by the next one, all by the user,
// and everything by the end of the workspace that they read.

import type { Job } from '../job.ts';
import { createImportRuns } from './import-runs.ts';

type Run = <T>(job: Job, work: (job: Job) => Promise<T>) => Promise<T>;

export interface ExportRuns {
  readonly asExport: Run;
  /** Stops the preview before it. */
  readonly asPreview: Run;
  /** Not stopped by {@link ExportRuns.cancel}. */
  readonly asCount: Run;
  readonly cancel: () => void;
  readonly stopAll: () => void;
}

export function createExportRuns(): ExportRuns {
  const exports = createImportRuns();
  const previews = createImportRuns();
  const counts = createImportRuns();
  const runIn =
    (runs: typeof exports): Run =>
    (job, work) =>
      runs.during(job.signal, (signal) => work({ ...job, signal }));
  const asPreview = runIn(previews);
  const cancel = () => {
    exports.stopAll();
    previews.stopAll();
  };
  return {
    asExport: runIn(exports),
    asPreview(job, work) {
      previews.stopAll();
      return asPreview(job, work);
    },
    asCount: runIn(counts),
    cancel,
    stopAll() {
      cancel();
      counts.stopAll();
    },
  };
}
