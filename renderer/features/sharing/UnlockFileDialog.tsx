// Asks for the passphrase of a file that was chosen and is encrypted. Enter opens it; closing leaves it closed.

import { useState, type FormEvent } from 'react';
import { toErrorData } from '../../../shared/ipc/result.ts';
import type { Unlocking } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { useSelectOnFault } from '../../ui/use-select-on-fault.ts';
import './sharing.css';

interface UnlockFileDialogProps {
  readonly unlocking: Unlocking;
  readonly onClose: () => void;
}

export function UnlockFileDialog({ unlocking, onClose }: UnlockFileDialogProps) {
  const { file, unlock, without } = unlocking;
  const [passphrase, setPassphrase] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useSelectOnFault(fault);
  const open = async () => {
    setBusy(true);
    try {
      // Shows what comes next itself.
      await unlock(passphrase);
    } catch (thrown) {
      const { code, message, details } = toErrorData(thrown);
      const isWrong = code === 'passphrase-wrong';
      setFault(isWrong ? 'This is not the passphrase.' : `${message} ${details.remedy}`);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '' && !busy) void open();
  };
  return (
    <Dialog
      title={`“${file}” is encrypted`}
      description="Whoever sent it has the passphrase. It is kept for further files until the program ends, and never written."
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        <div className="send-body">
          <PassphraseField
            label="Passphrase of the file"
            value={passphrase}
            error={fault}
            readOnly={busy}
            ref={field}
            onChange={(typed) => {
              setFault(null);
              setPassphrase(typed);
            }}
          />
        </div>
        <div className="dialog-acts">
          {without === null ? (
            <Button onClick={onClose}>Cancel</Button>
          ) : (
            <Button onClick={without}>Go on without it</Button>
          )}
          <Button look="primary" type="submit" aria-disabled={passphrase === '' || busy}>
            Open
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
