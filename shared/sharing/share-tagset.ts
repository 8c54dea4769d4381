// The tagset and the values of a sharing copy: what users wrote into them is hidden as everywhere, ids together with
// everything that names them.

import type { Annotation } from '../domain/annotation.ts';
import type { TagId } from '../domain/ids.ts';
import type { JsonValue } from '../domain/json.ts';
import type { Attribute, Tagset } from '../domain/tagset.ts';
import type { Hiding } from './hiding.ts';

/** A tagset that is another one now has another id. */
export function shareTagset(tagset: Tagset, hiding: Hiding): Tagset {
  const tagId = (id: TagId) => hiding.id(id) as TagId;
  const shared: Tagset = {
    ...tagset,
    id: hiding.id(tagset.id),
    name: hiding.string(tagset.name),
    tags: tagset.tags.map((tag) => ({
      ...tag,
      id: tagId(tag.id),
      label: hiding.string(tag.label),
      description: tag.description === null ? null : hiding.string(tag.description),
      attributes: tag.attributes.map((attribute) => shareAttribute(attribute, hiding)),
    })),
    relations: tagset.relations.map((relation) => ({
      ...relation,
      id: hiding.id(relation.id),
      label: hiding.string(relation.label),
      from: relation.from.map(tagId),
      to: relation.to.map(tagId),
    })),
  };
  if (JSON.stringify(shared) === JSON.stringify(tagset)) return tagset;
  return { ...shared, id: `${shared.id}-shared` };
}

function shareAttribute(attribute: Attribute, hiding: Hiding): Attribute {
  const { options } = attribute;
  const shared = {
    ...attribute,
    id: hiding.id(attribute.id),
    label: hiding.string(attribute.label),
  };
  if (options === undefined) return shared;
  return {
    ...shared,
    options: options.map(({ id, label }) => ({ id: hiding.id(id), label: hiding.string(label) })),
  };
}

/** Of choices the ids of the options, of everything else the words. */
export function shareValues(
  { tag, attributes }: Annotation,
  tagset: Tagset,
  hiding: Hiding,
): Annotation['attributes'] {
  const known = tagset.tags.find(({ id }) => id === tag)?.attributes ?? [];
  return Object.fromEntries(
    Object.entries(attributes).map(([id, value]) => {
      const type = known.find((one) => one.id === id)?.type;
      return [hiding.id(id), shareValue(value, type, hiding)];
    }),
  );
}

function shareValue(
  value: JsonValue,
  type: Attribute['type'] | undefined,
  hiding: Hiding,
): JsonValue {
  if (type === 'date' || type === 'number' || type === 'boolean') return value;
  const isChoice = type === 'choice' || type === 'choices';
  const one = (item: JsonValue): JsonValue => {
    if (typeof item !== 'string') return item;
    if (isChoice) return hiding.id(item);
    // An address that still tells the name is no address any more.
    return type === 'url'
      ? (hiding.address(item) ?? 'https://hidden.invalid/')
      : hiding.string(item);
  };
  return Array.isArray(value) ? value.map(one) : one(value);
}
