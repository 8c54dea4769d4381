// Writes the packet for a blind second reading: the texts, the tagset and its guidelines, no marks.

import type { Encryption } from '../../../../shared/sharing/encryption.ts';
import { call } from '../../../api.ts';
import { actsSettled } from '../../../state/act-queue.ts';
import { acted, type Acted } from '../../../state/library-acts.ts';
import { openDialog } from '../../../state/dialogs.ts';
import { announce } from '../../../state/messages.ts';
import { flushPendingEdits } from '../../../state/pending-edits.ts';
import { forgetSaved, showSaved } from '../../../state/saved-file.ts';

const about =
  'It holds the text, the tagset and its guidelines, and none of your marks. When it comes back, open it with Review Colleague’s File.';

/** Of the selected articles, else of the open one. */
export function savePacket(given: Acted | null = acted()): void {
  if (given === null) return;
  const save = async (encryption: Encryption | null) => {
    flushPendingEdits();
    forgetSaved();
    await actsSettled();
    const saved = await call('dialog:save-packet', { target: given.target, encryption });
    if (saved === null) return false;
    announce(`Packet of ${given.words} saved`);
    showSaved(`The packet of ${given.words} is saved as ${saved.path}`, about);
    return true;
  };
  const title = `Packet of ${given.words}`;
  openDialog({ kind: 'send', sending: { title, about, save } });
}
