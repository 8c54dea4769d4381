// One item of the review: what kind of difference it is and what each side says. The selected one opens and has the acts.

import { memo } from 'react';
import type { DecisionView } from '../../../../shared/ipc/review-types.ts';
import type { Entry, ReviewView } from '../../../state/review-view.ts';
import {
  answerWords,
  badgesOf,
  headingOf,
  outcomeWords,
  sinceWords,
} from '../../../state/review-words.ts';
import { shownTag } from '../../../state/article-store.ts';
import { ItemDetails } from './ItemDetails.tsx';
import { PanelChoices } from './PanelChoices.tsx';
import { PanelSayings } from './PanelSayings.tsx';
import { Sayings } from './Sayings.tsx';
import './review-item.css';

interface ReviewRowProps {
  readonly entry: Entry;
  readonly view: ReviewView;
  readonly decision: DecisionView | undefined;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly onSelect: (item: string) => void;
}

/** Of an attribute alone: which one. */
function attributeName({ kind, differences, sayings }: Entry): string | null {
  const [id, ...more] = differences?.attributes ?? [];
  const tag = sayings.find(({ mark }) => mark !== null)?.mark?.tag;
  if (kind !== 'attribute' || id === undefined || more.length > 0 || tag === undefined) return null;
  return shownTag(tag).attributes.find((attribute) => attribute.id === id)?.label ?? id;
}

function Heading({
  entry,
  view,
  decision,
}: Omit<ReviewRowProps, 'selected' | 'tabbable' | 'onSelect'>) {
  // The tab says it.
  if (entry.kind === 'agreed' && decision === undefined) return null;
  const isRelation = entry.subject === 'relation' && entry.kind !== 'relation';
  const attribute = isRelation ? 'relation' : attributeName(entry);
  return (
    <span className="review-head">
      <span className="review-kind">{headingOf(entry, view)}</span>
      {attribute === null ? null : <span className="review-what">{attribute}</span>}
      {decision === undefined ? (
        badgesOf(entry, view).map((words) => (
          <span key={words} className="review-badge">
            {words}
          </span>
        ))
      ) : (
        <span className="review-badge review-outcome">{outcomeWords(entry, decision, view)}</span>
      )}
      {entry.changedSince && decision === undefined ? (
        <span className="review-badge review-again">changed since you decided</span>
      ) : null}
    </span>
  );
}

/** What happened around it, quietly. */
function Around({
  entry,
  view,
  decision,
  isOpen,
}: Pick<ReviewRowProps, 'entry' | 'view' | 'decision'> & { readonly isOpen: boolean }) {
  const since = sinceWords(entry, view);
  const reason = decision?.reason ?? null;
  return (
    <>
      {since === null ? null : <span className="review-since">{since}</span>}
      {entry.answers.map((answer) => (
        <span key={`${answer.by.id} ${answer.decidedAtMs}`} className="review-answer">
          <strong>{answerWords(answer)}</strong>
          {answer.reason === null ? null : <span dir="auto">{`: ${answer.reason}`}</span>}
        </span>
      ))}
      {reason === null || isOpen ? null : (
        <span className="review-why" dir="auto">
          {reason}
        </span>
      )}
    </>
  );
}

function Row(props: ReviewRowProps) {
  const { entry, view, decision, selected, tabbable, onSelect } = props;
  const isPanel = view.head.mode === 'panel';
  return (
    <article
      className="review-item"
      data-selected={selected}
      data-decided={decision !== undefined}
      data-kind={entry.kind}
      aria-current={selected ? 'true' : undefined}
    >
      <button
        type="button"
        className="review-press"
        tabIndex={tabbable ? 0 : -1}
        aria-expanded={selected}
        data-pane-focus={selected ? true : undefined}
        onClick={() => onSelect(entry.item)}
      >
        <Heading entry={entry} view={view} decision={decision} />
        {isPanel ? null : <Sayings entry={entry} view={view} isOpen={selected} />}
        {isPanel && !selected ? <PanelSayings entry={entry} view={view} /> : null}
        <Around entry={entry} view={view} decision={decision} isOpen={selected} />
      </button>
      {isPanel && selected ? (
        <PanelChoices entry={entry} view={view} disabled={view.head.finishedAtMs !== null} />
      ) : null}
      {selected ? <ItemDetails entry={entry} view={view} decision={decision} /> : null}
    </article>
  );
}

export const ReviewRow = memo(Row);
