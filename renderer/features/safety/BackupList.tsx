// The backups to choose one from, newest first; with what is said while they are looked for, and where there are none.

import { useEffect } from 'react';
import type { BackupEntry } from '../../../shared/ipc/safety-types.ts';
import { loadBackups, useSafety } from '../../state/safety-store.ts';
import { Button } from '../../ui/Button.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { detailWords, timeWords } from './backup-words.ts';
import './safety.css';

interface BackupListProps {
  readonly chosen: string | null;
  readonly onChoose: (entry: BackupEntry) => void;
}

/** The one with the id, else the newest. */
export function chosenBackup(
  backups: readonly BackupEntry[] | null,
  id: string | null,
): BackupEntry | undefined {
  return backups?.find((entry) => entry.id === id) ?? backups?.[0];
}

function NoList() {
  const failure = useSafety((state) => state.listFailure);
  const late = useDelayed(failure === null);
  if (failure !== null) {
    return (
      <div className="safety-note safety-note-bad" role="alert">
        <p>
          The backups could not be listed. {failure.message} {failure.details.remedy}
        </p>
        <Button onClick={() => void loadBackups()}>Try again</Button>
      </div>
    );
  }
  return <p className="safety-note quiet">{late ? 'Looking for backups…' : '\u00a0'}</p>;
}

export function BackupList({ chosen, onChoose }: BackupListProps) {
  const backups = useSafety((state) => state.backups);
  useEffect(() => void loadBackups(), []);
  if (backups === null) return <NoList />;
  if (backups.length === 0) {
    return <p className="safety-note quiet">There is no backup of this workspace yet.</p>;
  }
  const current = chosenBackup(backups, chosen);
  return (
    <div className="backup-list" role="radiogroup" aria-label="Backups, newest first">
      {backups.map((entry) => (
        <label key={entry.id} className="backup-row">
          <input
            type="radio"
            name="backup"
            checked={entry.id === current?.id}
            onChange={() => onChoose(entry)}
          />
          <span className="backup-words">
            <time dateTime={new Date(entry.madeAtMs).toISOString()}>{timeWords(entry)}</time>
            <span className="backup-detail">{detailWords(entry)}</span>
          </span>
        </label>
      ))}
    </div>
  );
}
