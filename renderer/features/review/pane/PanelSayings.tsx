// What several annotators say at a place: each reading with its number, its votes and who has it.

import { shownTag } from '../../../state/article-store.ts';
import type { Entry, ReviewView, Saying } from '../../../state/review-view.ts';
import { formatNumber } from '../../../ui/words.ts';
import { RelationSaying } from './RelationSaying.tsx';
import { Passage, valueOf } from './Sayings.tsx';

/** What is said besides the passage, where it may be what they differ in. */
function moreOf({ mark }: Saying): readonly string[] {
  if (mark === null) return [];
  const values = shownTag(mark.tag).attributes.flatMap(({ id, label }) => {
    const words = valueOf(mark, id);
    return words === null ? [] : `${label}: ${words}`;
  });
  return mark.note === null ? values : [...values, mark.note];
}

interface OneProps {
  readonly saying: Saying;
  readonly at: number;
  /** The only thing said here: its votes stand in the heading. */
  readonly alone: boolean;
  readonly view: ReviewView;
}

export function PanelSaying({ saying, at, alone, view }: OneProps) {
  const more = moreOf(saying);
  const who = saying.sources.map((source) => view.names[source] ?? '').join(', ');
  return (
    <span className="panel-saying">
      <span className="panel-number numbers">{at + 1}</span>
      <span className="review-said">
        {saying.mark === null ? (
          <RelationSaying saying={saying} view={view} />
        ) : (
          <Passage mark={saying.mark} />
        )}
        {more.length === 0 ? null : (
          <span className="review-facts" dir="auto">
            {more.join(' · ')}
          </span>
        )}
        {alone ? null : <span className="panel-who">{who}</span>}
      </span>
      {alone ? null : (
        <span className="panel-votes numbers">
          {formatNumber(saying.sources.length)} of {formatNumber(view.sides.length)}
        </span>
      )}
    </span>
  );
}

export function PanelSayings({
  entry,
  view,
}: {
  readonly entry: Entry;
  readonly view: ReviewView;
}) {
  return entry.sayings.map((saying, at) => (
    <PanelSaying
      key={`${saying.ref.source} ${saying.ref.id}`}
      saying={saying}
      at={at}
      alone={entry.sayings.length === 1}
      view={view}
    />
  ));
}
