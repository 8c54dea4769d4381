// What can be said about a mark with the tag: its attributes, in the order the inspector shows them.

import { useRef } from 'react';
import type { Tag } from '../../../shared/domain/tagset.ts';
import { say } from '../../state/tagset-editor.ts';
import { AddLine } from './AddLine.tsx';
import { AttributeRow } from './AttributeRow.tsx';
import { withNewAttribute } from './attribute-edits.ts';
import { neighbourOf, withItem, withItemMoved, withoutItem } from './list-edit.ts';
import { thenFocusRow } from './row-focus.ts';
import './attribute-editor.css';

interface AttributeEditorProps {
  readonly tag: Tag;
  readonly onChange: (tag: Tag) => void;
}

export function AttributeEditor({ tag, onChange }: AttributeEditorProps) {
  const list = useRef<HTMLElement>(null);
  const { attributes } = tag;
  const change = (next: Tag['attributes']) => onChange({ ...tag, attributes: next });
  const move = (id: string, label: string) => (step: -1 | 1) => {
    const next = withItemMoved(attributes, id, step);
    change(next);
    say(`${label}: ${next.findIndex((one) => one.id === id) + 1} of ${next.length}`);
  };
  const remove = (id: string, label: string) => {
    const next = neighbourOf(attributes, id)?.id ?? null;
    thenFocusRow(list.current, () => change(withoutItem(attributes, id)), next);
    say(`Attribute ${label} removed. What happens to its values is asked when you save.`);
  };
  const add = (label: string) => {
    const added = withNewAttribute(tag, label);
    onChange(added.tag);
    say(`Attribute ${label} added`);
  };
  return (
    <section ref={list} className="attribute-editor" aria-labelledby="attributes-title">
      <h4 id="attributes-title">Attributes</h4>
      {attributes.length === 0 ? (
        <p className="row-note">
          Nothing can be said about its marks but a note. An attribute is a verdict, a name, a date…
        </p>
      ) : null}
      <ol className="attribute-rows">
        {attributes.map((attribute, at) => (
          <AttributeRow
            key={`${tag.id} ${attribute.id}`}
            attribute={attribute}
            first={at === 0}
            last={at === attributes.length - 1}
            onChange={(next) => change(withItem(attributes, next))}
            onMove={move(attribute.id, attribute.label)}
            onRemove={() => remove(attribute.id, attribute.label)}
          />
        ))}
      </ol>
      <AddLine label="New attribute" onAdd={add} />
    </section>
  );
}
