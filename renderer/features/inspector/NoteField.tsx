// The note of the selected mark: grows with its text, saves itself. Markdown is shown as it reads while nobody edits it;
// the field stays where the keyboard finds it and shows itself when it gets the focus.

import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import { reader } from '../../state/reader-handle.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { cardFocused, useCardFocus } from './card-focus.ts';
import { noteTree, type Root } from '../../../shared/notes/note-markdown.ts';
import { NoteView } from './NoteView.tsx';
import { useNoteDraft } from './use-note-draft.ts';

interface NoteFieldProps {
  readonly id: AnnotationId;
  readonly hasNote: boolean;
  /** Undefined while the note is on its way. */
  readonly saved: string | null | undefined;
}

/** As it reads; long ones are cut until somebody wants more. A click begins to edit, selecting words does not. */
function Rendered({ root, onEdit }: { readonly root: Root; readonly onEdit: () => void }) {
  const view = useRef<HTMLDivElement>(null);
  const [whole, setWhole] = useState(false);
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => {
    const element = view.current;
    setCut(element !== null && element.scrollHeight > element.clientHeight + 1);
  }, [root, whole]);
  const onClick = () => {
    if (window.getSelection()?.isCollapsed !== false) onEdit();
  };
  return (
    <>
      {/* The keyboard has the field itself, which stands right after this. */}
      <div ref={view} className="note-view" data-whole={whole} data-cut={cut} onClick={onClick}>
        <NoteView root={root} />
      </div>
      {cut || whole ? (
        <Button
          look="quiet"
          className="note-more"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {whole ? 'Less' : 'More'}
        </Button>
      ) : null}
    </>
  );
}

export function NoteField({ id, hasNote, saved }: NoteFieldProps) {
  const { text, change, save, saveNow } = useNoteDraft(id, saved);
  const field = useRef<HTMLTextAreaElement>(null);
  const [editing, setEditing] = useState(false);
  const wanted = useCardFocus((state) => state.wanted === 'note');
  // Typing into a field whose text has not arrived would overwrite it.
  const waiting = hasNote && saved === undefined;
  const root = useMemo(() => (editing ? null : noteTree(text)), [editing, text]);

  const edit = () => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  };
  useEffect(() => {
    if (!wanted || waiting) return;
    edit();
    cardFocused();
  }, [wanted, waiting]);

  const onKeyDown = (event: KeyboardEvent) => {
    const done = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!done && event.key !== 'Escape') return;
    event.preventDefault();
    if (done) saveNow();
    else save();
    reader.current?.focus();
  };

  return (
    <div className="note-field" data-rendered={root !== null}>
      {root === null ? null : <Rendered root={root} onEdit={edit} />}
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
            onFocus={() => setEditing(true)}
            onBlur={() => {
              setEditing(false);
              save();
            }}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
    </div>
  );
}
