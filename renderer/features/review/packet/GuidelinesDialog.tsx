// The guidelines of a tagset: Markdown, as it reads or as it is written. They go along with every packet.

import { useMemo, useState, type KeyboardEvent } from 'react';
import type { AppErrorData } from '../../../../shared/ipc/result.ts';
import { noteTree } from '../../../../shared/notes/note-markdown.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { useDelayed } from '../../../ui/use-delayed.ts';
import { EitherChoice } from '../../export/EitherChoice.tsx';
import { NoteView } from '../../inspector/NoteView.tsx';
import { useGuidelines } from './use-guidelines.ts';
import './guidelines.css';

interface GuidelinesDialogProps {
  readonly tagsetId: string;
  readonly name: string;
  readonly onClose: () => void;
}

type View = 'read' | 'write';

const about =
  'What counts as which tag, with examples. Guidelines belong to the tagset and go along with every packet for a second reading.';
const placeholder =
  '# Claim\n\nA sentence that can be checked: it names something that is or is not so.\n\n- Mark the shortest span that can be checked alone.\n- Opinions are not claims: “a shameful law” is none.';

function Rendered({ markdown }: { readonly markdown: string }) {
  const root = useMemo(() => noteTree(markdown), [markdown]);
  if (markdown.trim() === '') {
    return <p className="guidelines-none">There are no guidelines yet.</p>;
  }
  return (
    <div
      className="guidelines-view note-view"
      data-whole
      tabIndex={0}
      role="region"
      aria-label="Guidelines"
    >
      {root === null ? <p className="guidelines-plain">{markdown}</p> : <NoteView root={root} />}
    </div>
  );
}

interface TextProps {
  /** Null while they are read. */
  readonly saved: string | null;
  readonly text: string;
  readonly view: View;
  readonly onType: (text: string) => void;
}

function Text({ saved, text, view, onType }: TextProps) {
  const late = useDelayed(saved === null);
  if (saved === null) {
    return (
      <p className="guidelines-none" role="status">
        {late ? 'Reading…' : ''}
      </p>
    );
  }
  if (view === 'read') return <Rendered markdown={text} />;
  return (
    <textarea
      className="input guidelines-field"
      aria-label="Guidelines, Markdown"
      dir="auto"
      maxLength={1_000_000}
      placeholder={placeholder}
      value={text}
      onChange={(event) => onType(event.target.value)}
    />
  );
}

export function GuidelinesDialog({ tagsetId, name, onClose }: GuidelinesDialogProps) {
  const { saved, failure, save } = useGuidelines(tagsetId);
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<View | null>(null);
  const [busy, setBusy] = useState(false);
  /** Closing was tried with something typed and not saved. */
  const [asked, setAsked] = useState(false);
  const text = typed ?? saved ?? '';
  const isChanged = typed !== null && typed !== saved;
  // Where there are none, they are there to be written; typing does not take the field away.
  const view = chosen ?? (saved === '' || typed !== null ? 'write' : 'read');

  const onSave = async () => {
    if (!isChanged || busy) return;
    setBusy(true);
    if (await save(typed)) onClose();
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void onSave();
  };
  const close = () => {
    if (isChanged && !asked) setAsked(true);
    else onClose();
  };
  const type = (next: string) => {
    setTyped(next);
    setAsked(false);
  };
  return (
    <Dialog title={`Guidelines of “${name}”`} description={about} size="large" onClose={close}>
      <div className="guidelines" role="presentation" onKeyDown={onKeyDown}>
        <div className="guidelines-bar">
          <EitherChoice
            label="Guidelines as"
            values={[
              ['read', 'As it reads'],
              ['write', 'Markdown'],
            ]}
            chosen={view}
            onChoose={setChosen}
          />
        </div>
        <Text saved={saved} text={text} view={view} onType={type} />
        <Foot
          failure={failure}
          asked={asked}
          canSave={isChanged && !busy}
          onClose={close}
          onSave={() => void onSave()}
        />
      </div>
    </Dialog>
  );
}

interface FootProps {
  readonly failure: AppErrorData | null;
  readonly asked: boolean;
  readonly canSave: boolean;
  readonly onClose: () => void;
  readonly onSave: () => void;
}

function Foot({ failure, asked, canSave, onClose, onSave }: FootProps) {
  const closing = asked ? 'Close without saving' : canSave ? 'Cancel' : 'Close';
  return (
    <div className="dialog-acts guidelines-acts">
      {failure === null ? (
        <p className="quiet" role="status">
          {asked ? 'What was typed is not saved.' : ''}
        </p>
      ) : (
        <p className="guidelines-fault" role="alert">
          {failure.message} {failure.details.remedy}
        </p>
      )}
      <Button onClick={onClose}>{closing}</Button>
      <Button look="primary" aria-disabled={!canSave} onClick={onSave}>
        Save
        <Kbd name="Ctrl+Enter" />
      </Button>
    </div>
  );
}
