// What the editor does to the relations of a tagset: pure. An id is made from the first label and stays.

import type { TagId } from '../../../shared/domain/ids.ts';
import type { RelationRules, RelationType, Tagset } from '../../../shared/domain/tagset.ts';
import { newDefinitionId } from '../../../shared/tagset/new-id.ts';
import { withItem, withoutItem } from './list-edit.ts';

/** Between any two marks, until its ends are chosen. */
export function withNewRelation(tagset: Tagset, label: string): Tagset {
  const tags = tagset.tags.map(({ id }) => id);
  const taken = tagset.relations.map(({ id }) => id);
  const id = newDefinitionId(label, taken, 'relation');
  const relation: RelationType = { id, label, from: tags, to: tags };
  return { ...tagset, relations: [...tagset.relations, relation] };
}

export function withRelation(tagset: Tagset, relation: RelationType): Tagset {
  return { ...tagset, relations: withItem(tagset.relations, relation) };
}

export function withoutRelation(tagset: Tagset, id: string): Tagset {
  return { ...tagset, relations: withoutItem(tagset.relations, id) };
}

/** In the order of the tagset's tags. */
export function withEnd(
  relation: RelationType,
  side: 'from' | 'to',
  tag: TagId,
  { tags }: Tagset,
): RelationType {
  const chosen = new Set(relation[side]);
  if (!chosen.delete(tag)) chosen.add(tag);
  return { ...relation, [side]: tags.map(({ id }) => id).filter((id) => chosen.has(id)) };
}

/** A rule that does not hold is left out, and so are rules where none holds. */
export function withRule(
  relation: RelationType,
  rule: keyof RelationRules,
  holds: boolean,
): RelationType {
  const { rules, ...others } = relation;
  const { [rule]: _before, ...left } = rules ?? {};
  const next: RelationRules = holds ? { ...left, [rule]: true } : left;
  return Object.keys(next).length === 0 ? others : { ...others, rules: next };
}
