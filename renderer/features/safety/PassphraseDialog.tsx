// Sets, changes or removes the workspace's passphrase. What it protects and that a lost one is final is said before.

import { useState } from 'react';
import { useAppStore } from '../../state/app-store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';
import { workspaceName } from './workspace-name.ts';
import './problem.css';
import './safety.css';

const protects =
  'It protects the workspace and its backups: whoever has these files cannot read them without it. It does not protect exports, copies of the files elsewhere, or what a disk may still hold of older versions in its free blocks.';

export function PassphraseDialog({ onClose }: { readonly onClose: () => void }) {
  const encrypted = useAppStore(({ app }) => app?.workspace?.isEncrypted === true);
  const name = useAppStore(({ app }) => workspaceName(app));
  const [way, setWay] = useState<'change' | 'remove'>('change');
  const [busy, setBusy] = useState(false);
  // What it was when the dialog opened: the answer changes it before the dialog goes.
  const [wasEncrypted] = useState(encrypted);
  return (
    <Dialog
      title={wasEncrypted ? `Passphrase of “${name}”` : `Set a passphrase for “${name}”`}
      description={protects}
      onClose={() => (busy ? undefined : onClose())}
    >
      {wasEncrypted ? (
        <fieldset className="passphrase-ways" disabled={busy}>
          <legend className="visually-hidden">What to do</legend>
          {(['change', 'remove'] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="passphrase-way"
                checked={way === each}
                onChange={() => setWay(each)}
              />
              {each === 'change' ? 'Change it' : 'Remove it'}
            </label>
          ))}
        </fieldset>
      ) : null}
      <PassphraseForm
        key={way}
        way={wasEncrypted ? way : 'set'}
        busy={busy}
        onBusy={setBusy}
        onClose={onClose}
      />
    </Dialog>
  );
}
