// Makes a backup in a thread of its own, so that acts go on meanwhile; at most one at a time.

import { Worker } from 'node:worker_threads';
import { statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { AppError, type AppErrorData } from '../../../shared/ipc/result.ts';
import { withDerived, type KnownKey } from '../db/cipher.ts';
import type { BackupEntry } from '../../../shared/ipc/safety-types.ts';
import { backupError, type BackupRequest } from './backup-place.ts';

export type BackupMessage =
  /** What is written from now on is not in it. */
  | { readonly type: 'begun' }
  /** The same once this file has its first byte; the thread itself has no turn to say so until all of it is there. */
  | { readonly type: 'copying'; readonly target: string }
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
  const { passphrase } = request;
  const worker = new Worker(backupThreadEntry(), {
    // The thread would derive the key once more, which takes longer than all else that is waited for.
    workerData: { ...request, passphrase: withDerived(passphrase) } satisfies BackupRequest,
  });
  let isOver = false;
  const begun = Promise.withResolvers<void>();
  const made = Promise.withResolvers<BackupEntry>();
  // Whoever does not ask for it is told by the event alone.
  made.promise.catch(() => undefined);
  const fail = (thrown: unknown) => made.reject(backupError(request.path, thrown));
  worker.on('message', (message: BackupMessage) => {
    if (message.type === 'made') made.resolve(message.entry);
    if (message.type === 'failed') made.reject(AppError.from(message.error));
    if (message.type === 'copying')
      void firstByte(message.target, () => isOver).then(begun.resolve);
    else begun.resolve();
  });
  worker.on('error', fail);
  worker.on('exit', () => {
    isOver = true;
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

const lookEveryMs = 2;

/** Asks for the size only: the file is another's, and is not opened here. */
async function firstByte(file: string, isOver: () => boolean): Promise<void> {
  while (!isOver() && (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) {
    await setTimeout(lookEveryMs);
  }
}

export interface Look {
  /** What is wrong with the workspace; null when that could not be found out. */
  readonly found: Promise<AppErrorData | 'sound' | null>;
  readonly cancel: () => Promise<void>;
}

/** Looks through an open workspace while acts go on. */
export function startLook(request: LookRequest): Look {
  const worker = new Worker(backupThreadEntry(), {
    workerData: { ...request, key: withDerived(request.key) } satisfies LookRequest,
  });
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
