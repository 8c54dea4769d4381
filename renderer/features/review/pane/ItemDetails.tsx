// The selected item: notes compared word by word, what was decided by whom and why, and the acts with their keys.

import type { DecisionView } from '../../../../shared/ipc/review-types.ts';
import { useCommandKey } from '../../../app/commands/use-commands.ts';
import { useArticle } from '../../../state/article-store.ts';
import { takeBack } from '../../../state/review-acts.ts';
import { useReview } from '../../../state/review-store.ts';
import type { Entry, ReviewView } from '../../../state/review-view.ts';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { formatMoment } from '../../../ui/words.ts';
import { WordDiff } from '../../attributes/WordDiff.tsx';
import { actsOf, type ActChoice } from './acts-of.ts';
import { decideBy } from './decide-selected.ts';
import { EditForm } from './EditForm.tsx';
import { ReasonField } from './ReasonField.tsx';
import './review-acts.css';

interface ItemDetailsProps {
  readonly entry: Entry;
  readonly view: ReviewView;
  readonly decision: DecisionView | undefined;
}

function Notes({ entry, view }: Pick<ItemDetailsProps, 'entry' | 'view'>) {
  const language = useArticle((state) => state.current?.article.language ?? null);
  if (entry.differences?.note !== true) return null;
  const noteOf = (source: number) =>
    entry.sayings.find(({ sources }) => sources.includes(source))?.mark?.note ?? '';
  return (
    <div className="review-notes">
      <p className="review-attribute">
        Note, from <span className="review-who-mine">{view.names[0]}</span> to{' '}
        <span className="review-who-theirs">{view.names[1]}</span>
      </p>
      <WordDiff before={noteOf(0)} after={noteOf(1)} language={language} />
    </div>
  );
}

function Decided({ decision }: { readonly decision: DecisionView }) {
  const key = useCommandKey('review.take-back');
  return (
    <div className="review-decided">
      <p>
        {decision.by.name}, {formatMoment(decision.decidedAtMs)}
      </p>
      {decision.reason === null ? null : (
        <p className="review-reason-said" dir="auto">
          {decision.reason}
        </p>
      )}
      <Button look="quiet" onClick={() => takeBack(decision.item)}>
        Take back
        {key === undefined ? null : <Kbd name={key} />}
      </Button>
    </div>
  );
}

interface ActProps {
  readonly choice: ActChoice;
  /** Null while nothing is decided. */
  readonly isMade: boolean | null;
  readonly isFirst: boolean;
}

function Act({ choice, isMade, isFirst }: ActProps) {
  // Without a key of its own no command stands behind it.
  const key = useCommandKey(choice.command ?? 'review.finish');
  const look = isMade === true || (isMade === null && isFirst) ? 'primary' : 'secondary';
  return (
    <Button
      look={look}
      aria-pressed={isMade === null ? undefined : isMade}
      onClick={() => decideBy(choice)}
    >
      {choice.label}
      {choice.command === null || key === undefined ? null : <Kbd name={key} />}
    </Button>
  );
}

function Acts({ entry, view, decision }: ItemDetailsProps) {
  const acts = actsOf(entry, view);
  const made = decision?.decision;
  const first = entry.people.has(0) ? 'keep-mine' : 'accept-theirs';
  return (
    <div className="review-acts" role="group" aria-label="Decide">
      {acts.map((choice) => (
        <Act
          key={`${choice.decision} ${choice.label}`}
          choice={choice}
          isFirst={choice.decision === first && view.head.mode === 'pair'}
          isMade={made === undefined ? null : made === choice.decision}
        />
      ))}
    </div>
  );
}

export function ItemDetails(props: ItemDetailsProps) {
  const { entry, view, decision } = props;
  const edit = useReview((state) => (state.edit?.item === entry.item ? state.edit : null));
  const isFinished = view.head.finishedAtMs !== null;
  return (
    <div className="review-details">
      <Notes entry={entry} view={view} />
      {decision === undefined || edit !== null ? null : <Decided decision={decision} />}
      {edit !== null ? <EditForm edit={edit} /> : null}
      {edit !== null || isFinished ? null : (
        <>
          <Acts {...props} />
          <ReasonField saved={decision?.reason ?? null} />
        </>
      )}
    </div>
  );
}
