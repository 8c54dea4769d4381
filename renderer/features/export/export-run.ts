// The export that is being written, one at a time: how far it is, stopping it, and what came of it. It goes on when
// its dialog is closed.

import { create } from 'zustand';
import { call } from '../../api.ts';
import type { ExportChoice } from '../../../shared/domain/export-choice.ts';
import type { Encryption } from '../../../shared/sharing/encryption.ts';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import type { Progress } from '../../../shared/ipc/types.ts';
import { actsSettled } from '../../state/act-queue.ts';
import { closeDialog, useDialogs } from '../../state/dialogs.ts';
import { announce, showError } from '../../state/messages.ts';
import { flushPendingEdits } from '../../state/pending-edits.ts';
import { showSaved } from '../../state/saved-file.ts';
import { exportedWords, lostWords, stoppedWords } from './export-words.ts';

interface ExportRun {
  /** `asking` while the system asks where to. */
  readonly phase: 'idle' | 'asking' | 'writing';
  readonly progress: Progress | null;
  readonly stopping: boolean;
  /** What came of the last one, until another choice is made or the dialog is closed. */
  readonly failure: AppErrorData | null;
  readonly stopped: boolean;
}

const idle: ExportRun = {
  phase: 'idle',
  progress: null,
  stopping: false,
  failure: null,
  stopped: false,
};
export const useExportRun = create<ExportRun>()(() => idle);

export const isExporting = (): boolean => useExportRun.getState().phase !== 'idle';

/** What came of the last one. */
export function forgetLastExport(): void {
  useExportRun.setState({ failure: null, stopped: false });
}

/** For the main process's event; null when nothing is written any more. */
export function noteExportProgress(progress: Progress | null): void {
  if (progress === null || !isExporting()) return;
  useExportRun.setState({ progress, phase: 'writing' });
}

/** Nothing half-written stays. */
export function stopExport(): void {
  useExportRun.setState({ stopping: true });
  call('export:cancel').catch(showError);
}

/** What is under way for previews only; an export that runs is left alone. */
export function stopPreviews(): void {
  if (!isExporting()) call('export:cancel').catch(() => undefined);
}

const isShown = (): boolean => useDialogs.getState().dialog?.kind === 'export';

/** Asks where to and writes. The dialog closes when it is done; what went wrong is said in it, if it is still there. */
export async function runExport(
  choice: ExportChoice,
  encryption: Encryption | null = null,
): Promise<void> {
  if (isExporting()) return;
  useExportRun.setState({ ...idle, phase: 'asking' });
  flushPendingEdits();
  let came: Partial<ExportRun> = {};
  try {
    await actsSettled();
    // A preview that still counts would only slow it down.
    await call('export:cancel');
    const summary = await call('dialog:export-dataset', { choice, encryption });
    if (summary !== null) {
      if (isShown()) closeDialog();
      showSaved(exportedWords(summary), lostWords(summary.loss));
    }
  } catch (thrown) {
    const error = toErrorData(thrown);
    const isStopped = error.code === 'cancelled';
    if (isShown()) came = isStopped ? { stopped: true } : { failure: error };
    else if (isStopped) announce(stoppedWords);
    else showError(thrown);
  } finally {
    useExportRun.setState({ ...idle, ...came });
  }
}
