// The note of the selected mark: grows with its text, saves itself.

import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import { reader } from '../../state/reader-handle.ts';
import { Field } from '../../ui/Field.tsx';
import { noteFocused, useNoteFocus } from './note-focus.ts';
import { useNoteDraft } from './use-note-draft.ts';

interface NoteFieldProps {
  readonly id: AnnotationId;
  readonly hasNote: boolean;
  /** Undefined while the note is on its way. */
  readonly saved: string | null | undefined;
}

export function NoteField({ id, hasNote, saved }: NoteFieldProps) {
  const { text, change, save } = useNoteDraft(id, saved);
  const field = useRef<HTMLTextAreaElement>(null);
  const wanted = useNoteFocus((state) => state.wanted);
  // Typing into a field whose text has not arrived would overwrite it.
  const waiting = hasNote && saved === undefined;

  useEffect(() => {
    if (!wanted || waiting) return;
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
    noteFocused();
  }, [wanted, waiting]);

  const onKeyDown = (event: KeyboardEvent) => {
    const done = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!done && event.key !== 'Escape') return;
    event.preventDefault();
    save();
    reader.current?.focus();
  };

  return (
    <Field label="Note" labelHidden>
      {(ids) => (
        <textarea
          {...ids}
          ref={field}
          className="input note"
          rows={2}
          dir="auto"
          maxLength={100_000}
          placeholder="Note: sources, doubts, what to ask"
          value={text}
          disabled={waiting}
          onChange={(event) => change(event.target.value)}
          onBlur={save}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}
