// What is known about the safety of the workspace: whether it was found damaged while open, and its backups.

import { create } from 'zustand';
import { call } from '../api.ts';
import { toErrorData, type AppErrorData } from '../../shared/ipc/result.ts';
import type { BackupEntry } from '../../shared/ipc/safety-types.ts';

interface Safety {
  /** Damage that was found in the open workspace; it takes no acts from then on. */
  readonly damage: AppErrorData | null;
  /** Newest first; null while they are not known. */
  readonly backups: readonly BackupEntry[] | null;
  /** Why they could not be listed. */
  readonly listFailure: AppErrorData | null;
  /** Why the last backup could not be made. */
  readonly makeFailure: AppErrorData | null;
  /** What went wrong with backups that nobody asked for, until a newer one is there. */
  readonly ownFailure: { readonly error: AppErrorData; readonly atMs: number } | null;
  readonly making: boolean;
}

export const useSafety = create<Safety>()(() => ({
  damage: null,
  backups: null,
  listFailure: null,
  makeFailure: null,
  ownFailure: null,
  making: false,
}));

export function noteDamage(damage: AppErrorData): void {
  useSafety.setState({ damage });
}

export function noteBackupFailure(error: AppErrorData): void {
  useSafety.setState({ ownFailure: { error, atMs: Date.now() } });
}

/** Another workspace is shown, or the same one in another state. */
export function forgetSafety(): void {
  useSafety.setState(useSafety.getInitialState(), true);
}

export async function loadBackups(): Promise<void> {
  try {
    const backups = await call('backup:list');
    useSafety.setState(({ ownFailure }) => ({
      backups,
      listFailure: null,
      ownFailure: (backups[0]?.madeAtMs ?? 0) > (ownFailure?.atMs ?? 0) ? null : ownFailure,
    }));
  } catch (thrown) {
    useSafety.setState({ listFailure: toErrorData(thrown) });
  }
}

/** The answer is the new one; null when it could not be made, which the store says. */
export async function makeBackup(): Promise<BackupEntry | null> {
  if (useSafety.getState().making) return null;
  useSafety.setState({ making: true, makeFailure: null });
  try {
    const made = await call('backup:make');
    useSafety.setState({ ownFailure: null });
    await loadBackups();
    return made;
  } catch (thrown) {
    useSafety.setState({ makeFailure: toErrorData(thrown) });
    return null;
  } finally {
    useSafety.setState({ making: false });
  }
}
