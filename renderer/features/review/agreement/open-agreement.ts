// Agreement over the selected articles, else over the open one.

import { openDialog } from '../../../state/dialogs.ts';
import { acted, type Acted } from '../../../state/library-acts.ts';
import { flushPendingEdits } from '../../../state/pending-edits.ts';

export function openAgreementOf(of: Acted): void {
  flushPendingEdits();
  openDialog({ kind: 'agreement', of: { acted: of } });
}

export function openAgreement(): void {
  const chosen = acted();
  if (chosen !== null) openAgreementOf(chosen);
}
