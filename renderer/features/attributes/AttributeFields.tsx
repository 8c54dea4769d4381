// What the tag asks to be said about the selected mark. Everything saves itself; Esc goes back to the text.

import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import { valueWords } from '../../../shared/domain/attribute-words.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import type { CurrentArticle } from '../../state/article-store.ts';
import { lastValues, useLastValues } from '../../state/last-values.ts';
import { markQuote } from '../../state/quote.ts';
import { reader } from '../../state/reader-handle.ts';
import { setAttributes } from '../../state/value-acts.ts';
import { cardFocused, useCardFocus } from '../inspector/card-focus.ts';
import { AttributeField } from './AttributeField.tsx';

interface AttributeFieldsProps {
  readonly mark: Mark;
  readonly current: CurrentArticle;
  /** Null while they are on their way. */
  readonly details: Annotation | null;
}

/** Longer than this, marked words are no name. */
const NAME_UTF16 = 80;

/** Puts the focus on the first field when a key asked for it, as soon as there is something to say. */
function useWantedFocus(ready: boolean) {
  const group = useRef<HTMLDivElement>(null);
  const wanted = useCardFocus((state) => state.wanted === 'attributes');
  useEffect(() => {
    if (!wanted || !ready) return;
    group.current?.querySelector<HTMLElement>('[data-value-focus]')?.focus();
    cardFocused();
  }, [wanted, ready]);
  return group;
}

function backToText(event: KeyboardEvent): void {
  const done = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  if (event.defaultPrevented || (!done && event.key !== 'Escape')) return;
  event.preventDefault();
  // Leaving a field saves it.
  reader.current?.focus();
}

/** What the tagset has no attribute for, such as what came with a file: shown, and kept as it is. */
function OtherValues({
  tag,
  details,
}: {
  readonly tag: Tag | undefined;
  readonly details: Annotation;
}) {
  const known = new Set(tag?.attributes.map(({ id }) => id));
  const others = Object.entries(details.attributes).filter(([id]) => !known.has(id));
  if (others.length === 0) return null;
  return (
    <dl className="facts" aria-label="Values that the tagset has no attribute for">
      {others.map(([id, value]) => (
        <div key={id} className="fact">
          <dt>{id}</dt>
          <dd dir="auto">
            {valueWords({ id, label: id, type: 'text', required: false }, value)}
            <span className="quiet"> (not in the tagset)</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function AttributeFields({ mark, current, details }: AttributeFieldsProps) {
  const tag = current.tagset.tags.find(({ id }) => id === mark.tag);
  const each = useLastValues((state) => state.each);
  const group = useWantedFocus(details !== null);
  const attributes = tag?.attributes ?? [];
  const last = tag === undefined ? {} : lastValues(each, tag);
  const quote = markQuote(current.article.text, mark, details);
  return (
    <>
      {tag === undefined || attributes.length === 0 ? null : (
        <div
          ref={group}
          className="values"
          role="group"
          aria-label={`What is said about the ${tag.label.toLocaleLowerCase()}`}
          onKeyDown={backToText}
        >
          {attributes.map((attribute) => {
            const say = (value: (typeof last)[string]) =>
              void setAttributes(mark.id, { [attribute.id]: value });
            return (
              <AttributeField
                key={`${mark.tag} ${attribute.id}`}
                mark={mark}
                attribute={attribute}
                value={details?.attributes[attribute.id]}
                disabled={details === null}
                words={quote.length <= NAME_UTF16 ? quote : ''}
                again={details === null ? null : (last[attribute.id] ?? null)}
                onSay={say}
                onAgain={(value) => {
                  say(value);
                  group.current
                    ?.querySelector<HTMLElement>(
                      `[data-attribute="${CSS.escape(attribute.id)}"] [data-value-focus]`,
                    )
                    ?.focus();
                }}
              />
            );
          })}
        </div>
      )}
      {details === null ? null : <OtherValues tag={tag} details={details} />}
    </>
  );
}
