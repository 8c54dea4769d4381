// A tagset with its keys in the order of the file format and nothing in it that says nothing, so that the same
// definition is always the same bytes, wherever it came from.

import type { Attribute, RelationRules, RelationType, Tag, Tagset } from '../domain/tagset.ts';

export function canonicalTagset(tagset: Tagset): Tagset {
  return {
    id: tagset.id,
    name: tagset.name,
    version: tagset.version,
    tags: tagset.tags.map(canonicalTag),
    relations: tagset.relations.map(canonicalRelation),
  };
}

function canonicalTag({ id, label, color, shortcut, description, attributes }: Tag): Tag {
  return {
    id,
    label,
    color,
    shortcut,
    description,
    attributes: attributes.map(canonicalAttribute),
  };
}

function canonicalAttribute({ id, label, type, options, required }: Attribute): Attribute {
  if (type !== 'choice' && type !== 'choices') return { id, label, type, required };
  const own = (options ?? []).map((option) => ({ id: option.id, label: option.label }));
  return { id, label, type, options: own, required };
}

function canonicalRelation({ id, label, from, to, rules }: RelationType): RelationType {
  const set = canonicalRules(rules);
  return { id, label, from: [...from], to: [...to], ...(set === null ? {} : { rules: set }) };
}

/** Null when none is set: a rule that is false is the same as one that is not there. */
export function canonicalRules(rules: RelationRules | undefined): RelationRules | null {
  const { acrossArticles, acyclic, sameTag } = rules ?? {};
  const set: RelationRules = {
    ...(acrossArticles === true ? { acrossArticles } : {}),
    ...(acyclic === true ? { acyclic } : {}),
    ...(sameTag === true ? { sameTag } : {}),
  };
  return Object.keys(set).length === 0 ? null : set;
}

/** Whether two definitions say the same, whatever their versions. */
export function sameDefinition(a: Tagset, b: Tagset): boolean {
  return contentOf(a) === contentOf(b);
}

const contentOf = (tagset: Tagset) => JSON.stringify({ ...canonicalTagset(tagset), version: 0 });
