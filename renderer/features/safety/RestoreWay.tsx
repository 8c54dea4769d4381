// The backups of a workspace that cannot be opened, and going back to one of them.

import { useState } from 'react';
import { openDialog } from '../../state/dialogs.ts';
import { useSafety } from '../../state/safety-store.ts';
import { Button } from '../../ui/Button.tsx';
import { BackupList, chosenBackup } from './BackupList.tsx';
import './problem.css';

export function RestoreWay() {
  const backups = useSafety((state) => state.backups);
  const [chosen, setChosen] = useState<string | null>(null);
  const entry = chosenBackup(backups, chosen);
  return (
    <section className="problem-way" aria-labelledby="way-restore">
      <h2 id="way-restore">Restore a backup</h2>
      <p>Everything up to the time of the backup, whole and checked.</p>
      <BackupList chosen={chosen} onChoose={({ id }) => setChosen(id)} />
      {entry === undefined ? null : (
        <Button
          look="primary"
          onClick={() => openDialog({ kind: 'restore', entry, from: 'problem' })}
        >
          Restore this backup…
        </Button>
      )}
    </section>
  );
}
