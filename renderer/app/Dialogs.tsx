// The one dialog that is open. Who annotates is asked first, once a workspace is there.

import { useState } from 'react';
import { AnnotatorDialog } from '../features/first-run/AnnotatorDialog.tsx';
import { ImportResultsDialog } from '../features/import/ImportResultsDialog.tsx';
import { PasteDialog } from '../features/import/PasteDialog.tsx';
import { PaletteDialog } from '../features/palette/PaletteDialog.tsx';
import { ShortcutsDialog } from '../features/settings/ShortcutsDialog.tsx';
import { useAppStore } from '../state/app-store.ts';
import { closeDialog, useDialogs } from '../state/dialogs.ts';

export function Dialogs() {
  const dialog = useDialogs((state) => state.dialog);
  const askName = useAppStore(
    ({ app }) => app?.workspace != null && app.settings.annotator === null,
  );
  const [later, setLater] = useState(false);
  if (dialog === null) {
    return askName && !later ? <AnnotatorDialog first onClose={() => setLater(true)} /> : null;
  }
  switch (dialog.kind) {
    case 'palette':
      return <PaletteDialog />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={closeDialog} />;
    case 'annotator':
      return <AnnotatorDialog first={askName} onClose={closeDialog} />;
    case 'paste':
      return <PasteDialog text={dialog.text} onClose={closeDialog} />;
    case 'import-results':
      return <ImportResultsDialog results={dialog.results} onClose={closeDialog} />;
  }
}
