// Pasted text becomes an article. The text can be looked over before it is added.

import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { countOf } from '../../ui/words.ts';
import { importText } from './import-articles.ts';

interface PasteDialogProps {
  readonly text: string;
  readonly onClose: () => void;
}

/** Enter alone is a new line here. */
function submitOnCtrlEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

export function PasteDialog({ text: pasted, onClose }: PasteDialogProps) {
  const [text, setText] = useState(pasted);
  const [busy, setBusy] = useState(false);
  const words = text.split(/\s+/u).filter((word) => word !== '').length;
  const add = async () => {
    setBusy(true);
    if (!(await importText(text))) setBusy(false);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (words > 0 && !busy) void add();
  };
  return (
    <Dialog
      title="Paste text as an article"
      description="The first lines become publisher, date and headline where they look like it; you can correct them afterwards."
      onClose={onClose}
    >
      <form className="dialog-form" onSubmit={onSubmit}>
        <Field label="Article text" help={words === 0 ? undefined : countOf(words, 'word')}>
          {(ids) => (
            <textarea
              {...ids}
              className="input paste-text"
              dir="auto"
              rows={14}
              spellCheck={false}
              value={text}
              onKeyDown={submitOnCtrlEnter}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div className="dialog-acts">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={words === 0 || busy}>
            Add article
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
