// Names a collection: a new one, which may take articles in at once, or one that there is.

import { useState, type FormEvent } from 'react';
import type { CollectionId } from '../../../shared/domain/ids.ts';
import {
  collections,
  createCollection,
  renameCollection,
  type Acted,
} from '../../state/library-acts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';

interface CollectionDialogProps {
  /** The one to rename; null for a new one. */
  readonly id: CollectionId | null;
  readonly into: Acted | null;
  readonly onClose: () => void;
}

const MOST_CHARACTERS = 200;

/** Why the name cannot be used, or null. */
function faultOf(name: string, id: CollectionId | null): string | null {
  if (name === '') return 'Enter a name.';
  const same = (other: string) =>
    other.localeCompare(name, undefined, { sensitivity: 'accent' }) === 0;
  const taken = collections().find((other) => other.id !== id && same(other.name));
  return taken === undefined ? null : `There is a collection “${taken.name}” already.`;
}

export function CollectionDialog({ id, into, onClose }: CollectionDialogProps) {
  const [name, setName] = useState(() => collections().find((one) => one.id === id)?.name ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultOf(name.trim(), id);
    setFault(found);
    if (found !== null) return;
    onClose();
    if (id === null) void createCollection(name, into);
    else void renameCollection(id, name);
  };
  const description =
    into === null
      ? 'A collection keeps articles of one story together. An article can be in several.'
      : `${into.words} will be put into it.`;
  return (
    <Dialog
      title={id === null ? 'New collection' : 'Rename the collection'}
      {...(id === null ? { description } : {})}
      size="small"
      onClose={onClose}
    >
      <form className="dialog-form" onSubmit={submit} noValidate>
        <Field label="Name" error={fault}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              value={name}
              maxLength={MOST_CHARACTERS}
              dir="auto"
              aria-invalid={fault !== null}
              onChange={(event) => {
                setName(event.target.value);
                setFault(null);
              }}
            />
          )}
        </Field>
        <div className="dialog-acts">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            {id === null ? 'Create' : 'Rename'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
