// The query language on one card: words, phrases, prefixes, fields, and how they are put together. Choosing a field
// begins it in the box.

import { CircleQuestionMark } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useRef } from 'react';
import { focusSearch } from '../../app/panes.ts';
import { typeQuery, useLibraryView } from '../../state/library-view.ts';
import { queryFields, queryForms } from '../../../shared/search/query-fields.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { setSearchHelp, useSearchHelp } from './search-help-store.ts';

function begin(name: string): void {
  const { typed } = useLibraryView.getState();
  typeQuery(`${typed.trimEnd()} ${name}:`.trimStart());
  setSearchHelp(false);
}

/** The caret goes to the end, where the value is typed next. */
function focusAtEnd(): void {
  focusSearch();
  const field = document.querySelector<HTMLInputElement>('[data-search-box]');
  field?.setSelectionRange(field.value.length, field.value.length);
}

/** Where the focus goes when the card is gone: into the box after a choice, else back to where it was. */
function Card() {
  const chosen = useRef(false);
  const pressedOutside = useRef(false);
  const giveBackFocus = useFocusReturn();
  const onClosed = (event: Event) => {
    if (chosen.current) {
      event.preventDefault();
      focusAtEnd();
    } else if (!pressedOutside.current) giveBackFocus(event);
  };
  const choose = (name: string) => {
    chosen.current = true;
    begin(name);
  };
  return (
    <Popover.Content
      className="popover help-card"
      aria-label="How to search"
      side="bottom"
      align="start"
      sideOffset={8}
      collisionPadding={8}
      onInteractOutside={() => {
        pressedOutside.current = true;
      }}
      onCloseAutoFocus={onClosed}
    >
      <h2 className="help-heading">How to search</h2>
      <dl className="help-ways">
        {queryForms.map(({ form, description }) => (
          <div key={form}>
            <dt>
              <code>{form}</code>
            </dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <h3 className="help-heading">Fields</h3>
      <ul className="help-fields">
        {queryFields.map(({ name, description, example }) => (
          <li key={name}>
            <button type="button" className="help-field" onClick={() => choose(name)}>
              <code>{example}</code>
              <span>{description}</span>
            </button>
          </li>
        ))}
      </ul>
    </Popover.Content>
  );
}

export function SearchHelp() {
  const { open } = useSearchHelp();
  return (
    <Popover.Root open={open} onOpenChange={setSearchHelp}>
      <Popover.Trigger className="search-help" aria-label="How to search" title="How to search">
        <CircleQuestionMark aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Card />
      </Popover.Portal>
    </Popover.Root>
  );
}
