// Whether everything is on disk and since when, what the last act did, counts, who annotates, text size.

import type { AppState } from '../../shared/ipc/types.ts';
import { CoverageProgress } from '../features/coverage/CoverageProgress.tsx';
import { MarksAtCaret } from '../features/hearing/MarksAtCaret.tsx';
import { ReviewStatus } from '../features/review/pane/ReviewStatus.tsx';
import { BackupState } from '../features/safety/BackupState.tsx';
import { SettingsPopover } from '../features/settings/SettingsPopover.tsx';
import { useArticle } from '../state/article-store.ts';
import { openDialog } from '../state/dialogs.ts';
import { marks, useMarksVersion } from '../state/marks.ts';
import { useMessages } from '../state/messages.ts';
import { countOf } from '../ui/words.ts';
import { SavedState } from './SavedState.tsx';

/** The live region. A new key makes the same words count as said again. */
function LastAct() {
  const { line, count } = useMessages();
  return (
    <div className="last-act" role="status" aria-label="Last act" aria-live="polite">
      {line === '' ? null : (
        <span key={count} dir="auto">
          {line}
        </span>
      )}
    </div>
  );
}

function Counts() {
  useMarksVersion();
  const open = useArticle((state) => state.current !== null);
  return open ? <span className="numbers status-marks">{countOf(marks.size, 'mark')}</span> : null;
}

export function StatusBar({ app }: { readonly app: AppState }) {
  const name = app.settings.annotator?.name;
  return (
    <footer className="status-bar" data-pane aria-label="Status bar">
      {app.workspace === null ? <span>No workspace is open</span> : <SavedState />}
      {app.workspace === null ? null : <BackupState />}
      <CoverageProgress />
      <ReviewStatus otherwise={<Counts />} />
      <LastAct />
      <MarksAtCaret />
      <button
        type="button"
        className="status-button"
        onClick={() => openDialog({ kind: 'annotator' })}
      >
        {name === undefined ? 'Who annotates?' : `Annotating as ${name}`}
      </button>
      <SettingsPopover />
    </footer>
  );
}
