// The one dialog that is open. Who annotates is asked first, once a workspace is there; what came of files that were
// opened with the program waits until that is answered, so that it does not take the place of a half-typed name.

import { useState } from 'react';
import { AnnotatorDialog } from '../features/first-run/AnnotatorDialog.tsx';
import { CollectDialog } from '../features/library/CollectDialog.tsx';
import { CollectionDialog } from '../features/library/CollectionDialog.tsx';
import { ExportDialog } from '../features/export/ExportDialog.tsx';
import { StatisticsDialog } from '../features/statistics/StatisticsDialog.tsx';
import { VerifyDialog } from '../features/history/VerifyDialog.tsx';
import { DiscardDialog } from '../features/edit-text/DiscardDialog.tsx';
import { NewRevisionDialog } from '../features/edit-text/NewRevisionDialog.tsx';
import { RevisionsDialog } from '../features/revisions/RevisionsDialog.tsx';
import { ImportResultsDialog } from '../features/import/ImportResultsDialog.tsx';
import { PasteDialog } from '../features/import/PasteDialog.tsx';
import { OriginalDialog } from '../features/original/OriginalDialog.tsx';
import { PaletteDialog } from '../features/palette/PaletteDialog.tsx';
import { ShortcutsDialog } from '../features/settings/ShortcutsDialog.tsx';
import { TagAllDialog } from '../features/tag-all/TagAllDialog.tsx';
import { TagsetsDialog } from '../features/tagsets/TagsetsDialog.tsx';
import { UseTagsetDialog } from '../features/tagsets/UseTagsetDialog.tsx';
import { useAppStore } from '../state/app-store.ts';
import {
  closeDialog,
  isReviewDialog,
  isSafetyDialog,
  isSharingDialog,
  useDialogs,
  type DialogState,
} from '../state/dialogs.ts';
import { SafetyDialogs } from './SafetyDialogs.tsx';
import { ReviewDialogs } from './ReviewDialogs.tsx';
import { SharingDialogs } from './SharingDialogs.tsx';

export function Dialogs() {
  const dialog = useDialogs((state) => state.dialog);
  const askName = useAppStore(
    ({ app }) => app?.workspace != null && app.settings.annotator === null,
  );
  const [later, setLater] = useState(false);
  if (askName && !later && (dialog === null || dialog.kind === 'import-results')) {
    return <AnnotatorDialog first onClose={() => setLater(true)} />;
  }
  return dialog === null ? null : <OpenDialog dialog={dialog} askName={askName} />;
}

interface OpenDialogProps {
  readonly dialog: DialogState;
  readonly askName: boolean;
}

function OpenDialog({ dialog, askName }: OpenDialogProps) {
  if (isSafetyDialog(dialog)) return <SafetyDialogs dialog={dialog} />;
  if (isReviewDialog(dialog)) return <ReviewDialogs dialog={dialog} />;
  if (isSharingDialog(dialog)) return <SharingDialogs dialog={dialog} />;
  switch (dialog.kind) {
    case 'palette':
      return <PaletteDialog />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={closeDialog} />;
    case 'annotator':
      return <AnnotatorDialog first={askName} onClose={closeDialog} />;
    case 'paste':
      return <PasteDialog text={dialog.text} html={dialog.html} onClose={closeDialog} />;
    case 'collect':
      return <CollectDialog acted={dialog.acted} onClose={closeDialog} />;
    case 'collection':
      return <CollectionDialog id={dialog.id} into={dialog.into} onClose={closeDialog} />;
    case 'import-results':
      return <ImportResultsDialog results={dialog.results} onClose={closeDialog} />;
    default:
      return <WorkDialog dialog={dialog} />;
  }
}

type OfWork = Extract<
  DialogState,
  {
    readonly kind:
      | 'original'
      | 'new-revision'
      | 'discard-edit'
      | 'revisions'
      | 'verify'
      | 'tag-all'
      | 'tagsets'
      | 'use-tagset'
      | 'statistics'
      | 'export';
  }
>;

/** About the open article, its text and the log. */
function WorkDialog({ dialog }: { readonly dialog: OfWork }) {
  switch (dialog.kind) {
    case 'original':
      return (
        <OriginalDialog
          articleId={dialog.articleId}
          revision={dialog.revision}
          onClose={closeDialog}
        />
      );
    case 'new-revision':
      return <NewRevisionDialog from={dialog.from} onClose={closeDialog} />;
    case 'discard-edit':
      return <DiscardDialog onClose={closeDialog} />;
    case 'revisions':
      return <RevisionsDialog articleId={dialog.articleId} onClose={closeDialog} />;
    case 'verify':
      return <VerifyDialog onClose={closeDialog} />;
    case 'tag-all':
      return <TagAllDialog onClose={closeDialog} />;
    case 'tagsets':
      return <TagsetsDialog onClose={closeDialog} />;
    case 'statistics':
      return <StatisticsDialog onClose={closeDialog} />;
    case 'export':
      return <ExportDialog acted={dialog.acted} onClose={closeDialog} />;
    case 'use-tagset':
      return <UseTagsetDialog articleIds={dialog.articleIds} onClose={closeDialog} />;
  }
}
