// Thread entry: makes one backup beside the workspace's own thread, says when it has begun and what came of it; or looks
// through a workspace that was too large to be looked through while it was opened.

import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData } from '../../shared/ipc/result.ts';
import { snapshot } from './db/connection.ts';
import { copyDatabase, lookThrough } from './db/copy-database.ts';
import { fromSqlite } from './db/errors.ts';
import type { BackupMessage, LookRequest } from './services/backup-run.ts';
import { checkSums } from './services/check-sums.ts';
import {
  backupError,
  discardPart,
  keepBackup,
  placeForBackup,
  type BackupRequest,
} from './services/backup-place.ts';

if (parentPort === null) throw new Error('backup-thread.ts runs as a worker thread only');
const port = parentPort;
const tell = (message: BackupMessage) => port.postMessage(message);

async function make(request: BackupRequest): Promise<void> {
  const { path, passphrase } = request;
  let part: string | null = null;
  try {
    const target = placeForBackup(path);
    part = target;
    const state = await copyDatabase(
      { path, target, passphrase },
      {
        begun: () => tell({ type: 'begun' }),
        begunAtFirstByte: () => tell({ type: 'copying', target }),
      },
    );
    tell({ type: 'made', entry: keepBackup(request, target, state) });
  } catch (thrown) {
    if (part !== null) discardPart(part);
    tell({ type: 'failed', error: toErrorData(backupError(path, thrown)) });
  }
}

function look({ path, key }: LookRequest): void {
  try {
    lookThrough(path, key, (db) => snapshot(db, (view) => checkSums(view, path)));
    tell({ type: 'sound' });
  } catch (thrown) {
    tell({ type: 'failed', error: toErrorData(fromSqlite(thrown, path)) });
  }
}

// Our own program started it, with this.
const request = workerData as BackupRequest | LookRequest;
if ('reason' in request) void make(request);
else look(request);
