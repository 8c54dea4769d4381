// Workspaces as files: made, opened, brought up to date, backed up, restored, repaired, given a passphrase.

import { closeSync, copyFileSync, cpSync, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspaceService } from '../../../electron/workspace/workspace.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { Operations } from './fault-bench.ts';
import { proseOf } from './prose.ts';
import { randomFrom } from './random.ts';
import { openAt } from './workspace-at.ts';

function removeWorkspace(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal', '-lock', '-backups']) {
    rmSync(path + ending, { recursive: true, force: true });
  }
}

async function startWith(path: string): Promise<void> {
  (await openAt(path)).close();
}

/** A closed workspace with an article and a backup under the name; made once and copied from then on. */
async function makeSpare(folder: string, name: string): Promise<string> {
  const spare = join(folder, 'spare.sourcebench');
  if (!existsSync(spare)) {
    const making = join(folder, 'making.sourcebench');
    removeWorkspace(making);
    const service = await openAt(making);
    await service.handlers['article:import-text']({ text: proseOf(randomFrom(1), 2000) });
    await service.handlers['backup:make'](undefined);
    service.close();
    cpSync(`${making}-backups`, `${spare}-backups`, { recursive: true });
    copyFileSync(making, spare);
  }
  const path = join(folder, `${name}.sourcebench`);
  removeWorkspace(path);
  cpSync(`${spare}-backups`, `${path}-backups`, { recursive: true });
  copyFileSync(spare, path);
  return path;
}

async function lock(path: string): Promise<void> {
  const service = createWorkspaceService();
  const { handlers: call } = service;
  try {
    const open = (passphrase: string | null) =>
      call['workspace:open']({
        path,
        withSample: false,
        ...(passphrase === null ? {} : { passphrase }),
      });
    let current = null;
    try {
      await open(null);
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'passphrase-needed') throw thrown;
      current = 'first';
      await open(current);
    }
    await call['workspace:change-passphrase']({ current, next: current === null ? 'first' : null });
  } finally {
    service.close();
  }
}

export const workspaces: Operations = {
  'closing and opening': { run: ({ reopen }) => reopen() },
  'a new workspace': {
    prepare: ({ folder }) => removeWorkspace(join(folder, 'new.sourcebench')),
    run: ({ folder }) => startWith(join(folder, 'new.sourcebench')),
  },
  'bringing an old workspace up to date': {
    prepare: ({ folder }, round) => {
      const path = join(folder, 'migrating.sourcebench');
      // One that did not come through is gone on with where it was.
      if (round % 2 === 1) return;
      removeWorkspace(path);
      copyFileSync(join(folder, 'old.sourcebench'), path);
    },
    run: ({ folder }) => startWith(join(folder, 'migrating.sourcebench')),
  },
  'a backup': {
    needs: ['backup:make'],
    run: ({ service }) => service().handlers['backup:make'](undefined),
  },
  'a restore': {
    needs: ['backup:make', 'backup:list-at', 'backup:restore-at'],
    prepare: ({ folder }, round) => (round % 2 === 1 ? null : makeSpare(folder, 'restoring')),
    run: async ({ folder }) => {
      const path = join(folder, 'restoring.sourcebench');
      const { handlers: call } = createWorkspaceService();
      const [newest] = await call['backup:list-at']({ path });
      if (newest === undefined) throw new Error('there is no backup any more');
      await call['backup:restore-at']({ path, id: newest.id });
      await startWith(path);
    },
  },
  'a repair': {
    needs: ['backup:make', 'workspace:repair-at'],
    prepare: async ({ folder }, round) => {
      if (round % 2 === 1) return;
      const path = await makeSpare(folder, 'repairing');
      const file = openSync(path, 'r+');
      writeSync(file, Buffer.alloc(4096), 0, 4096, 4096 * 12);
      closeSync(file);
    },
    run: async ({ folder }) => {
      const path = join(folder, 'repairing.sourcebench');
      const { handlers: call } = createWorkspaceService();
      try {
        await call['workspace:repair-at']({ path, passphrase: null });
      } catch (thrown) {
        // Done before, when it failed only as it was opened.
        if (!(thrown instanceof AppError) || thrown.code !== 'conflict') throw thrown;
      }
      await startWith(path);
    },
  },
  'setting and removing a passphrase': {
    prepare: ({ folder }, round) => (round % 2 === 1 ? null : makeSpare(folder, 'locking')),
    run: ({ folder }) => lock(join(folder, 'locking.sourcebench')),
  },
};
