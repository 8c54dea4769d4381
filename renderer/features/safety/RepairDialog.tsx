// Says what repairing a damaged workspace does, and does it; then shows what came of it.

import { useState } from 'react';
import { repairWorkspace } from '../../app/safety-actions.ts';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import { useAppStore } from '../../state/app-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { workspaceName } from './workspace-name.ts';
import './safety.css';

export function RepairDialog({ onClose }: { readonly onClose: () => void }) {
  const name = useAppStore(({ app }) => workspaceName(app));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppErrorData | null>(null);
  const repair = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      openDialog({ kind: 'salvage', report: await repairWorkspace() });
    } catch (thrown) {
      setFailure(toErrorData(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={`Save what can be read of “${name}”`}
      onClose={() => (busy ? undefined : onClose())}
    >
      <div className="safety-body">
        <ol className="safety-list">
          <li>The damaged file is set aside beside the new one, unchanged.</li>
          <li>
            What can be read goes into a new workspace in its place. What is not as it was written
            is left out, and rebuilt from the sealed log of acts where that is whole.
          </li>
          <li>
            A report says of every article whether it was saved whole, rebuilt, partly, or not.
          </li>
        </ol>
        {failure === null ? null : (
          <p className="safety-note safety-note-bad" role="alert">
            {failure.message} {failure.details.remedy}
          </p>
        )}
        <p className="safety-busy" role="status">
          {busy ? 'Reading what can be read…' : ''}
        </p>
      </div>
      <div className="dialog-acts">
        <Button data-focus-first disabled={busy} onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" aria-disabled={busy} onClick={() => void repair()}>
          Repair
        </Button>
      </div>
    </Dialog>
  );
}
