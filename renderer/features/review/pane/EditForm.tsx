// Deciding by editing: span, tag, values and note of what the difference comes to. Enter decides, Esc leaves.

import type { KeyboardEvent } from 'react';
import type { TagId } from '../../../../shared/domain/ids.ts';
import { shownTag, useArticle } from '../../../state/article-store.ts';
import { cancelEdit, commitEdit } from '../../../state/review-edit.ts';
import { changeEdit, type EditDraft } from '../../../state/review-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Select } from '../../../ui/Select.tsx';
import { DraftValue } from './DraftValue.tsx';
import { EdgeControls } from './EdgeControls.tsx';

/** Values of attributes that the tag does not ask for go with the tag. */
function retag({ attributes }: EditDraft, tag: TagId): void {
  const asked = new Set(shownTag(tag).attributes.map(({ id }) => id));
  const kept = Object.entries(attributes).filter(([id]) => asked.has(id));
  changeEdit({ tag, attributes: Object.fromEntries(kept) });
}

function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented) return;
  const { key, ctrlKey, metaKey, target } = event;
  const isNote = target instanceof HTMLTextAreaElement;
  const isDone = key === 'Enter' && (!isNote || ctrlKey || metaKey);
  const isButton = target instanceof HTMLButtonElement && target.dataset['own'] !== undefined;
  if (key === 'Escape') {
    cancelEdit();
    focusItem(event.currentTarget);
  } else if (isDone && !isButton) {
    // Before the form is gone: the focus goes on in the list.
    focusItem(event.currentTarget);
    commitEdit();
  } else return;
  event.preventDefault();
}

function focusItem(form: HTMLElement): void {
  form.closest('.review-item')?.querySelector<HTMLElement>('.review-press')?.focus();
}

export function EditForm({ edit }: { readonly edit: EditDraft }) {
  const tags = useArticle((state) => state.current?.tagset.tags ?? []);
  const attributes = tags.find(({ id }) => id === edit.tag)?.attributes ?? [];
  return (
    <div className="review-edit" role="group" aria-label="Edit" onKeyDown={onKeyDown}>
      <EdgeControls edit={edit} />
      <Field label="Tag" layout="beside">
        {(ids) => (
          <Select
            {...ids}
            value={edit.tag}
            onChange={({ target }) => retag(edit, target.value as TagId)}
          >
            {tags.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {attributes.length === 0 ? null : (
        <div className="values">
          {attributes.map((attribute) => (
            <DraftValue key={`${edit.tag} ${attribute.id}`} edit={edit} attribute={attribute} />
          ))}
        </div>
      )}
      <Field label="Note" labelHidden>
        {(ids) => (
          <textarea
            {...ids}
            className="input note"
            rows={1}
            dir="auto"
            maxLength={100_000}
            placeholder="Note"
            value={edit.note}
            onChange={(event) => changeEdit({ note: event.target.value })}
          />
        )}
      </Field>
      <div className="review-acts">
        <Button look="primary" data-own onClick={commitEdit}>
          Decide <Kbd name="Enter" />
        </Button>
        <Button data-own onClick={cancelEdit}>
          Cancel <Kbd name="Escape" />
        </Button>
      </div>
    </div>
  );
}
