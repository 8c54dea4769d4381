// In the status bar, and only when there is a reason: the last backup failed, or is far behind what was done since.

import { useEffect } from 'react';
import { useSaving } from '../../state/act-queue.ts';
import { openDialog } from '../../state/dialogs.ts';
import { loadBackups, useSafety } from '../../state/safety-store.ts';
import { agoWords, isBehind } from './backup-words.ts';

/** After the one that is made at the start, and as often as may be of use. */
const FIRST_LOOK_MS = 60_000;
const LOOK_AGAIN_MS = 10 * 60_000;

function useLooking(): void {
  useEffect(() => {
    const first = setTimeout(() => void loadBackups(), FIRST_LOOK_MS);
    const again = setInterval(() => void loadBackups(), LOOK_AGAIN_MS);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, []);
}

function useWords(): string | null {
  const { backups, makeFailure, ownFailure } = useSafety();
  const savedAtMs = useSaving((state) => state.savedAtMs);
  if (makeFailure !== null || ownFailure !== null) return 'The last backup failed';
  if (backups === null || savedAtMs === null) return null;
  const [newest] = backups;
  if (!isBehind(newest, savedAtMs)) return null;
  return newest === undefined
    ? 'No backup yet'
    : `Last backup ${agoWords(newest.madeAtMs, Date.now())}`;
}

export function BackupState() {
  useLooking();
  const words = useWords();
  if (words === null) return null;
  return (
    <button
      type="button"
      className="status-button status-backup"
      onClick={() => openDialog({ kind: 'backups' })}
    >
      {words}
    </button>
  );
}
