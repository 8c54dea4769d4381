// A running import. Quick ones never show it.

import { useEffect } from 'react';
import { announce } from '../../state/messages.ts';
import { ProgressCard } from '../../ui/ProgressCard.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { stopImport, useImportProgress } from './import-progress.ts';

export function ImportProgressCard() {
  const { progress, stopping } = useImportProgress();
  const late = useDelayed(progress !== null);
  const shown = progress !== null && late;
  useEffect(() => {
    if (shown) announce('Importing…');
  }, [shown]);
  if (!shown) return null;
  return (
    <ProgressCard
      name="Import"
      progress={progress}
      stopping={stopping ? 'Stopping after this file…' : null}
      onStop={stopImport}
    />
  );
}
