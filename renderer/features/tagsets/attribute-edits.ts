// What the editor does to the attributes of a tag and to their options: pure. Ids are made from the first label and stay.

import type { Attribute, AttributeType, Tag } from '../../../shared/domain/tagset.ts';
import { newDefinitionId } from '../../../shared/tagset/new-id.ts';

export const typeWords: { readonly [type in AttributeType]: string } = {
  choice: 'One option',
  choices: 'Several options',
  text: 'Text',
  number: 'Number',
  boolean: 'Yes or no',
  date: 'Date',
  url: 'Link',
};

export const attributeTypes = Object.keys(typeWords) as AttributeType[];

export const hasOptions = (type: AttributeType): boolean => type === 'choice' || type === 'choices';

export function withNewAttribute(tag: Tag, label: string): { tag: Tag; attribute: Attribute } {
  const taken = tag.attributes.map(({ id }) => id);
  const attribute: Attribute = {
    id: newDefinitionId(label, taken, 'attribute'),
    label,
    type: 'text',
    required: false,
  };
  return { tag: { ...tag, attributes: [...tag.attributes, attribute] }, attribute };
}

/** `options`: what a choice begins with, such as those it had before it was something else. */
export function withType(
  attribute: Attribute,
  type: AttributeType,
  options: NonNullable<Attribute['options']>,
): Attribute {
  const { options: before, ...others } = attribute;
  return hasOptions(type) ? { ...others, type, options: before ?? options } : { ...others, type };
}

export function withNewOption(attribute: Attribute, label: string): Attribute {
  const options = attribute.options ?? [];
  const taken = options.map(({ id }) => id);
  return {
    ...attribute,
    options: [...options, { id: newDefinitionId(label, taken, 'option'), label }],
  };
}
