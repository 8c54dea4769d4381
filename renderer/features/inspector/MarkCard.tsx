// The selected mark, opened in the list: its words, tag, note, who made it and when.

import { Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { deleteMark, retagMark } from '../../state/acts.ts';
import { useSettings } from '../../state/app-store.ts';
import { shownTag, tagById, type CurrentArticle } from '../../state/article-store.ts';
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
import { AttributeFields } from '../attributes/AttributeFields.tsx';
import { PlaceDecision } from '../attributes/PlaceDecision.tsx';
import { MarkHistory } from '../history/MarkHistory.tsx';
import { MarkRelations } from '../relations/MarkRelations.tsx';
import { goToPassage } from '../annotate/annotate.ts';
import { UnsavedLine } from '../safety/UnsavedLine.tsx';
import { nestingWords } from './mark-words.ts';
import { NoteField } from './NoteField.tsx';

interface MarkCardProps {
  readonly mark: Mark;
  readonly current: CurrentArticle;
  readonly details: Annotation | null;
}

interface Saved {
  /** An act on it could not be saved. */
  readonly unsaved: boolean;
}

function Facts({ mark, current, details }: MarkCardProps) {
  const place = nestingWords(mark);
  const { annotator: own } = useSettings();
  if (details === null) return null;
  const { annotator, createdAtMs, updatedAtMs } = details;
  const name = [...current.annotators, own].find((person) => person?.id === annotator)?.name;
  return (
    <dl className="facts">
      {place === null ? null : (
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

export function MarkCard({ mark, current, details, unsaved }: MarkCardProps & Saved) {
  const tag = shownTag(mark.tag);
  const deleteKey = useCommandKey('mark.delete');
  const known = details !== null;
  // Opening the article again, after an act on its tagset or its text, forgets what was known.
  useEffect(() => {
    if (!known) void wantDetails([mark.id]);
  }, [mark.id, known]);
  return (
    <section className="mark-card" aria-label="Selected mark" style={tagStyle(tag)}>
      <div className="mark-card-head">
        <TagBadge tag={tag} />
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
      {unsaved ? <UnsavedLine /> : null}
      <div className="mark-card-body">
        <Field label="Tag" layout="beside">
          {(ids) => (
            <Select
              {...ids}
              value={mark.tag}
              onChange={(event) => retagMark(mark.id, event.target.value as TagId)}
            >
              {tagById(mark.tag) === undefined ? (
                <option value={mark.tag}>{mark.tag} (not in the tagset)</option>
              ) : null}
              {current.tagset.tags.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <PlaceDecision mark={mark} current={current} details={details} />
        <AttributeFields
          key={`attributes ${mark.id} ${mark.tag}`}
          mark={mark}
          current={current}
          details={details}
        />
        <NoteField
          key={mark.id}
          id={mark.id}
          hasNote={mark.hasNote}
          saved={details === null ? undefined : details.note}
        />
        <MarkRelations mark={mark} current={current} details={details} />
        <Facts mark={mark} current={current} details={details} />
        <MarkHistory key={`history ${mark.id}`} mark={mark} current={current} details={details} />
      </div>
    </section>
  );
}
