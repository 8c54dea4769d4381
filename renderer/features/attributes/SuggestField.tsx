// A field for a text with what was said before for it, offered while typing. Arrow keys pick, Enter takes,
// Esc closes the list first and only then leaves the field.

import { useState, type ChangeEvent, type KeyboardEvent } from 'react';
import type { ValueDraft } from './use-value-draft.ts';
import { matching } from './suggestions.ts';

interface SuggestFieldProps {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly draft: ValueDraft;
  readonly known: readonly string[];
  readonly ask: () => void;
  readonly disabled: boolean;
  /** Keys that the list has no use for. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

interface Offer {
  readonly open: boolean;
  /** -1 for none. */
  readonly at: number;
}

const closed: Offer = { open: false, at: -1 };

export function SuggestField(props: SuggestFieldProps) {
  const { id, describedBy, draft, known, ask, disabled, onKeyDown } = props;
  const [offer, setOffer] = useState(closed);
  const offered = offer.open ? matching(known, draft.text) : [];
  const at = Math.min(offer.at, offered.length - 1);
  const active = offered[at];

  const take = (text: string) => {
    draft.change(text);
    setOffer(closed);
    draft.save();
  };
  const step = (by: 1 | -1) => {
    if (!offer.open) setOffer({ open: true, at: 0 });
    else if (offered.length > 0) {
      setOffer({
        open: true,
        at: (at + by + offered.length + (at === -1 && by === -1 ? 1 : 0)) % offered.length,
      });
    }
  };
  const ownKey = (key: string): boolean => {
    if (key === 'ArrowDown') step(1);
    else if (key === 'ArrowUp' && offer.open) step(-1);
    else if (key === 'Escape' && offered.length > 0) setOffer(closed);
    else if (key === 'Enter' && active !== undefined) take(active);
    else {
      // What is typed stands; the list has no more to offer, and the next Esc leaves the field.
      if (key === 'Enter') setOffer(closed);
      return false;
    }
    return true;
  };

  return (
    <div className="suggest">
      <input
        id={id}
        aria-describedby={describedBy}
        className="input"
        data-value-focus
        dir="auto"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={`${id}-offers`}
        aria-activedescendant={active === undefined ? undefined : `${id}-offer-${at}`}
        aria-invalid={draft.fault !== null}
        autoComplete="off"
        maxLength={100_000}
        value={draft.text}
        disabled={disabled}
        onFocus={ask}
        onChange={(event: ChangeEvent<HTMLInputElement>) => {
          draft.change(event.target.value);
          setOffer({ open: event.target.value.trim() !== '', at: -1 });
        }}
        onBlur={() => {
          if (active === undefined) draft.save();
          else take(active);
          setOffer(closed);
        }}
        onKeyDown={(event) => {
          const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
          if (plain && ownKey(event.key)) event.preventDefault();
          else onKeyDown(event);
        }}
      />
      <ul id={`${id}-offers`} role="listbox" aria-label="Said before" hidden={offered.length === 0}>
        {offered.map((text, index) => (
          <li
            key={text}
            id={`${id}-offer-${index}`}
            role="option"
            aria-selected={index === at}
            dir="auto"
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(text)}
          >
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
