// The workspace's backups: which there are, one more, the folder they lie in, and the way back to one.

import { useState } from 'react';
import { call } from '../../api.ts';
import { openDialog } from '../../state/dialogs.ts';
import { showError } from '../../state/messages.ts';
import { useSafety } from '../../state/safety-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatDateTime } from '../../ui/words.ts';
import { BackupList, chosenBackup } from './BackupList.tsx';
import { makeOneNow } from './make-one-now.ts';

async function showFolder(): Promise<void> {
  try {
    await call('backup:show-folder');
  } catch (thrown) {
    showError(thrown);
  }
}

function MakeFailure() {
  const failure = useSafety((state) => state.makeFailure);
  if (failure === null) return null;
  return (
    <p className="safety-note safety-note-bad" role="alert">
      No backup was made. {failure.message} {failure.details.remedy}
    </p>
  );
}

function OwnFailure() {
  const failure = useSafety((state) => state.ownFailure);
  if (failure === null) return null;
  const { error, atMs } = failure;
  return (
    <p className="safety-note safety-note-bad" role="alert">
      A backup failed on <time dateTime={new Date(atMs).toISOString()}>{formatDateTime(atMs)}</time>
      . {error.message} {error.details.remedy}
    </p>
  );
}

export function BackupsDialog({ onClose }: { readonly onClose: () => void }) {
  const { backups, making } = useSafety();
  const [chosen, setChosen] = useState<string | null>(null);
  const entry = chosenBackup(backups, chosen);
  return (
    <Dialog
      title="Backups"
      description="Made when the workspace is opened, hourly while it changes, and before acts on many articles. The last ten are kept, and the last one of each day for a month."
      onClose={onClose}
    >
      <div className="safety-body">
        <OwnFailure />
        <MakeFailure />
        <BackupList chosen={chosen} onChoose={({ id }) => setChosen(id)} />
        <p className="visually-hidden" role="status">
          {making ? 'Making a backup' : ''}
        </p>
      </div>
      <div className="dialog-acts">
        <Button className="dialog-act-apart" look="quiet" onClick={() => void showFolder()}>
          Show folder
        </Button>
        <Button aria-disabled={making} onClick={() => void makeOneNow()}>
          {making ? 'Making one…' : 'Make one now'}
        </Button>
        <Button
          disabled={entry === undefined}
          onClick={() =>
            entry === undefined
              ? undefined
              : openDialog({ kind: 'restore', entry, from: 'backups' })
          }
        >
          Restore…
        </Button>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
