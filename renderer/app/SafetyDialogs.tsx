// The dialogs that keep the work safe: backups, repair, the passphrase, acts that are not saved.

import { BackupsDialog } from '../features/safety/BackupsDialog.tsx';
import { PassphraseDialog } from '../features/safety/PassphraseDialog.tsx';
import { RepairDialog } from '../features/safety/RepairDialog.tsx';
import { RestoreDialog } from '../features/safety/RestoreDialog.tsx';
import { SalvageDialog } from '../features/safety/SalvageDialog.tsx';
import { UnlockDialog } from '../features/safety/UnlockDialog.tsx';
import { UnsavedDialog } from '../features/safety/UnsavedDialog.tsx';
import { closeDialog, type SafetyDialog } from '../state/dialogs.ts';

export function SafetyDialogs({ dialog }: { readonly dialog: SafetyDialog }) {
  switch (dialog.kind) {
    case 'backups':
      return <BackupsDialog onClose={closeDialog} />;
    case 'restore':
      return <RestoreDialog entry={dialog.entry} from={dialog.from} />;
    case 'passphrase':
      return <PassphraseDialog onClose={closeDialog} />;
    case 'unlock':
      return <UnlockDialog file={dialog.file} onClose={closeDialog} />;
    case 'repair':
      return <RepairDialog onClose={closeDialog} />;
    case 'salvage':
      return <SalvageDialog report={dialog.report} onClose={closeDialog} />;
    case 'unsaved':
      return <UnsavedDialog leaving={dialog.leaving} onClose={closeDialog} />;
  }
}
