// Whether the text is being marked or edited or a review of it decided, and the way from one to the other. A review is
// offered where the article has one.

import { useCommandKey } from '../../app/commands/use-commands.ts';
import { useArticle } from '../../state/article-store.ts';
import { useEdit } from '../../state/edit-store.ts';
import { leaveReview, toggleReview } from '../../state/review-load.ts';
import { useReview } from '../../state/review-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { toggleEditing } from './edit-mode.ts';

type Mode = 'annotate' | 'edit' | 'review';

interface ModeButtonProps {
  readonly label: string;
  readonly tip: string;
  readonly shortcut: string | undefined;
  readonly pressed: boolean;
  readonly onTurn: () => void;
}

interface ReviewModeProps {
  readonly shortcut: string | undefined;
  readonly editing: boolean;
}

function ModeButton({ label, tip, shortcut, pressed, onTurn }: ModeButtonProps) {
  return (
    <Tip text={tip} shortcut={shortcut}>
      <button type="button" aria-pressed={pressed} onClick={pressed ? undefined : onTurn}>
        {label}
      </button>
    </Tip>
  );
}

/** Where the article has a review. */
function ReviewMode({ shortcut, editing }: ReviewModeProps) {
  const open = useArticle((state) => state.current?.article.id ?? null);
  const reviewing = useReview((state) => state.reviewId !== null);
  const has = useReview((state) => state.articleId === open && state.heads.length > 0);
  if (!has && !reviewing) return null;
  return (
    <ModeButton
      label="Review"
      tip={editing ? 'Finish editing the text first' : 'Decide on a colleague’s marks'}
      shortcut={editing || reviewing ? undefined : shortcut}
      pressed={reviewing}
      onTurn={toggleReview}
    />
  );
}

export function ModeSwitch() {
  const open = useArticle((state) => state.current?.article.id ?? null);
  const editing = useEdit((state) => state.start !== null);
  const reviewing = useReview((state) => state.reviewId !== null);
  const editKey = useCommandKey('text.edit');
  const reviewKey = useCommandKey('review.mode');
  if (open === null) return null;
  const mode: Mode = editing ? 'edit' : reviewing ? 'review' : 'annotate';
  return (
    <div className="mode-switch" role="group" aria-label="Mode">
      <ModeButton
        label="Annotate"
        tip="Mark passages"
        shortcut={editing ? editKey : reviewing ? reviewKey : undefined}
        pressed={mode === 'annotate'}
        onTurn={editing ? toggleEditing : leaveReview}
      />
      <ModeButton
        label="Edit text"
        tip="Change the text; marks follow"
        shortcut={editing ? undefined : editKey}
        pressed={mode === 'edit'}
        onTurn={toggleEditing}
      />
      <ReviewMode shortcut={reviewKey} editing={editing} />
    </div>
  );
}
