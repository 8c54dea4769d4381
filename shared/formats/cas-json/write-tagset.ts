// Tags and relations as layers: their types, and the features that say what else there is to a mark.

import type { Attribute } from '../../domain/tagset.ts';
import type { TagId } from '../../domain/ids.ts';
import {
  ANNOTATION,
  CUSTOM,
  decodeName,
  DEPENDENT,
  encodeName,
  GOVERNOR,
  OWN_PREFIX,
  STRING,
} from './names.ts';
import { RELATION_SUFFIX } from './relations.ts';
import type { CasWriting } from './write.ts';

const DOUBLE = 'uima.cas.Double';

/** Of marks and relations alike. */
export const metaFeatures: readonly (readonly [string, string])[] = [
  ['id', STRING],
  ['note', STRING],
  ['annotator', STRING],
  ['annotatorName', STRING],
  ['created', STRING],
  ['updated', STRING],
];

export const markFeatures: readonly (readonly [string, string])[] = [
  ...metaFeatures,
  ['origin', STRING],
  ['anchoring', STRING],
  ['score', DOUBLE],
  ['quote', STRING],
  ['segments', `${ANNOTATION}[]`],
];

const ranges: { readonly [Type in Attribute['type']]: string } = {
  choice: STRING,
  choices: `${STRING}[]`,
  text: STRING,
  number: DOUBLE,
  boolean: 'uima.cas.Boolean',
  date: STRING,
  url: STRING,
};

/** What the tag's type is called: as it was read, or as a layer that a user made. */
export function tagType({ kept }: CasWriting, tag: TagId): string {
  const known = kept?.tags.find(([id]) => id === tag);
  return known?.[1] ?? customTag(tag);
}

export const customTag = (tag: TagId): string => CUSTOM + encodeName(tag);

/** A relation may be called as a tag is; two types may not. */
export function relationType({ kept, given: { tagset } }: CasWriting, relation: string): string {
  const known = kept?.relations.find(([id]) => id === relation);
  if (known !== undefined) return known[1];
  const name = CUSTOM + encodeName(relation);
  const isTaken =
    tagset.tags.some(({ id }) => customTag(id) === name) ||
    (kept?.tags ?? []).some(([, type]) => type === name);
  return isTaken ? name + RELATION_SUFFIX : name;
}

/** All of it, used or not; a file of another program gets only what it comes to need. */
export function declareTagset(writing: CasWriting): void {
  const { given, kept } = writing;
  if (kept !== null && !kept.isOwn) return;
  for (const { id, attributes } of given.tagset.tags) {
    const type = tagType(writing, id);
    declareMark(writing, type);
    for (const attribute of attributes) {
      writing.out.feature(type, featureFor(writing, type, attribute), ranges[attribute.type]);
    }
    for (const [name, range] of markFeatures) writing.out.feature(type, OWN_PREFIX + name, range);
  }
  for (const { id } of given.tagset.relations) {
    const type = relationType(writing, id);
    declareRelation(writing, type);
    for (const [name, range] of metaFeatures) writing.out.feature(type, OWN_PREFIX + name, range);
  }
}

export function declareMark({ out }: CasWriting, type: string): void {
  out.type(type, ANNOTATION);
}

export function declareRelation({ out }: CasWriting, type: string): void {
  out.type(type, ANNOTATION);
  for (const end of [GOVERNOR, DEPENDENT]) out.feature(type, end, ANNOTATION);
}

/** The feature that holds the attribute: the one it was read from, else one of its name. */
export function featureFor(
  { out }: CasWriting,
  type: string,
  { id, label }: Pick<Attribute, 'id' | 'label'>,
): string {
  const features = [...out.featuresOf(type).keys()].filter((name) => !name.startsWith(OWN_PREFIX));
  const named = (name: string) => features.find((feature) => decodeName(feature) === name);
  return named(id) ?? (label === '' ? undefined : named(label)) ?? encodeName(id);
}

export const rangeOfAttribute = (type: Attribute['type']): string => ranges[type];
