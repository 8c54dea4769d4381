// A file that goes to a colleague: for whom it is encrypted, then where to. Enter saves, with what was chosen the last time.

import { useState, type FormEvent } from 'react';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import type { Sending } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import {
  encryptionFault,
  encryptionOf,
  rememberedDraft,
  rememberDraft,
} from './encryption-draft.ts';
import { EncryptFor } from './EncryptFor.tsx';
import './sharing.css';

interface SendDialogProps {
  readonly sending: Sending;
  readonly onClose: () => void;
}

export function SendDialog({ sending, onClose }: SendDialogProps) {
  const { title, about, save } = sending;
  const [draft, setDraft] = useState(rememberedDraft);
  const [failure, setFailure] = useState<AppErrorData | null>(null);
  const [saving, setSaving] = useState(false);
  const ready = !saving && encryptionFault(draft) === null;
  const send = async () => {
    setSaving(true);
    setFailure(null);
    try {
      if (await save(encryptionOf(draft))) {
        rememberDraft(draft);
        onClose();
      }
    } catch (thrown) {
      setFailure(toErrorData(thrown));
    } finally {
      setSaving(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void send();
  };
  return (
    <Dialog title={title} description={about} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <div className="send-body">
          <EncryptFor draft={draft} onChange={setDraft} />
          {failure === null ? null : (
            <p className="send-fault" role="alert">
              {failure.message} {failure.details.remedy}
            </p>
          )}
        </div>
        <div className="dialog-acts">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" data-focus-first aria-disabled={!ready}>
            Save…
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
