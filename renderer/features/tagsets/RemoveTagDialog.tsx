// A tag that marks have is removed: they get another tag, or are decided about when the tagset is saved.

import { useState } from 'react';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { countOf } from '../../ui/words.ts';

interface RemoveTagDialogProps {
  readonly tag: Tag;
  readonly marks: number;
  readonly others: readonly Tag[];
  readonly onRemove: (into: TagId | null) => void;
  readonly onClose: () => void;
}

export function RemoveTagDialog({ tag, marks, others, onRemove, onClose }: RemoveTagDialogProps) {
  const [into, setInto] = useState<string>('');
  const target = others.find(({ id }) => id === into);
  return (
    <Dialog
      title={`Remove the tag “${tag.label}”?`}
      description={`${countOf(marks, 'mark has', 'marks have')} it. No mark changes before the tagset is saved.`}
      size="small"
      onClose={onClose}
    >
      <div className="dialog-form">
        <Field label="Its marks">
          {(ids) => (
            <Select
              {...ids}
              data-focus-first
              value={into}
              onChange={(event) => setInto(event.target.value)}
            >
              <option value="">Decide when saving</option>
              {others.map(({ id, label }) => (
                <option key={id} value={id}>
                  Merge into {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className="dialog-acts">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" onClick={() => onRemove(target?.id ?? null)}>
          {target === undefined ? 'Remove the tag' : `Merge into ${target.label}`}
        </Button>
      </div>
    </Dialog>
  );
}
