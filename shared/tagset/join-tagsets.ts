// One tagset that holds what two of them hold, so that marks of both can stand side by side. What has the same id, or
// else the same label, is one thing and stays as the first has it. Pure.

import type { Attribute, RelationType, Tag, Tagset } from '../domain/tagset.ts';
import { sameDefinition } from './canonical-tagset.ts';
import { completeMigration, counterpart } from './propose-migration.ts';
import { noMigration } from './migrate-mark.ts';

/** The first itself where the second adds nothing; else the next version of it. */
export function joinTagsets(first: Tagset, second: Tagset): Tagset {
  if (first === second || sameDefinition(first, second)) return first;
  // By label, what is the same thing gets the first one's name before it is put beside the rest.
  const { tags: called } = completeMigration(second, first, noMigration);
  const nameOf = (id: Tag['id']): Tag['id'] => (called[id] ?? id) as Tag['id'];
  const tags = joined(first.tags, second.tags, joinTags);
  const taken = new Set(first.tags.map(({ shortcut }) => shortcut));
  const free = tags.map((tag) =>
    first.tags.some(({ id }) => id === tag.id) || !taken.has(tag.shortcut)
      ? tag
      : { ...tag, shortcut: null },
  );
  const relations = joined(
    first.relations,
    second.relations.map((relation) => ({
      ...relation,
      from: relation.from.map(nameOf),
      to: relation.to.map(nameOf),
    })),
    joinRelations,
  );
  const version = Math.max(first.version, first.id === second.id ? second.version : 0) + 1;
  const whole = { ...first, tags: free, relations };
  return sameDefinition(whole, first) ? first : { ...whole, version };
}

interface Named {
  readonly id: string;
  readonly label: string;
}

function joined<Part extends Named>(
  first: readonly Part[],
  second: readonly Part[],
  join: (one: Part, other: Part) => Part,
): Part[] {
  const result = [...first];
  for (const part of second) {
    const same = counterpart(first, part);
    if (same === undefined) result.push(part);
    else {
      const at = result.findIndex(({ id }) => id === same.id);
      result[at] = join(result[at] ?? same, part);
    }
  }
  return result;
}

const joinTags = (one: Tag, other: Tag): Tag => ({
  ...one,
  attributes: joined(one.attributes, other.attributes, joinAttributes),
});

function joinAttributes(one: Attribute, other: Attribute): Attribute {
  const required = one.required && other.required;
  const { id, label } = one;
  if (one.options === undefined || other.options === undefined) {
    // What is a number to one and text to the other can only be told as text.
    if (one.type !== other.type) return { id, label, type: 'text', required };
    return { ...one, required };
  }
  const type = one.type === other.type ? one.type : 'choices';
  const options = joined(one.options, other.options, (option) => option);
  return { ...one, type, options, required };
}

const joinRelations = (one: RelationType, other: RelationType): RelationType => ({
  ...one,
  from: [...new Set([...one.from, ...other.from])],
  to: [...new Set([...one.to, ...other.to])],
});
