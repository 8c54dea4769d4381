// Imports files and whole folders. One that fails is reported and the rest goes on; other calls are answered
// meanwhile, progress names the file, and a stop is heard between files and in the middle of one.

import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { leaveOutReports } from '../datasets/dataset-reports.ts';
import { leaveOutCompanions, readWithCompanions } from '../importers/companions.ts';
import type { Job } from '../job.ts';
import type { ImportContext } from './import-context.ts';
import { expandPaths } from './import-folder.ts';
import { failed } from './import-result.ts';
import { importSource } from './import-source.ts';

/**
 * One result for each file, in the order of the paths and, in a folder, of the names. Each file is read while the one
 * before it is stored; they are stored in order.
 */
export async function importFiles(
  context: ImportContext,
  paths: readonly string[],
  progress: Job['progress'],
): Promise<ImportResult[]> {
  const expanded = await expandPaths(paths, context.signal);
  const found = leaveOutReports(await leaveOutCompanions(expanded, context.open), paths);
  const total = found.length;

  async function begin(done: number): Promise<void> {
    const file = found[done];
    const label = file === undefined ? 'Importing' : `Importing ${basename(file.path)}`;
    progress({ label, done, total });
    // Whatever else has been asked for comes first.
    await setImmediate();
  }

  const results: Promise<ImportResult>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  for (const [index, { path, error }] of found.entries()) {
    const turn = last.then(() => begin(index));
    const { promise: isWithImporter, resolve: handedOver } = Promise.withResolvers<void>();
    const read = () => readWithCompanions(path, context.maxFileBytes, null, context.open);
    const mine =
      error === null
        ? importSource({ ...context, turn, handedOver }, path, read)
        : turn.then(() => failed(path, error));
    results.push(mine);
    // Never more than one ahead, and never before it: importers take files in the order in which they get them.
    await Promise.all([last, Promise.race([isWithImporter, mine])]);
    last = mine;
  }
  const all = await Promise.all(results);
  await begin(total);
  return all;
}
