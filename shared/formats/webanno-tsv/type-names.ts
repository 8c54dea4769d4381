// Names of layers and features for what has other names here, as INCEpTION makes them of what people type
// (LayerDetailForm.actionSave: the first letter large, only letters, digits and _), so that a layer made there by the
// tag's name is the one that is written here.

import type { Tagset } from '../../domain/tagset.ts';
import { escapeName } from '../escape-name.ts';

const PREFIX = 'webanno.custom.';
const isPlain = (character: string): boolean => /^\w$/.test(character);

/** What UIMA and INCEpTION use themselves. */
const reserved = [
  'begin',
  'end',
  'sofa',
  'self',
  'first',
  'next',
  'role',
  'target',
  'Governor',
  'Dependent',
  'referenceType',
  'referenceRelation',
];

/** Names in hex where nothing else is left of them. */
function identifier(name: string, lead: string): string {
  const plain = name.replace(/\W/g, '');
  return /^[A-Za-z]/.test(plain) ? plain : `${lead}${escapeName(name, isPlain)}`;
}

export const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Without regard to case: files may land where case does not count. */
function unique(name: string, taken: Set<string>): string {
  let found = name;
  for (let at = 2; taken.has(found.toLowerCase()); at += 1) found = `${name}_${at}`;
  taken.add(found.toLowerCase());
  return found;
}

export interface TypeNames {
  /** Tag to layer. */
  readonly tags: ReadonlyMap<string, string>;
  /** Relation type to layer. */
  readonly relations: ReadonlyMap<string, string>;
}

/** The same for the same tagset, so that all files of a dataset fit one project. `taken` are layers of other origin. */
export function typeNames({ tags, relations }: Tagset, taken: readonly string[]): TypeNames {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const nameOf = (id: string, lead: string) =>
    unique(`${PREFIX}${capitalised(identifier(id, lead))}`, used);
  return {
    tags: new Map(tags.map(({ id }) => [id, nameOf(id, 'Tag')])),
    relations: new Map(relations.map(({ id }) => [id, nameOf(id, 'Relation')])),
  };
}

/** A feature for each attribute, none of them one that is `taken`. */
export function featureNames(
  attributes: readonly string[],
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const used = new Set([...reserved, ...taken].map((name) => name.toLowerCase()));
  return new Map(attributes.map((id) => [id, unique(identifier(id, 'feature'), used)]));
}
