// What was typed into the text and did not become a revision: kept, offered, and gone only when somebody says so.

import { FilePenLine } from 'lucide-react';
import type { CurrentArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { formatMoment } from '../../ui/words.ts';
import { startEditing } from './edit-mode.ts';

export function DraftBar({ current }: { readonly current: CurrentArticle }) {
  const { draftAtMs } = current;
  if (draftAtMs === null) return null;
  return (
    <section className="text-bar draft-bar" aria-label="Draft of the text">
      <FilePenLine className="text-bar-sign" aria-hidden />
      <div className="text-bar-words">
        <p className="text-bar-title">What was typed into this text is kept as a draft</p>
        <p className="text-bar-note">
          Last kept {formatMoment(draftAtMs)}. It is not part of the text yet.
        </p>
      </div>
      <div className="text-bar-acts">
        <Button look="quiet" onClick={() => openDialog({ kind: 'discard-edit' })}>
          Discard…
        </Button>
        <Button look="primary" onClick={() => void startEditing()}>
          Go on editing
        </Button>
      </div>
    </section>
  );
}
