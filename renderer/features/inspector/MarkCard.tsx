// The selected mark, opened in the list: its words, tag, note, who made it and when.

import { Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { deleteMark, retagMark } from '../../state/acts.ts';
import { useSettings } from '../../state/app-store.ts';
import { tagById, type CurrentArticle } from '../../state/article-store.ts';
import { wantDetails } from '../../state/details-store.ts';
import { reader } from '../../state/reader-handle.ts';
import { markQuote } from '../../state/quote.ts';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { tagStyle } from '../../ui/tag-look.ts';
import { formatDateTime } from '../../ui/words.ts';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { goToPassage } from '../annotate/annotate.ts';
import { placeWords } from './mark-words.ts';
import { NoteField } from './NoteField.tsx';

interface MarkCardProps {
  readonly mark: Mark;
  readonly current: CurrentArticle;
  readonly details: Annotation | null;
}

function Facts({ mark, current, details }: MarkCardProps) {
  const place = placeWords(mark);
  const { annotator: own } = useSettings();
  if (details === null) return null;
  const { annotator, createdAtMs, updatedAtMs } = details;
  const name = [...current.annotators, own].find((person) => person?.id === annotator)?.name;
  return (
    <dl className="facts">
      {place === '' ? null : (
        <>
          <dt>Place</dt>
          <dd>{place}</dd>
        </>
      )}
      <dt>Marked</dt>
      <dd>
        <time dateTime={new Date(createdAtMs).toISOString()}>{formatDateTime(createdAtMs)}</time>
        {name === undefined ? '' : ` by ${name}`}
      </dd>
      {updatedAtMs === createdAtMs ? null : (
        <>
          <dt>Changed</dt>
          <dd>
            <time dateTime={new Date(updatedAtMs).toISOString()}>
              {formatDateTime(updatedAtMs)}
            </time>
          </dd>
        </>
      )}
    </dl>
  );
}

export function MarkCard({ mark, current, details }: MarkCardProps) {
  const tag = tagById(mark.tag);
  const deleteKey = useCommandKey('mark.delete');
  useEffect(() => {
    void wantDetails([mark.id]);
  }, [mark.id]);
  return (
    <section
      className="mark-card"
      aria-label="Selected mark"
      style={tag === undefined ? undefined : tagStyle(tag)}
    >
      <div className="mark-card-head">
        {tag === undefined ? null : <TagBadge tag={tag} />}
        <button
          type="button"
          className="mark-card-quote mark-button"
          data-pane-focus
          aria-current="true"
          title="Go to the passage"
          onClick={() => goToPassage(mark.id, { focus: true })}
        >
          <span className="mark-quote" dir="auto" lang={current.article.language ?? undefined}>
            {markQuote(current.article.text, mark, details, 1200)}
          </span>
        </button>
        <IconButton
          icon={Trash2}
          label="Delete the mark"
          shortcut={deleteKey}
          onClick={() => {
            deleteMark(mark.id);
            reader.current?.focus();
          }}
        />
      </div>
      <div className="mark-card-body">
        <Field label="Tag" layout="beside">
          {(ids) => (
            <Select
              {...ids}
              value={mark.tag}
              onChange={(event) => retagMark(mark.id, event.target.value as TagId)}
            >
              {current.tagset.tags.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <NoteField
          key={mark.id}
          id={mark.id}
          hasNote={mark.hasNote}
          saved={details === null ? undefined : details.note}
        />
        <Facts mark={mark} current={current} details={details} />
      </div>
    </section>
  );
}
