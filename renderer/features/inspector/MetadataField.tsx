// One field of the article, saved on leaving it or on Enter; Esc takes the change back.

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { updateArticle } from '../../state/acts.ts';
import { addPendingEdit } from '../../state/pending-edits.ts';
import { Field } from '../../ui/Field.tsx';

type TextField = 'title' | 'subtitle' | 'byline' | 'publisher' | 'publishedOn' | 'url' | 'language';

interface MetadataFieldProps {
  readonly name: TextField;
  readonly label: string;
  readonly value: string | null;
  /** Where the value comes from, in words. */
  readonly origin: string | undefined;
  readonly type?: 'text' | 'date' | 'url';
  readonly required?: boolean;
  readonly multiline?: boolean;
  readonly help?: string;
}

export function MetadataField({
  name,
  label,
  value,
  origin,
  type = 'text',
  required,
  multiline,
  help,
}: MetadataFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? value ?? '';
  const missing = required === true && draft?.trim() === '';
  const commit = useRef(() => {});

  useEffect(() => {
    commit.current = () => {
      if (draft === null || missing) return;
      const text = draft.trim();
      if (text === (value ?? '')) setDraft(null);
      else {
        void updateArticle({ [name]: text === '' ? null : text }).then((saved) => {
          if (saved) setDraft(null);
        });
      }
    };
  });
  useEffect(() => addPendingEdit(() => commit.current()), []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter') commit.current();
    else if (event.key === 'Escape') setDraft(null);
    else return;
    event.preventDefault();
  };
  const shared = {
    className: 'input',
    dir: 'auto',
    value: shown,
    'aria-invalid': missing,
    'aria-required': required === true,
    onBlur: () => commit.current(),
    onKeyDown,
  };
  return (
    <Field
      label={label}
      help={origin ?? help}
      error={missing ? 'A headline is needed; Esc brings the old one back.' : null}
    >
      {(ids) =>
        multiline === true ? (
          <textarea
            {...ids}
            {...shared}
            rows={2}
            onChange={(event) => setDraft(event.target.value.replaceAll('\n', ' '))}
          />
        ) : (
          <input
            {...ids}
            {...shared}
            type={type}
            onChange={(event) => setDraft(event.target.value)}
          />
        )
      }
    </Field>
  );
}
