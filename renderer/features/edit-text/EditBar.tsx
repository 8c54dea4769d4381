// Says over the page that its text is being edited, what has come of that so far, and how to end it.

import { PencilLine } from 'lucide-react';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { openDialog } from '../../state/dialogs.ts';
import { useEdit } from '../../state/edit-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { countOf, formatMoment } from '../../ui/words.ts';
import { leaveEditing } from './edit-mode.ts';

function keptWords(changed: boolean, keptAtMs: number | null): string {
  if (!changed) return 'Nothing has been changed yet. Marks follow what you type.';
  const kept = keptAtMs === null ? 'Not kept yet' : `Draft kept ${formatMoment(keptAtMs)}`;
  return `${kept}. Done shows the changes and makes a revision.`;
}

export function EditBar({ revision }: { readonly revision: number }) {
  const { changed, keptAtMs, lostMarks } = useEdit();
  const key = useCommandKey('text.edit');
  return (
    <section className="text-bar edit-bar" aria-label="Editing the text">
      <PencilLine className="text-bar-sign" aria-hidden />
      <div className="text-bar-words">
        <p className="text-bar-title">Editing the text of revision {revision}</p>
        <p className="text-bar-note">
          {keptWords(changed, keptAtMs)}
          {lostMarks === 0 ? null : (
            <strong>
              {' '}
              {countOf(lostMarks, 'mark')} lost {lostMarks === 1 ? 'its' : 'their'} words.
            </strong>
          )}
        </p>
      </div>
      <div className="text-bar-acts">
        {changed ? (
          <Button look="quiet" onClick={() => openDialog({ kind: 'discard-edit' })}>
            Discard…
          </Button>
        ) : null}
        <Button look="primary" onClick={leaveEditing}>
          <span>Done</span>
          {key === undefined ? null : <Kbd name={key} />}
        </Button>
      </div>
    </section>
  );
}
