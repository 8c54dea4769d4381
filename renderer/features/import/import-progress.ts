// How far an import is, and stopping it: one told by main, or files dropped on the window.

import { create } from 'zustand';
import { call } from '../../api.ts';
import { showError } from '../../state/messages.ts';
import type { Progress } from '../../../shared/ipc/types.ts';

interface ImportProgress {
  readonly progress: Progress | null;
  readonly stopping: boolean;
}

export const useImportProgress = create<ImportProgress>()(() => ({
  progress: null,
  stopping: false,
}));

let dropped: AbortController | null = null;

/** Null when nothing is being imported any more. */
export function noteProgress(progress: Progress | null): void {
  if (progress === null) useImportProgress.setState({ progress, stopping: false });
  else useImportProgress.setState({ progress });
}

/** For an import that the window itself takes file by file. */
export function startDropped(): AbortSignal {
  dropped = new AbortController();
  return dropped.signal;
}

export function endDropped(): void {
  dropped = null;
  noteProgress(null);
}

/** What has been imported stays. */
export function stopImport(): void {
  useImportProgress.setState({ stopping: true });
  dropped?.abort();
  call('import:cancel').catch(showError);
}
