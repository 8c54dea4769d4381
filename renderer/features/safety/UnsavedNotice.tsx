// In the export: acts that are not saved are not in the file.

import { useUnsaved } from '../../state/unsaved-acts.ts';
import { countOf } from '../../ui/words.ts';
import './safety.css';

export function UnsavedNotice() {
  const count = useUnsaved((state) => state.acts.length);
  if (count === 0) return null;
  return (
    <p className="safety-note safety-note-bad" role="status">
      {countOf(count, 'act')} {count === 1 ? 'is' : 'are'} not saved and not in the file. “Not
      saved” in the status bar lists {count === 1 ? 'it' : 'them'}, to be copied as well.
    </p>
  );
}
