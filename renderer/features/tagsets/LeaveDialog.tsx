// Before changes to a tagset are thrown away: they are kept unless the person says otherwise.

import { keepEditing, type Draft } from '../../state/tagset-editor.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface LeaveDialogProps {
  readonly draft: Draft;
  readonly onLeave: () => void;
}

export function LeaveDialog({ draft, onLeave }: LeaveDialogProps) {
  const { name } = draft.tagset;
  return (
    <Dialog
      title="Discard the changes?"
      description={`What was changed in “${name}” is not saved. It cannot be brought back.`}
      size="small"
      onClose={keepEditing}
    >
      <div className="dialog-acts">
        <Button data-focus-first onClick={keepEditing}>
          Keep editing
        </Button>
        <Button look="danger" onClick={onLeave}>
          Discard
        </Button>
      </div>
    </Dialog>
  );
}
