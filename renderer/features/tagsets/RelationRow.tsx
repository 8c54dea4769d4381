// One relation of a tagset: its label, between which tags it goes, and its rules.

import { X } from 'lucide-react';
import { useId } from 'react';
import type { RelationRules, RelationType, Tagset } from '../../../shared/domain/tagset.ts';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { withEnd, withRule } from './relation-edits.ts';

const rules: readonly { readonly rule: keyof RelationRules; readonly label: string }[] = [
  { rule: 'acrossArticles', label: 'May lead to another article' },
  { rule: 'acyclic', label: 'Never leads back to where it began' },
  { rule: 'sameTag', label: 'Only between marks of one tag' },
];

interface RelationRowProps {
  readonly relation: RelationType;
  readonly tagset: Tagset;
  readonly onChange: (relation: RelationType) => void;
  readonly onRemove: () => void;
}

export function RelationRow({ relation, tagset, onChange, onRemove }: RelationRowProps) {
  const { id, label } = relation;
  return (
    <li className="attribute-row" data-row={id}>
      <div className="attribute-top relation-top">
        <Field label="Relation">
          {(ids) => (
            <input
              {...ids}
              type="text"
              className="input"
              dir="auto"
              value={label}
              onChange={(event) => onChange({ ...relation, label: event.target.value })}
            />
          )}
        </Field>
        <code className="row-id" title="Its id in files, which stays">
          {id}
        </code>
        <IconButton icon={X} label={`Remove ${label}`} onClick={onRemove} />
      </div>
      <Ends side="from" relation={relation} tagset={tagset} onChange={onChange} />
      <Ends side="to" relation={relation} tagset={tagset} onChange={onChange} />
      <div className="relation-rules" role="group" aria-label={`Rules of ${label}`}>
        {rules.map(({ rule, label: words }) => (
          <label key={rule} className="row-check">
            <input
              type="checkbox"
              checked={relation.rules?.[rule] === true}
              onChange={(event) => onChange(withRule(relation, rule, event.target.checked))}
            />
            {words}
          </label>
        ))}
      </div>
    </li>
  );
}

interface EndsProps {
  readonly side: 'from' | 'to';
  readonly relation: RelationType;
  readonly tagset: Tagset;
  readonly onChange: (relation: RelationType) => void;
}

function Ends({ side, relation, tagset, onChange }: EndsProps) {
  const id = useId();
  const none = relation[side].length === 0;
  return (
    <div className="relation-ends" role="group" aria-labelledby={id}>
      <span id={id} className="relation-side">
        {side === 'from' ? 'From' : 'To'}
      </span>
      <span className="relation-chips">
        {tagset.tags.map((tag) => (
          <button
            key={tag.id}
            type="button"
            className="chip"
            aria-pressed={relation[side].includes(tag.id)}
            onClick={() => onChange(withEnd(relation, side, tag.id, tagset))}
          >
            <TagBadge tag={tag} />
            <bdi>{tag.label}</bdi>
          </button>
        ))}
        {none ? <span className="relation-none">Choose at least one tag.</span> : null}
      </span>
    </div>
  );
}
