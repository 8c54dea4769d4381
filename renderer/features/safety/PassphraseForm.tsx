// The fields to set, change or remove a passphrase. A new one is typed twice, after it was said that a lost one is final.

import { TriangleAlert } from 'lucide-react';
import { useId, type FormEvent } from 'react';
import { useSafety } from '../../state/safety-store.ts';
import { Button } from '../../ui/Button.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import {
  actWords,
  busyWords,
  filesWords,
  strengthWords,
  type PassphraseWay,
} from './passphrase-words.ts';
import { usePassphraseForm } from './use-passphrase-form.ts';

interface PassphraseFormProps {
  readonly way: PassphraseWay;
  readonly busy: boolean;
  readonly onBusy: (busy: boolean) => void;
  readonly onClose: () => void;
}

type Form = ReturnType<typeof usePassphraseForm>;

function Understood({ form, busy }: { readonly form: Form; readonly busy: boolean }) {
  const id = useId();
  const { typed, faults, fields, change } = form;
  return (
    <div className="passphrase-final">
      <p>
        <TriangleAlert aria-hidden />
        <span>
          <strong>A lost passphrase is final.</strong> Nobody can open the workspace or its backups
          without it: no colleague, no administrator, nobody who makes Sourcebench.
        </span>
      </p>
      <label>
        <input
          ref={fields.understood}
          type="checkbox"
          checked={typed.understood}
          disabled={busy}
          aria-invalid={faults.understood !== undefined}
          aria-describedby={faults.understood === undefined ? undefined : id}
          onChange={(event) => change({ understood: event.target.checked })}
        />
        I understand, and have the passphrase in a safe place
      </label>
      {faults.understood === undefined ? null : (
        <p id={id} className="field-error">
          {faults.understood}
        </p>
      )}
    </div>
  );
}

function NewPassphrase({ form, way, busy }: { form: Form; way: PassphraseWay; busy: boolean }) {
  const { typed, faults, fields, change } = form;
  return (
    <>
      <PassphraseField
        label={way === 'set' ? 'Passphrase' : 'New passphrase'}
        value={typed.next}
        error={faults.next}
        help={strengthWords(typed.next)}
        isNew
        readOnly={busy}
        focusFirst={way === 'set'}
        ref={fields.next}
        onChange={(next) => change({ next })}
      />
      <PassphraseField
        label="The same again"
        value={typed.again}
        error={faults.again}
        isNew
        readOnly={busy}
        ref={fields.again}
        onChange={(again) => change({ again })}
      />
      <Understood form={form} busy={busy} />
    </>
  );
}

export function PassphraseForm({ way, busy, onBusy, onClose }: PassphraseFormProps) {
  const form = usePassphraseForm(way, onBusy, onClose);
  const backups = useSafety((state) => state.backups?.length ?? null);
  const { typed, faults, fields, change, send } = form;
  const files = filesWords(backups);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void send();
  };
  return (
    <form className="dialog-form" noValidate onSubmit={onSubmit}>
      <div className="safety-body">
        {way === 'set' ? null : (
          <PassphraseField
            label="Passphrase now"
            value={typed.current}
            error={faults.current}
            readOnly={busy}
            focusFirst
            ref={fields.current}
            onChange={(current) => change({ current })}
          />
        )}
        {way === 'remove' ? (
          <p className="safety-note">
            Then whoever has {files} can read them. The files are written anew without encryption.
          </p>
        ) : (
          <NewPassphrase form={form} way={way} busy={busy} />
        )}
        {faults.other === undefined ? null : (
          <p className="safety-note safety-note-bad" role="alert">
            {faults.other}
          </p>
        )}
      </div>
      <div className="dialog-acts">
        <p className="safety-busy" role="status">
          {busy ? busyWords[way](files) : ''}
        </p>
        <Button disabled={busy} onClick={onClose}>
          Cancel
        </Button>
        <Button look={way === 'remove' ? 'danger' : 'primary'} type="submit" aria-disabled={busy}>
          {actWords[way]}
        </Button>
      </div>
    </form>
  );
}
