// The calls for the safety of the workspace that main answers itself, because it alone knows which one is open or was
// wanted: backups and restoring, repair, unlocking.

import { mkdirSync } from 'node:fs';
import { shell } from 'electron';
import type { Handlers, windowChannels } from '../shared/ipc/contract.ts';
import type { SalvageReport } from '../shared/ipc/safety-types.ts';
import type { AppModel } from './app-model.ts';
import { unwrap } from './unwrap.ts';
import type { WorkspaceClient } from './workspace-client.ts';
import { backupFolderOf } from './workspace/services/backup-names.ts';

export interface SafetyWindowOptions {
  readonly model: AppModel;
  readonly client: WorkspaceClient;
}

export function safetyWindowHandlers({ model, client }: SafetyWindowOptions) {
  return {
    'backup:list': async () =>
      unwrap(await client.call('backup:list-at', { path: await model.wantedPath() })),
    'backup:restore': ({ id }) =>
      model.replaceWorkspace(async (path) => {
        unwrap(await client.call('backup:restore-at', { path, id }));
      }),
    async 'backup:show-folder'() {
      const folder = backupFolderOf(await model.wantedPath());
      try {
        mkdirSync(folder, { recursive: true });
      } catch {
        // Then the file manager shows the folder that it would lie in.
      }
      shell.showItemInFolder(folder);
      return null;
    },
    async 'workspace:set-passphrase'({ current, next }) {
      const info = unwrap(await client.call('workspace:change-passphrase', { current, next }));
      return model.rekeyed(info, next);
    },
    async 'workspace:repair'() {
      let report: SalvageReport | null = null;
      const state = await model.replaceWorkspace(async (path, passphrase) => {
        report = unwrap(await client.call('workspace:repair-at', { path, passphrase }));
      });
      if (report === null) throw new Error('a repair ended without a report');
      return { state, report };
    },
    'workspace:unlock': ({ passphrase }) => model.unlock(passphrase),
  } satisfies Partial<Handlers<typeof windowChannels>>;
}
