// Makes a backup in a thread of its own, so that acts go on meanwhile; at most one at a time.

import { Worker } from 'node:worker_threads';
import { AppError, type AppErrorData } from '../../../shared/ipc/result.ts';
import type { KnownKey } from '../db/cipher.ts';
import type { BackupEntry } from '../../../shared/ipc/safety-types.ts';
import { backupError, type BackupRequest } from './backup-place.ts';

export type BackupMessage =
  /** What is written from now on is not in it. */
  | { readonly type: 'begun' }
  | { readonly type: 'made'; readonly entry: BackupEntry }
  | { readonly type: 'sound' }
  | { readonly type: 'failed'; readonly error: AppErrorData };

export interface LookRequest {
  readonly path: string;
  readonly key: KnownKey;
}

export interface RunningBackup {
  /** Never rejects: also when it failed before it had begun. */
  readonly begun: Promise<void>;
  /** Rejects with an {@link AppError}. */
  readonly made: Promise<BackupEntry>;
  /** What was written so far is cleared away by a later backup. */
  readonly cancel: () => Promise<void>;
}

/** Beside `worker.js` or `sourcebench.js` when bundled, a source otherwise; see importers/thread-entry.ts. */
function backupThreadEntry(moduleUrl: string = import.meta.url): URL {
  if (moduleUrl.endsWith('.ts')) return new URL('../backup-thread.ts', moduleUrl);
  const inChunks = /\/(?:chunks|assets)\/[^/]+$/.test(moduleUrl);
  return new URL(inChunks ? '../backup.js' : './backup.js', moduleUrl);
}

export function startBackup(request: BackupRequest): RunningBackup {
  const worker = new Worker(backupThreadEntry(), {
    workerData: request,
  });
  const begun = Promise.withResolvers<void>();
  const made = Promise.withResolvers<BackupEntry>();
  // Whoever does not ask for it is told by the event alone.
  made.promise.catch(() => undefined);
  const fail = (thrown: unknown) => made.reject(backupError(request.path, thrown));
  worker.on('message', (message: BackupMessage) => {
    if (message.type === 'made') made.resolve(message.entry);
    if (message.type === 'failed') made.reject(AppError.from(message.error));
    begun.resolve();
  });
  worker.on('error', fail);
  worker.on('exit', () => {
    fail(new Error('it was stopped'));
    begun.resolve();
  });
  return {
    begun: begun.promise,
    made: made.promise,
    async cancel() {
      await worker.terminate();
    },
  };
}

export interface Look {
  /** What is wrong with the workspace; null when that could not be found out. */
  readonly found: Promise<AppErrorData | 'sound' | null>;
  readonly cancel: () => Promise<void>;
}

/** Looks through an open workspace while acts go on. */
export function startLook(request: LookRequest): Look {
  const worker = new Worker(backupThreadEntry(), { workerData: request });
  const found = Promise.withResolvers<AppErrorData | 'sound' | null>();
  worker.on('message', (message: BackupMessage) => {
    if (message.type === 'sound') found.resolve('sound');
    else if (message.type === 'failed' && message.error.code === 'workspace-damaged') {
      found.resolve(message.error);
    } else found.resolve(null);
  });
  worker.on('error', () => found.resolve(null));
  worker.on('exit', () => found.resolve(null));
  return {
    found: found.promise,
    async cancel() {
      await worker.terminate();
    },
  };
}
