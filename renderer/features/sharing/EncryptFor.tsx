// For whom a file is encrypted: nobody, colleagues of the address book, or whoever knows a passphrase.

import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import type { KeyRing } from '../../../shared/ipc/sharing-types.ts';
import { showError } from '../../state/messages.ts';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { EitherChoice } from '../export/EitherChoice.tsx';
import { encryptionFault, type EncryptionDraft } from './encryption-draft.ts';
import { AddColleague } from './AddColleague.tsx';
import './sharing.css';

interface EncryptForProps {
  readonly draft: EncryptionDraft;
  readonly onChange: (draft: EncryptionDraft) => void;
}

const ways = [
  ['none', 'Not encrypted'],
  ['keys', 'For colleagues'],
  ['passphrase', 'With a passphrase'],
] as const;

export function EncryptFor({ draft, onChange }: EncryptForProps) {
  const fault = encryptionFault(draft);
  return (
    <section className="encrypt-for" aria-label="Encryption">
      <EitherChoice
        label="Encryption"
        values={ways}
        chosen={draft.how}
        onChoose={(how) => onChange({ ...draft, how })}
      />
      {draft.how === 'keys' ? <Colleagues draft={draft} onChange={onChange} /> : null}
      {draft.how === 'passphrase' ? <Passphrases draft={draft} onChange={onChange} /> : null}
      <p className="encrypt-said quiet" role="status">
        {draft.how === 'none' ? '' : (fault ?? 'Names of files stay readable.')}
      </p>
    </section>
  );
}

function Colleagues({ draft, onChange }: EncryptForProps) {
  const [ring, setRing] = useState<KeyRing | null>(null);
  useEffect(() => {
    call('keys:list').then(setRing, showError);
  }, []);
  if (ring === null) return null;
  const people = [{ name: 'Yourself', key: ring.own.publicKey }, ...ring.colleagues];
  const toggle = (key: string) =>
    draft.keys.includes(key) ? draft.keys.filter((one) => one !== key) : [...draft.keys, key];
  return (
    <>
      <ul className="encrypt-people">
        {people.map(({ name, key }) => (
          <li key={key}>
            <label>
              <input
                type="checkbox"
                checked={draft.keys.includes(key)}
                onChange={() => onChange({ ...draft, keys: toggle(key) })}
              />
              <span dir="auto">{name}</span> <code className="quiet">{shortKey(key)}</code>
            </label>
          </li>
        ))}
      </ul>
      <AddColleague
        colleagues={ring.colleagues}
        onAdded={(next, key) => {
          setRing(next);
          onChange({ ...draft, keys: [...draft.keys, key] });
        }}
      />
    </>
  );
}

export const shortKey = (key: string): string =>
  key.length > 24 ? `${key.slice(0, 12)}…${key.slice(-6)}` : key;

function Passphrases({ draft, onChange }: EncryptForProps) {
  return (
    <div className="encrypt-passphrases">
      <PassphraseField
        label="Passphrase of the file"
        isNew
        value={draft.passphrase}
        onChange={(passphrase) => onChange({ ...draft, passphrase })}
      />
      <PassphraseField
        label="The same again"
        isNew
        value={draft.again}
        onChange={(again) => onChange({ ...draft, again })}
      />
    </div>
  );
}
