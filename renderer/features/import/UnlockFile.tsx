// Asks for the passphrase of an encrypted file, and imports it with it.

import { useState, type FormEvent } from 'react';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { Button } from '../../ui/Button.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { useSelectOnFault } from '../../ui/use-select-on-fault.ts';
import { importLocked } from './import-articles.ts';

interface UnlockFileProps {
  readonly token: string;
  readonly name: string;
  readonly onOpened: (result: ImportResult) => void;
}

export function UnlockFile({ token, name, onOpened }: UnlockFileProps) {
  const [passphrase, setPassphrase] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useSelectOnFault(fault);
  const open = async () => {
    setBusy(true);
    const result = await importLocked(token, passphrase);
    setBusy(false);
    if (result === null) return;
    if (result.error?.code === 'passphrase-wrong') setFault('This is not the passphrase.');
    else onOpened(result);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '' && !busy) void open();
  };
  return (
    <form className="unlock-file" onSubmit={submit}>
      <PassphraseField
        label={`Passphrase of ${name}`}
        value={passphrase}
        error={fault}
        readOnly={busy}
        ref={field}
        onChange={(typed) => {
          setFault(null);
          setPassphrase(typed);
        }}
      />
      <Button type="submit" aria-disabled={passphrase === '' || busy}>
        Open
      </Button>
    </form>
  );
}
