// Begins an export: of what is shown now, or of a past state while that is shown.

import { openDialog } from '../../state/dialogs.ts';
import type { Acted } from '../../state/library-acts.ts';
import { flushPendingEdits } from '../../state/pending-edits.ts';
import { isPast } from '../../state/past-store.ts';
import { forgetSaved } from '../../state/saved-file.ts';
import { exportPast } from './export-past.ts';

/** What was typed is saved first, so that the file holds what the window shows. Null begins with the open article. */
export function openExport(acted: Acted | null): void {
  flushPendingEdits();
  forgetSaved();
  openDialog({ kind: 'export', acted });
}

/** For the command: what is exported is what is seen. */
export function exportShown(): void {
  if (isPast()) void exportPast();
  else openExport(null);
}
