// An export that goes on after its dialog was closed: how far it is, and a way to stop.

import { useDialogs } from '../../state/dialogs.ts';
import { ProgressCard } from '../../ui/ProgressCard.tsx';
import { stopExport, useExportRun } from './export-run.ts';

export function ExportProgressCard() {
  const { phase, progress, stopping } = useExportRun();
  const isInDialog = useDialogs(({ dialog }) => dialog?.kind === 'export');
  if (phase !== 'writing' || isInDialog || progress === null) return null;
  return (
    <ProgressCard
      name="Export"
      progress={progress}
      stopping={stopping ? 'Stopping…' : null}
      onStop={stopExport}
    />
  );
}
