// Pasted text becomes an article. The text can be looked over before it is added; what the clipboard tells of
// headings, lists and links comes along unless the person does without it.

import { useState, type ClipboardEvent, type FormEvent, type KeyboardEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { countOf } from '../../ui/words.ts';
import { importPaste, importText } from './import-articles.ts';

interface PasteDialogProps {
  readonly text: string;
  readonly html?: string | undefined;
  readonly onClose: () => void;
}

/** Enter alone is a new line here. */
function submitOnCtrlEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

/** What came from the clipboard together; the HTML belongs to this text and to no other. */
interface Pasted {
  readonly text: string;
  readonly html: string;
}

interface FormattingProps {
  readonly edited: boolean;
  readonly kept: boolean;
  readonly onChange: (kept: boolean) => void;
}

function Formatting({ edited, kept, onChange }: FormattingProps) {
  return (
    <label className="setting setting-check paste-formatting">
      <input
        type="checkbox"
        checked={kept && !edited}
        disabled={edited}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        Keep headings, lists, links and emphasis
        <small>
          {edited
            ? 'The text was changed, so it is added as plain text.'
            : 'Links are shown, never followed.'}
        </small>
      </span>
    </label>
  );
}

export function PasteDialog({ text: first, html, onClose }: PasteDialogProps) {
  const [text, setText] = useState(first);
  const [pasted, setPasted] = useState<Pasted | null>(
    html === undefined ? null : { text: first, html },
  );
  const [kept, setKept] = useState(true);
  const [busy, setBusy] = useState(false);
  const words = text.split(/\s+/u).filter((word) => word !== '').length;
  const edited = pasted !== null && pasted.text !== text;
  const add = async () => {
    setBusy(true);
    const rich = pasted !== null && kept && !edited ? pasted : null;
    const added = await (rich === null ? importText(text) : importPaste(rich.html, text));
    if (!added) setBusy(false);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (words > 0 && !busy) void add();
  };
  const onPaste = ({ clipboardData }: ClipboardEvent<HTMLTextAreaElement>) => {
    const into = clipboardData.getData('text/html');
    if (text !== '' || into === '') return;
    // The field has line feeds only.
    const plain = clipboardData.getData('text/plain').replaceAll(/\r\n?/g, '\n');
    setPasted({ text: plain, html: into });
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
              onPaste={onPaste}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {pasted === null || words === 0 ? null : (
          <Formatting edited={edited} kept={kept} onChange={setKept} />
        )}
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
