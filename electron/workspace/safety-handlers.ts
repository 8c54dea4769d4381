// The channels for backups. Those with a path in them are for when the workspace is closed: they hold it themselves.

import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ThreadChannels } from './protocol.ts';
import type { BackupKeeper } from './services/backup-keeper.ts';
import { listBackups } from './services/backup-list.ts';
import { restoreBackup } from './services/backup-restore.ts';
import { repairWorkspace } from './services/repair-workspace.ts';
import type { Session } from './session.ts';

export interface SafetyHandlerOptions {
  readonly session: Session;
  readonly backups: BackupKeeper;
  readonly clock: () => number;
  readonly program: string;
}

export function safetyHandlers({ session, backups, clock, program }: SafetyHandlerOptions) {
  return {
    'backup:make': () => {
      // Says so when there is none to make one of.
      session.current();
      return backups.make('asked');
    },
    'backup:list-at': ({ path }) => listBackups(path),
    'backup:restore-at': ({ path, id }) => {
      const passphrase = session.passphraseOf(path);
      restoreBackup({ path, id, program, nowMs: clock(), passphrase });
      return null;
    },
    'workspace:repair-at': ({ path, passphrase }) =>
      repairWorkspace(path, {
        passphrase: passphrase ?? session.passphraseOf(path),
        clock,
        program,
      }),
  } satisfies Partial<Handlers<ThreadChannels>>;
}
