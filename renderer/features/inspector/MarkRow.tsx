// One mark in the list: letter, the words in the serif, and a quiet second line that begins with what was said about it.

import { StickyNote } from 'lucide-react';
import { Fragment, type KeyboardEvent } from 'react';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { shownTag, type CurrentArticle } from '../../state/article-store.ts';
import { markQuote } from '../../state/quote.ts';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { secondLine, shownValues } from './mark-words.ts';

interface MarkRowProps {
  readonly mark: Mark;
  readonly current: CurrentArticle;
  readonly details: Annotation | null;
  /** How many relations it has. */
  readonly relations: number;
  readonly tabbable: boolean;
  /** An act on it could not be saved. */
  readonly unsaved: boolean;
  /** `focus` is true for the keyboard, which goes on in the text. */
  readonly onGo: (focus: boolean) => void;
}

export function MarkRow(props: MarkRowProps) {
  const { mark, current, details, relations, tabbable, unsaved, onGo } = props;
  const tag = shownTag(mark.tag);
  const values = shownValues(tag, details);
  const second = secondLine(mark, relations, details?.note ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    onGo(true);
  };
  return (
    <button
      type="button"
      className="mark-row mark-button"
      tabIndex={tabbable ? 0 : -1}
      onClick={() => onGo(false)}
      onKeyDown={onKeyDown}
    >
      <TagBadge tag={tag} named />
      <span className="mark-words">
        <span className="mark-quote" dir="auto" lang={current.article.language ?? undefined}>
          {markQuote(current.article.text, mark, details)}
        </span>
        {unsaved ? <span className="mark-unsaved">Not saved</span> : null}
        {values.length === 0 && second === '' ? null : (
          <span className="mark-second" dir="auto">
            {values.map(({ id, words }, at) => (
              <Fragment key={id}>
                {at === 0 ? '' : ' · '}
                <span className="mark-value" data-attribute={id}>
                  {words}
                </span>
              </Fragment>
            ))}
            {values.length === 0 || second === '' ? '' : ' · '}
            {second}
          </span>
        )}
      </span>
      {mark.hasNote ? (
        <span className="mark-note-sign" role="img" aria-label="Has a note">
          <StickyNote aria-hidden />
        </span>
      ) : null}
    </button>
  );
}
