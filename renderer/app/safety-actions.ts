// What puts another file, or the same one in another state, in the place of the workspace: restoring, repairing,
// unlocking. Each throws AppError, so that the place that asked can say it.

import { call } from '../api.ts';
import type { SalvageReport } from '../../shared/ipc/safety-types.ts';
import type { AppState } from '../../shared/ipc/types.ts';
import { actsSettled } from '../state/act-queue.ts';
import { setAppState } from '../state/app-store.ts';
import { announce } from '../state/messages.ts';
import { flushPendingEdits } from '../state/pending-edits.ts';
import { followAppState, forgetShownWorkspace } from './workspace-actions.ts';

/** What was typed is sent first. Acts that are not saved stay: they can be saved in what comes. */
async function settleAll(): Promise<void> {
  flushPendingEdits();
  await actsSettled();
}

async function showAnew(app: AppState): Promise<void> {
  forgetShownWorkspace();
  await followAppState(app);
}

export async function restoreBackup(id: string): Promise<AppState> {
  await settleAll();
  const app = await call('backup:restore', { id });
  await showAnew(app);
  return app;
}

export async function repairWorkspace(): Promise<SalvageReport> {
  await settleAll();
  const { state, report } = await call('workspace:repair');
  await showAnew(state);
  return report;
}

/** False when the passphrase is not the one. */
export async function unlockWorkspace(passphrase: string): Promise<boolean> {
  const app = await call('workspace:unlock', { passphrase });
  await followAppState(app);
  if (app.workspace === null) return app.problem?.code !== 'passphrase-wrong';
  announce(`Workspace “${app.workspace.name}” is open`);
  return true;
}

export async function changePassphrase(current: string | null, next: string | null): Promise<void> {
  await settleAll();
  setAppState(await call('workspace:set-passphrase', { current, next }));
}
