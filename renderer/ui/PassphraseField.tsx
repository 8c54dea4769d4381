// A passphrase being typed: hidden until it is to be shown, with a word when Caps Lock is on. What is typed is not trimmed.

import { Eye, EyeOff } from 'lucide-react';
import { useState, type KeyboardEvent, type Ref } from 'react';
import { Field } from './Field.tsx';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly error?: string | null | undefined;
  readonly help?: string | undefined;
  readonly isNew?: boolean;
  readonly readOnly?: boolean;
  readonly focusFirst?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
  readonly onChange: (value: string) => void;
}

export function PassphraseField(props: PassphraseFieldProps) {
  const { label, value, error = null, help, isNew = false, readOnly = false, focusFirst } = props;
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const noteCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <div className="passphrase-field">
      <Field label={label} error={error} help={help}>
        {(ids) => (
          <span className="passphrase-input">
            <input
              {...ids}
              ref={props.ref}
              className="input"
              type={shown ? 'text' : 'password'}
              value={value}
              readOnly={readOnly}
              aria-invalid={error !== null}
              autoComplete={isNew ? 'new-password' : 'current-password'}
              autoCapitalize="off"
              spellCheck={false}
              maxLength={1000}
              {...(focusFirst === true ? { 'data-focus-first': true } : {})}
              onChange={(event) => props.onChange(event.target.value)}
              onKeyDown={noteCapsLock}
              onKeyUp={noteCapsLock}
              onBlur={() => setCapsLock(false)}
            />
            <button
              type="button"
              className="icon-button"
              aria-pressed={shown}
              aria-label={`Show: ${label}`}
              title={shown ? 'Hide' : 'Show'}
              onClick={() => setShown(!shown)}
            >
              {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            </button>
          </span>
        )}
      </Field>
      <p className="passphrase-caps" role="status">
        {capsLock ? 'Caps Lock is on.' : ''}
      </p>
    </div>
  );
}
