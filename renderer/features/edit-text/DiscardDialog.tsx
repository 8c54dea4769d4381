// Asks before what was typed is thrown away, because that cannot be undone.

import { isEditing } from '../../state/edit-store.ts';
import { announce } from '../../state/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { discardEdit, dropDraft } from './edit-mode.ts';

async function discard(onClose: () => void): Promise<void> {
  onClose();
  if (isEditing()) await discardEdit();
  else if (await dropDraft()) announce('The draft was discarded. The text is as it was.');
}

export function DiscardDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      title="Discard what was typed?"
      description="The text goes back to the current revision, and the marks with it. What was typed cannot be brought back."
      size="small"
      onClose={onClose}
    >
      <div className="dialog-acts">
        <Button data-focus-first onClick={onClose}>
          Keep it
        </Button>
        <Button look="danger" onClick={() => void discard(onClose)}>
          Discard
        </Button>
      </div>
    </Dialog>
  );
}
