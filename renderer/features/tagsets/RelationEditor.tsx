// The relations of a tagset: what a mark can be linked to, and how.

import { useRef } from 'react';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import { say } from '../../state/tagset-editor.ts';
import { AddLine } from './AddLine.tsx';
import { neighbourOf } from './list-edit.ts';
import { withNewRelation, withoutRelation, withRelation } from './relation-edits.ts';
import { RelationRow } from './RelationRow.tsx';
import { thenFocusRow } from './row-focus.ts';
import './attribute-editor.css';

interface RelationEditorProps {
  readonly tagset: Tagset;
  readonly onChange: (tagset: Tagset) => void;
}

export function RelationEditor({ tagset, onChange }: RelationEditorProps) {
  const list = useRef<HTMLElement>(null);
  const { relations } = tagset;
  const remove = (id: string, label: string) => {
    const next = neighbourOf(relations, id)?.id ?? null;
    thenFocusRow(list.current, () => onChange(withoutRelation(tagset, id)), next);
    say(`Relation ${label} removed. What happens to links of it is asked when you save.`);
  };
  const add = (label: string) => {
    onChange(withNewRelation(tagset, label));
    say(`Relation ${label} added, between all tags`);
  };
  return (
    <section ref={list} className="attribute-editor" aria-labelledby="relations-title">
      <h3 id="relations-title">Relations</h3>
      {relations.length === 0 ? (
        <p className="row-note">Marks cannot be linked. A relation is said by, about, same as…</p>
      ) : null}
      <ul className="attribute-rows">
        {relations.map((relation) => (
          <RelationRow
            key={relation.id}
            relation={relation}
            tagset={tagset}
            onChange={(next) => onChange(withRelation(tagset, next))}
            onRemove={() => remove(relation.id, relation.label)}
          />
        ))}
      </ul>
      <AddLine label="New relation" onAdd={add} />
    </section>
  );
}
