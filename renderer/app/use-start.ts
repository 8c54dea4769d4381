// Starts the window: listens first, then asks for the state, so that nothing said in between is missed.

import { useEffect } from 'react';
import { onEvent } from '../api.ts';
import { noteExportProgress } from '../features/export/export-run.ts';
import { showImportResults } from '../features/import/import-articles.ts';
import { noteProgress } from '../features/import/import-progress.ts';
import { watchUnsaved } from '../features/safety/unsaved-toast.ts';
import { loadAppState } from '../state/app-store.ts';
import { reloadArticle } from '../state/article-store.ts';
import { refreshLibrary } from '../state/library-store.ts';
import { announce } from '../state/messages.ts';
import { flushPendingEdits } from '../state/pending-edits.ts';
import { noteBackupFailure, noteDamage } from '../state/safety-store.ts';
import { noteReviewProgress } from '../state/review-work.ts';
import { askBeforeClosing } from './ask-before-closing.ts';
import { followAppState, forgetShownWorkspace } from './workspace-actions.ts';

async function followOutsideChange(): Promise<void> {
  await refreshLibrary();
  await reloadArticle();
  announce('Another program changed this workspace; what is shown is current');
}

async function start(): Promise<void> {
  const app = await loadAppState();
  if (app !== null) await followAppState(app);
}

export function useStart(): void {
  useEffect(() => {
    const stops = [
      onEvent('app:state-changed', (app) => void followAppState(app)),
      onEvent('files:imported', ({ results }) => void showImportResults(results)),
      onEvent('progress', noteProgress),
      onEvent('export:progress', noteExportProgress),
      onEvent('review:progress', noteReviewProgress),
      onEvent('workspace:changed-outside', () => void followOutsideChange()),
      onEvent('workspace:damaged', noteDamage),
      onEvent('backup:failed', noteBackupFailure),
      watchUnsaved(),
    ];
    window.addEventListener('beforeunload', askBeforeClosing);
    window.addEventListener('pagehide', flushPendingEdits);
    forgetShownWorkspace();
    void start();
    return () => {
      for (const stop of stops) stop();
      window.removeEventListener('beforeunload', askBeforeClosing);
      window.removeEventListener('pagehide', flushPendingEdits);
    };
  }, []);
}
