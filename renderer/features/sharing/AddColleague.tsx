// A name and a public key, put into the address book. What is no key is refused in words.

import { useState, type KeyboardEvent } from 'react';
import { call } from '../../api.ts';
import { toErrorData } from '../../../shared/ipc/result.ts';
import type { KeyRing } from '../../../shared/ipc/sharing-types.ts';
import type { Colleague } from '../../../shared/sharing/encryption.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';

interface AddColleagueProps {
  readonly colleagues: readonly Colleague[];
  readonly onAdded: (ring: KeyRing, key: string) => void;
}

export function AddColleague({ colleagues, onAdded }: AddColleagueProps) {
  const [name, setName] = useState('');
  const [key, setKey] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const add = async () => {
    const colleague = { name: name.trim(), key: key.trim() };
    const missing = missingOf(colleague, colleagues);
    setFault(missing);
    if (missing !== null) return;
    try {
      onAdded(await call('keys:save', { colleagues: [...colleagues, colleague] }), colleague.key);
      setName('');
      setKey('');
    } catch (thrown) {
      const { message, details } = toErrorData(thrown);
      setFault(`${message} ${details.remedy}`);
    }
  };
  // Enter here adds; it does not send the form around it.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void add();
  };
  return (
    <div className="add-colleague">
      <Field label="Colleague’s name">
        {(ids) => (
          <input
            {...ids}
            className="input"
            value={name}
            dir="auto"
            maxLength={200}
            onChange={({ target }) => setName(target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <Field label="Public key" error={fault}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            value={key}
            placeholder="age1…"
            spellCheck={false}
            maxLength={4000}
            aria-invalid={fault !== null}
            onChange={({ target }) => setKey(target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <Button onClick={() => void add()}>Add</Button>
    </div>
  );
}

function missingOf({ name, key }: Colleague, known: readonly Colleague[]): string | null {
  if (name === '') return 'Give the colleague’s name.';
  if (key === '') return 'Paste the colleague’s public key: it begins with “age1”.';
  const same = known.find((one) => one.key === key);
  return same === undefined ? null : `This is the key of ${same.name} already.`;
}
