// In the status bar in place of “Saved to disk”: how many acts are not, and what can be done about it at once.

import { exportShown } from '../export/open-export.ts';
import { openDialog } from '../../state/dialogs.ts';
import { useUnsaved } from '../../state/unsaved-acts.ts';
import { retryAll } from './retry-all.ts';
import { unsavedCount } from './unsaved-words.ts';
import './unsaved.css';
import './safety.css';

export function UnsavedStatus() {
  const { acts, retrying } = useUnsaved();
  return (
    <span className="unsaved-status">
      <button
        type="button"
        className="status-button saved saved-failed unsaved-count"
        title={acts[0]?.failure.message}
        onClick={() => openDialog({ kind: 'unsaved', leaving: null })}
      >
        {unsavedCount(acts.length)}
      </button>
      <button
        type="button"
        className="status-button"
        aria-disabled={retrying}
        onClick={() => void retryAll()}
      >
        Retry all
      </button>
      <button type="button" className="status-button unsaved-export" onClick={exportShown}>
        Export elsewhere…
      </button>
    </span>
  );
}
