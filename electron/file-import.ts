// Imports files for the window and tells it how far that is, whether they came from a dialog or from outside.

import type { ImportResult, Progress } from '../shared/ipc/types.ts';
import { unwrap } from './unwrap.ts';
import type { WorkspaceClient } from './workspace-client.ts';

/** Absolute paths of files or folders. Throws AppError when nothing could be tried. */
export type ImportFiles = (
  paths: readonly string[],
  wholePage: boolean,
) => Promise<readonly ImportResult[]>;

export function createFileImport(
  client: WorkspaceClient,
  tellProgress: (progress: Progress | null) => void,
): ImportFiles {
  let running = 0;
  return async (paths, wholePage) => {
    running += 1;
    try {
      const input = { paths: [...paths], wholePage };
      return unwrap(await client.call('article:import-files', input, { onProgress: tellProgress }));
    } finally {
      running -= 1;
      if (running === 0) tellProgress(null);
    }
  };
}
