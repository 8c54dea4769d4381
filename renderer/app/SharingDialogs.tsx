// The dialogs about what goes to colleagues and comes from them: sharing copies, keys, encrypted files.

import { KeysDialog } from '../features/sharing/KeysDialog.tsx';
import { SendDialog } from '../features/sharing/SendDialog.tsx';
import { SharingDialog } from '../features/sharing/SharingDialog.tsx';
import { UnlockFileDialog } from '../features/sharing/UnlockFileDialog.tsx';
import { closeDialog, type SharingDialogState } from '../state/dialogs.ts';

export function SharingDialogs({ dialog }: { readonly dialog: SharingDialogState }) {
  switch (dialog.kind) {
    case 'sharing':
      return <SharingDialog articleId={dialog.articleId} onClose={closeDialog} />;
    case 'keys':
      return <KeysDialog onClose={closeDialog} />;
    case 'send':
      return <SendDialog sending={dialog.sending} onClose={closeDialog} />;
    case 'unlock-file': {
      const { unlocking } = dialog;
      return <UnlockFileDialog unlocking={unlocking} onClose={unlocking.onClose ?? closeDialog} />;
    }
  }
}
