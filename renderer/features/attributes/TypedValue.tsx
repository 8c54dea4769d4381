// An attribute that is typed: text, a number, a day or an address.

import type { KeyboardEvent } from 'react';
import type { JsonValue } from '../../../shared/domain/json.ts';
import type { Attribute } from '../../../shared/domain/tagset.ts';
import { formatDay } from '../../ui/words.ts';
import { undo } from '../../state/undo.ts';
import type { OneValueProps } from './AttributeField.tsx';
import { readValue } from './read-value.ts';
import { SuggestField } from './SuggestField.tsx';
import { useSuggestions } from './suggestions.ts';
import { useValueDraft, type ValueDraft } from './use-value-draft.ts';
import { ValueFrame } from './ValueFrame.tsx';

/** A day is spelled out, so that day and month cannot be taken for each other. */
function helpOf(attribute: Attribute, text: string, saved: JsonValue | undefined): string | null {
  if (attribute.type !== 'date') return null;
  const reading = readValue(attribute, text);
  const day = reading.fault === null ? reading.value : saved;
  return typeof day === 'string' ? formatDay(day) : null;
}

/** Enter saves; with nothing typed, undo is that of the acts and not that of the field. */
function onTypedKey(event: KeyboardEvent, draft: ValueDraft): void {
  const command = event.ctrlKey || event.metaKey;
  if (event.key === 'Enter' && !command) draft.save();
  else if (command && !event.shiftKey && event.key.toLowerCase() === 'z' && !draft.changed) {
    void undo();
  } else return;
  event.preventDefault();
}

const inputModes = { number: 'decimal', date: 'text', url: 'url', text: 'text' } as const;
const placeholders = { date: '2023-04-01', url: 'https://' } as const;

export function TypedValue({
  mark,
  attribute,
  value,
  disabled,
  words,
  again,
  onAgain,
}: OneValueProps) {
  const draft = useValueDraft(mark.id, attribute, value);
  const { known, ask } = useSuggestions(mark.tag, attribute.id, words);
  const { type } = attribute;
  const onKeyDown = (event: KeyboardEvent) => onTypedKey(event, draft);
  return (
    <ValueFrame
      attribute={attribute}
      empty={value === undefined && !draft.changed}
      fault={draft.fault}
      help={helpOf(attribute, draft.text, value)}
      again={again}
      onAgain={onAgain}
    >
      {({ control, describedBy }) =>
        type === 'text' ? (
          <SuggestField
            id={control}
            describedBy={describedBy}
            draft={draft}
            known={known}
            ask={ask}
            disabled={disabled}
            onKeyDown={onKeyDown}
          />
        ) : (
          <input
            id={control}
            aria-describedby={describedBy}
            className="input"
            data-value-focus
            dir="auto"
            inputMode={
              type === 'number' || type === 'date' || type === 'url' ? inputModes[type] : 'text'
            }
            placeholder={type === 'date' || type === 'url' ? placeholders[type] : undefined}
            aria-invalid={draft.fault !== null}
            autoComplete="off"
            maxLength={100_000}
            value={draft.text}
            disabled={disabled}
            onChange={(event) => draft.change(event.target.value)}
            onBlur={draft.save}
            onKeyDown={onKeyDown}
          />
        )
      }
    </ValueFrame>
  );
}
