// The window closes at once when everything is saved. With acts that are not, it stays open and asks.

import { openDialog } from '../state/dialogs.ts';
import { flushPendingEdits } from '../state/pending-edits.ts';
import { unsavedActs } from '../state/unsaved-acts.ts';

export function askBeforeClosing(event: BeforeUnloadEvent): void {
  flushPendingEdits();
  if (unsavedActs().length === 0) return;
  event.preventDefault();
  openDialog({ kind: 'unsaved', leaving: { to: 'window' } });
}
