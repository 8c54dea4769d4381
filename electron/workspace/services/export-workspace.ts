// Exports a selection of the open workspace, as it is at the moment of asking.

import { resolve } from 'node:path';
import type { ExportSummary } from '../../../shared/ipc/dataset-types.ts';
import type { Job } from '../job.ts';
import type { ThreadInput } from '../protocol.ts';
import { exportTime } from './export-annotated-article.ts';
import { writeDataset } from './export-dataset.ts';
import { placeOf } from './export-place.ts';
import { listTarget, withWorkspaceSource } from './export-source.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { refuseWorkspaceFile } from './protect-workspace.ts';

export function exportWorkspace(
  workspace: OpenWorkspace,
  { choice, path, isFolder, encryption = null }: ThreadInput<'export:dataset'>,
  job: Job,
): Promise<ExportSummary> {
  const { db } = workspace;
  const { name } = placeOf(db, choice, listTarget(db, choice.target));
  const nowMs = exportTime(workspace.clock);
  return withWorkspaceSource(workspace, choice.target, choice, job.signal, (source) =>
    writeDataset({
      source,
      choice,
      path: resolve(path),
      isFolder,
      encryption,
      name,
      nowMs,
      refuse: (target) => refuseWorkspaceFile(workspace, target),
      job,
    }),
  );
}
