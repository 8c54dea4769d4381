// The dialogs about reviews: opening a colleague's file, agreement, guidelines.

import { AgreementDialog } from '../features/review/agreement/AgreementDialog.tsx';
import { ReviewOpenDialog } from '../features/review/open/ReviewOpenDialog.tsx';
import { GuidelinesDialog } from '../features/review/packet/GuidelinesDialog.tsx';
import { closeDialog, type ReviewDialog } from '../state/dialogs.ts';

export function ReviewDialogs({ dialog }: { readonly dialog: ReviewDialog }) {
  switch (dialog.kind) {
    case 'open-review':
      return <ReviewOpenDialog onClose={closeDialog} />;
    case 'agreement':
      return <AgreementDialog of={dialog.of} onClose={closeDialog} />;
    case 'guidelines':
      return (
        <GuidelinesDialog tagsetId={dialog.tagsetId} name={dialog.name} onClose={closeDialog} />
      );
  }
}
