// Asks who annotates: once at the first start, and whenever the name is to change.

import { useState, type FormEvent } from 'react';
import { setAnnotatorName, settings } from '../../state/app-store.ts';
import { announce } from '../../state/messages.ts';
import { toErrorData } from '../../../shared/ipc/result.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';

interface AnnotatorDialogProps {
  readonly first: boolean;
  readonly onClose: () => void;
}

export function AnnotatorDialog({ first, onClose }: AnnotatorDialogProps) {
  const [name, setName] = useState(settings().annotator?.name ?? '');
  const [error, setError] = useState<string | null>(null);

  const save = async () => {
    const trimmed = name.trim();
    if (trimmed === '') {
      setError('Enter a name. Initials are enough.');
      return;
    }
    try {
      await setAnnotatorName(trimmed);
      if (!first) announce(`Annotating as ${trimmed}`);
      onClose();
    } catch (thrown) {
      const { message, details } = toErrorData(thrown);
      setError(`${message} ${details.remedy}`);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };

  return (
    <Dialog
      title={first ? 'Who annotates?' : 'Change who annotates'}
      description={
        first
          ? 'Your name is stored with every mark you make, in your workspace file and in what you export. It goes nowhere else.'
          : 'Marks you make from now on carry this name. Marks already made keep theirs.'
      }
      size="small"
      onClose={onClose}
    >
      <form className="dialog-form" onSubmit={onSubmit}>
        <Field label="Your name" error={error}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              dir="auto"
              autoComplete="off"
              maxLength={200}
              value={name}
              aria-invalid={error !== null}
              onChange={(event) => {
                setName(event.target.value);
                setError(null);
              }}
            />
          )}
        </Field>
        <div className="dialog-acts">
          <Button onClick={onClose}>{first ? 'Not now' : 'Cancel'}</Button>
          <Button look="primary" type="submit">
            {first ? 'Start annotating' : 'Save'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
