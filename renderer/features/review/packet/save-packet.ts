// Writes the packet for a blind second reading: the texts, the tagset and its guidelines, no marks.

import { call } from '../../../api.ts';
import { actsSettled } from '../../../state/act-queue.ts';
import { acted, type Acted } from '../../../state/library-acts.ts';
import { announce, showError } from '../../../state/messages.ts';
import { flushPendingEdits } from '../../../state/pending-edits.ts';
import { forgetSaved, showSaved } from '../../../state/saved-file.ts';

const about =
  'It holds the text, the tagset and its guidelines, and none of your marks. When it comes back, open it with Review Colleague’s File.';

/** Of the selected articles, else of the open one. */
export async function savePacket(given: Acted | null = acted()): Promise<void> {
  if (given === null) return;
  flushPendingEdits();
  forgetSaved();
  try {
    await actsSettled();
    const saved = await call('dialog:save-packet', { target: given.target });
    if (saved === null) return;
    announce(`Packet of ${given.words} saved`);
    showSaved(`The packet of ${given.words} is saved as ${saved.path}`, about);
  } catch (thrown) {
    showError(thrown);
  }
}
