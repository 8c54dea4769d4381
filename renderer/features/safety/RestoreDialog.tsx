// Asks before a backup takes the place of the workspace: what is replaced, what stays, and where the present state goes.

import { useState } from 'react';
import { restoreBackup } from '../../app/safety-actions.ts';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import type { BackupEntry } from '../../../shared/ipc/safety-types.ts';
import { useAppStore } from '../../state/app-store.ts';
import { closeDialog, openDialog } from '../../state/dialogs.ts';
import { announce } from '../../state/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { countOf } from '../../ui/words.ts';
import { useUnsaved } from '../../state/unsaved-acts.ts';
import { contentWords, reasonWords, timeWords } from './backup-words.ts';
import { workspaceName } from './workspace-name.ts';
import './safety.css';

interface RestoreDialogProps {
  readonly entry: BackupEntry;
  readonly from: 'backups' | 'problem';
}

function Explained({ entry, from, name }: RestoreDialogProps & { readonly name: string }) {
  const unsaved = useUnsaved((state) => state.acts.length);
  const content = contentWords(entry);
  return (
    <ul className="safety-list">
      <li>
        “{name}” becomes what it was then{content === '' ? '' : `: ${content}`}. What was done after
        that is not in it.
      </li>
      <li>
        {from === 'problem'
          ? 'What is there now is kept under another name: nothing is deleted.'
          : 'The workspace as it is now is kept, as a backup of its own: nothing is deleted, and the way back is the same.'}
      </li>
      {unsaved === 0 ? null : (
        <li>{countOf(unsaved, 'act')} not saved stay listed, to be saved in it where they fit.</li>
      )}
      {entry.isEncrypted ? <li>It opens with the passphrase that was set at that time.</li> : null}
    </ul>
  );
}

export function RestoreDialog({ entry, from }: RestoreDialogProps) {
  const name = useAppStore(({ app }) => workspaceName(app));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppErrorData | null>(null);
  const back = () => (from === 'backups' ? openDialog({ kind: 'backups' }) : closeDialog());
  const restore = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const { workspace } = await restoreBackup(entry.id);
      closeDialog();
      if (workspace !== null) announce(`The backup of ${timeWords(entry)} is open`);
    } catch (thrown) {
      setFailure(toErrorData(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={`Restore the backup of ${timeWords(entry)}?`}
      description={reasonWords[entry.reason]}
      onClose={() => (busy ? undefined : back())}
    >
      <div className="safety-body">
        <Explained entry={entry} from={from} name={name} />
        {failure === null ? null : (
          <p className="safety-note safety-note-bad" role="alert">
            {failure.message} {failure.details.remedy}
          </p>
        )}
        <p className="safety-busy" role="status">
          {busy ? 'Restoring and checking…' : ''}
        </p>
      </div>
      <div className="dialog-acts">
        <Button data-focus-first disabled={busy} onClick={back}>
          {from === 'backups' ? 'Back' : 'Cancel'}
        </Button>
        <Button look="primary" aria-disabled={busy} onClick={() => void restore()}>
          Restore
        </Button>
      </div>
    </Dialog>
  );
}
