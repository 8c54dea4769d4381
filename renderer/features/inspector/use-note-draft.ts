// The text of a note while it is being typed. Saved after a pause, on leaving the field, on Ctrl+Enter,
// and whenever something asks for what is pending (closing, switching, exporting), so that nothing is lost.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import { retryUnsaved } from '../../state/act-queue.ts';
import { setNote } from '../../state/acts.ts';
import { addPendingEdit } from '../../state/pending-edits.ts';
import {
  forgetUnsaved,
  isSent,
  keepUnsaved,
  noteKey,
  noteSent,
  unsavedText,
} from '../../state/unsaved-notes.ts';

const PAUSE_MS = 900;

interface NoteDraft {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly save: () => void;
  /** As somebody asked for it: what the disk did not take is tried once more. */
  readonly saveNow: () => void;
}

/** `saved` is what the database holds: undefined while not known, null for no note. */
export function useNoteDraft(id: AnnotationId, saved: string | null | undefined): NoteDraft {
  const [key] = useState(() => noteKey(id));
  const [draft, setDraft] = useState<string | null>(() => unsavedText(key));
  const typed = useRef(isSent(key) ? null : draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    const text = typed.current;
    if (text === null) return;
    typed.current = null;
    // Until it is saved it stays in the field, also after another mark was selected meanwhile.
    keepUnsaved(key, text);
    noteSent(key, true);
    void setNote(id, text).then((done) => {
      if (unsavedText(key) !== text) return;
      if (done) {
        forgetUnsaved(key);
        setDraft((now) => (now === text ? null : now));
      } else {
        noteSent(key, false);
        typed.current ??= text;
      }
    });
  }, [id, key]);

  useEffect(() => {
    const remove = addPendingEdit(save);
    return () => {
      save();
      remove();
    };
  }, [save]);

  const change = (text: string) => {
    setDraft(text);
    typed.current = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(save, PAUSE_MS);
  };
  const saveNow = () => {
    if (typed.current === null && isSent(key)) void retryUnsaved();
    else save();
  };
  return { text: draft ?? saved ?? '', change, save, saveNow };
}
