// The passphrase that opens an encrypted workspace. A wrong one is said beside the field, which keeps the focus with what
// was typed selected, so that the next try is typed over it.

import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { unlockWorkspace } from '../../app/safety-actions.ts';
import { toErrorData } from '../../../shared/ipc/result.ts';
import { Button } from '../../ui/Button.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { useSelectOnFault } from '../../ui/use-select-on-fault.ts';
import './problem.css';
import './safety.css';

const wrong = 'This is not the passphrase. Upper and lower case matter.';

interface Unlocking {
  readonly error: string | null;
  readonly busy: boolean;
  readonly forget: () => void;
  readonly unlock: (passphrase: string) => Promise<void>;
}

function useUnlocking(onOpen: () => void): Unlocking {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const unlock = async (passphrase: string) => {
    if (busy) return;
    if (passphrase === '') {
      setError('Enter the passphrase.');
      return;
    }
    setBusy(true);
    setError(null);
    try {
      if (await unlockWorkspace(passphrase)) onOpen();
      else setError(wrong);
    } catch (thrown) {
      const { code, message, details } = toErrorData(thrown);
      setError(code === 'passphrase-wrong' ? wrong : `${message} ${details.remedy}`);
    } finally {
      setBusy(false);
    }
  };
  return { error, busy, forget: () => setError(null), unlock };
}

interface UnlockFormProps {
  readonly onOpen: () => void;
  /** What is said below the field. */
  readonly children?: ReactNode;
  /** In a dialog: the buttons stand at its foot. */
  readonly onCancel?: () => void;
}

export function UnlockForm({ onOpen, onCancel, children }: UnlockFormProps) {
  const [passphrase, setPassphrase] = useState('');
  const { error, busy, forget, unlock } = useUnlocking(onOpen);
  const late = useDelayed(busy);
  const field = useSelectOnFault(error);
  useEffect(() => field.current?.focus(), [field]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void unlock(passphrase);
  };
  const input = (
    <PassphraseField
      label="Passphrase"
      value={passphrase}
      error={error}
      readOnly={busy}
      focusFirst
      ref={field}
      onChange={(typed) => {
        setPassphrase(typed);
        forget();
      }}
    />
  );
  const submit = (
    <Button look="primary" type="submit" aria-disabled={busy}>
      Unlock
    </Button>
  );
  const state = (
    <p className="safety-busy" role="status">
      {late ? 'Unlocking…' : ''}
    </p>
  );
  if (onCancel === undefined) {
    return (
      <>
        <form className="unlock" noValidate onSubmit={onSubmit}>
          {input}
          {submit}
        </form>
        {state}
        {children}
      </>
    );
  }
  return (
    <form noValidate onSubmit={onSubmit}>
      <div className="safety-body">
        {input}
        {children}
      </div>
      <div className="dialog-acts">
        {state}
        <Button onClick={onCancel}>Cancel</Button>
        {submit}
      </div>
    </form>
  );
}
