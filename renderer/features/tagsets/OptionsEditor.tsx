// The options of a choice: naming, ordering, adding and removing them.

import { useRef } from 'react';
import type { Attribute } from '../../../shared/domain/tagset.ts';
import { say } from '../../state/tagset-editor.ts';
import { AddLine } from './AddLine.tsx';
import { withNewOption } from './attribute-edits.ts';
import { neighbourOf, withItem, withItemMoved, withoutItem } from './list-edit.ts';
import { moveKeys, thenFocusRow } from './row-focus.ts';
import { RowButtons } from './RowButtons.tsx';

interface OptionsEditorProps {
  readonly attribute: Attribute;
  readonly onChange: (attribute: Attribute) => void;
}

export function OptionsEditor({ attribute, onChange }: OptionsEditorProps) {
  const list = useRef<HTMLDivElement>(null);
  const options = attribute.options ?? [];
  const change = (next: NonNullable<Attribute['options']>) =>
    onChange({ ...attribute, options: next });
  const move = (id: string, label: string) => (step: -1 | 1) => {
    const next = withItemMoved(options, id, step);
    change(next);
    say(`${label}: ${next.findIndex((one) => one.id === id) + 1} of ${next.length}`);
  };
  const remove = (id: string, label: string) => {
    const next = neighbourOf(options, id)?.id ?? null;
    thenFocusRow(list.current, () => change(withoutItem(options, id)), next);
    say(`Option ${label} removed`);
  };
  return (
    <div
      ref={list}
      className="attribute-options"
      role="group"
      aria-label={`Options of ${attribute.label}`}
    >
      {options.length === 0 ? (
        <p className="row-note">Nothing to choose from yet. Name the first option.</p>
      ) : null}
      <ol>
        {options.map((option, at) => (
          <li key={option.id} data-row={option.id}>
            <div
              className="option-line"
              role="presentation"
              onKeyDown={moveKeys(move(option.id, option.label))}
            >
              <input
                type="text"
                className="input"
                dir="auto"
                aria-label={`Option ${at + 1}`}
                value={option.label}
                onChange={({ target: { value } }) =>
                  change(withItem(options, { ...option, label: value }))
                }
              />
              <code className="row-id" title="Its id in files, which stays">
                {option.id}
              </code>
              <RowButtons
                name={option.label}
                first={at === 0}
                last={at === options.length - 1}
                onMove={move(option.id, option.label)}
                onRemove={() => remove(option.id, option.label)}
              />
            </div>
          </li>
        ))}
      </ol>
      <AddLine label="New option" onAdd={(label) => onChange(withNewOption(attribute, label))} />
    </div>
  );
}
