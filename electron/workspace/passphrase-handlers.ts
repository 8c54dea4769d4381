// The channel that encrypts the open workspace, changes its passphrase or removes it. The workspace is closed meanwhile
// and open again afterwards, whatever came of it.

import type { Handlers } from '../../shared/ipc/contract.ts';
import { AppError, toErrorData } from '../../shared/ipc/result.ts';
import type { ThreadChannels, ThreadEvent } from './protocol.ts';
import type { BackupKeeper } from './services/backup-keeper.ts';
import { passphraseWrong } from './db/cipher.ts';
import { changePassphrase, type ChangedPassphrase } from './services/change-passphrase.ts';
import type { Session } from './session.ts';

export interface PassphraseHandlerOptions {
  readonly session: Session;
  readonly backups: BackupKeeper;
  /** Stops what reads or writes the workspace besides acts. */
  readonly stopAll: () => void;
  readonly clock: () => number;
  readonly program: string;
  readonly onEvent: ((event: ThreadEvent) => void) | undefined;
}

export function passphraseHandlers(options: PassphraseHandlerOptions) {
  const { session, backups, stopAll, clock, program, onEvent } = options;
  return {
    'workspace:change-passphrase': async ({ current, next }) => {
      const { path } = session.current();
      // A mistyped one must not cost the imports that are under way.
      checkPassphrase(path, session.opened()?.passphrase ?? null, current);
      stopAll();
      await backups.stop();
      session.close();
      try {
        const changed = changePassphrase({ path, current, next, program, nowMs: clock() });
        const failure = backupsLeft(path, changed);
        if (failure !== null) onEvent?.({ name: 'backup:failed', payload: toErrorData(failure) });
      } catch (thrown) {
        reopen(session, path, [current, next]);
        throw thrown;
      }
      const info = session.open({ path, passphrase: next });
      backups.opened();
      return info;
    },
  } satisfies Partial<Handlers<ThreadChannels>>;
}

/** Not tried on the file, which is open. */
function checkPassphrase(path: string, own: string | null, given: string | null): void {
  if (own !== null && own.normalize('NFC') !== given?.normalize('NFC')) throw passphraseWrong(path);
}

/** A change that failed late may have come to its end for the workspace itself. */
function reopen(session: Session, path: string, passphrases: readonly (string | null)[]): void {
  for (const passphrase of passphrases) {
    try {
      session.open({ path, passphrase });
      return;
    } catch {
      // Why the change failed is what is to be told.
    }
  }
}

/** Null when all of them followed. */
export function backupsLeft(path: string, { removed, left }: ChangedPassphrase): AppError | null {
  const said = [
    ...(removed.length === 0 ? [] : [`could not be encrypted and were removed: ${list(removed)}`]),
    ...(left.length === 0 ? [] : [`are as they were: ${list(left)}`]),
  ];
  if (said.length === 0) return null;
  return new AppError('file-unwritable', `Backups of ${path} ${said.join('; backups that ')}.`, {
    remedy: 'Those that are as they were open with the passphrase of their time, or without one.',
    file: path,
  });
}

const list = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');
