// Asks for the passphrase of an encrypted workspace that is to be opened while another one is open.

import { Dialog } from '../../ui/Dialog.tsx';
import { fileNameOf } from './workspace-name.ts';
import { UnlockForm } from './UnlockForm.tsx';
import './problem.css';
import './safety.css';

interface UnlockDialogProps {
  readonly file: string | null;
  readonly onClose: () => void;
}

export function UnlockDialog({ file, onClose }: UnlockDialogProps) {
  const name = file === null ? 'The workspace' : `“${fileNameOf(file)}”`;
  return (
    <Dialog
      title={`${name} is encrypted`}
      description="Its passphrase opens it. The workspace that is open stays open until then."
      onClose={onClose}
    >
      <UnlockForm onOpen={onClose} onCancel={onClose}>
        {file === null ? null : <p className="unlock-file">{file}</p>}
      </UnlockForm>
    </Dialog>
  );
}
