// In the card of a mark: something of it is not on disk; a click leads to what can be done about it.

import { openDialog } from '../../state/dialogs.ts';
import './unsaved.css';
import './safety.css';

export function UnsavedLine() {
  return (
    <button
      type="button"
      className="mark-unsaved mark-unsaved-line"
      onClick={() => openDialog({ kind: 'unsaved', leaving: null })}
    >
      Not saved. Retry or discard…
    </button>
  );
}
