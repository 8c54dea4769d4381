// The own public key, to be given to others, and the address book of theirs.

import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import type { KeyRing } from '../../../shared/ipc/sharing-types.ts';
import type { Colleague } from '../../../shared/sharing/encryption.ts';
import { copyText } from '../../state/copy-text.ts';
import { showError } from '../../state/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { AddColleague } from './AddColleague.tsx';
import { shortKey } from './EncryptFor.tsx';
import './sharing.css';

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const [ring, setRing] = useState<KeyRing | null>(null);
  useEffect(() => {
    call('keys:list').then(setRing, showError);
  }, []);
  const save = (colleagues: readonly Colleague[]) =>
    call('keys:save', { colleagues: [...colleagues] }).then(setRing, showError);
  return (
    <Dialog
      title="Keys"
      description="Files are encrypted with a public key, and only who has the secret key to it can open them."
      size="large"
      onClose={onClose}
    >
      {ring === null ? null : (
        <div className="keys-body">
          <OwnKey ring={ring} />
          <h3>Colleagues’ keys</h3>
          {ring.colleagues.length === 0 ? <p className="quiet">There are none yet.</p> : null}
          <ul className="keys-list" aria-label="Colleagues’ keys">
            {ring.colleagues.map((one, at) => (
              <ColleagueRow
                key={one.key}
                colleague={one}
                onRename={(name) => void save(ring.colleagues.with(at, { ...one, name }))}
                onRemove={() => void save(ring.colleagues.toSpliced(at, 1))}
              />
            ))}
          </ul>
          <AddColleague colleagues={ring.colleagues} onAdded={setRing} />
        </div>
      )}
      <div className="dialog-acts">
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}

function OwnKey({ ring: { own } }: { readonly ring: KeyRing }) {
  return (
    <section aria-label="Your key">
      <h3>Your public key</h3>
      <p className="keys-own">
        <code data-focus-first tabIndex={-1}>
          {own.publicKey}
        </code>
        <Button onClick={() => void copyText(own.publicKey, 'Your public key is copied.')}>
          <Copy aria-hidden />
          Copy
        </Button>
      </p>
      <p className="quiet">
        Give it to anybody. The secret key to it is in {own.path}, readable by you alone. Keep a
        copy in a safe place: without it nothing that was encrypted for you can be opened.
      </p>
    </section>
  );
}

interface ColleagueRowProps {
  readonly colleague: Colleague;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

function ColleagueRow({ colleague, onRename, onRemove }: ColleagueRowProps) {
  const [name, setName] = useState(colleague.name);
  const leave = () => {
    const trimmed = name.trim();
    if (trimmed === '') setName(colleague.name);
    else if (trimmed !== colleague.name) onRename(trimmed);
  };
  return (
    <li>
      <input
        className="input"
        aria-label={`Name of ${colleague.name}`}
        value={name}
        dir="auto"
        maxLength={200}
        onChange={({ target }) => setName(target.value)}
        onBlur={leave}
        onKeyDown={({ key }) => (key === 'Enter' ? leave() : undefined)}
      />
      <code title={colleague.key}>{shortKey(colleague.key)}</code>
      <Button aria-label={`Remove ${colleague.name}`} onClick={onRemove}>
        Remove
      </Button>
    </li>
  );
}
