// Imports files one after the other. One that fails is reported and the rest goes on; between two files
// other calls are answered, progress is told and a cancel is heard.

import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { readSource } from '../importers/read-source.ts';
import type { Job } from '../job.ts';
import { failed, importSource, type ImportContext } from './import-article.ts';

/** `stillOpen` turns false when the workspace was closed meanwhile; what is left then fails by name. */
export async function importFiles(
  context: ImportContext,
  paths: readonly string[],
  job: Job,
  stillOpen: () => boolean,
): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  for (const [done, path] of paths.entries()) {
    job.progress({ label: 'Importing', done, total: paths.length });
    await setImmediate();
    if (job.signal.aborted || !stillOpen()) results.push(failed(path, notReached(path)));
    else results.push(importSource(context, path, () => readSource(path, context.maxFileBytes)));
  }
  job.progress({ label: 'Importing', done: paths.length, total: paths.length });
  return results;
}

const notReached = (path: string) =>
  new AppError('cancelled', `${path} was not imported, because the import was stopped before it.`, {
    remedy: 'Import it again.',
    file: path,
  });
