// What is said of a region beside its labels, as values of attributes and back. Label Studio names the kind of a result
// in `type` and has its value under a key of that name, but for text areas.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { AttributeType } from '../../domain/tagset.ts';
import { wordsOf } from '../json-object.ts';
import type { SchemeAttribute } from '../scheme.ts';
import { isMultiple, type ConfigControl } from './config.ts';

/** Kinds of results that say something of a region, and the key of their value. */
export const valueKeys: ReadonlyMap<string, string> = new Map([
  ['choices', 'choices'],
  ['textarea', 'text'],
  ['number', 'number'],
  ['rating', 'rating'],
  ['datetime', 'datetime'],
  ['taxonomy', 'taxonomy'],
]);

export interface Said {
  readonly value: JsonValue;
  readonly more?: SchemeAttribute;
}

/** A choice among others is a path from the outermost one. */
const pathWords = (item: JsonValue): string =>
  Array.isArray(item) ? item.map(pathWords).join(' / ') : wordsOf(item);

const isBoolean = ({ values }: ConfigControl): boolean =>
  values.length === 2 && values.every(({ value }) => value === 'true' || value === 'false');

/** `isList` is whether several choices can be taken. Null for what is no value. */
export function saidIn(
  type: string,
  value: JsonObject,
  { control, isList }: { readonly control: ConfigControl | null; readonly isList: boolean },
): Said | null {
  const given = value[valueKeys.get(type) ?? ''];
  if (given === undefined || given === null) return null;
  if (type === 'choices' || type === 'taxonomy') {
    const items = (Array.isArray(given) ? given : [given]).map(pathWords);
    return chosen(items, control, isList || type === 'taxonomy');
  }
  if (type === 'number' || type === 'rating') {
    return typeof given === 'number' ? { value: given, more: { type: 'number' } } : null;
  }
  return { value: Array.isArray(given) ? given.map(pathWords).join('\n') : pathWords(given) };
}

function chosen(items: readonly string[], control: ConfigControl | null, isList: boolean): Said {
  const [first] = items;
  if (control !== null && isBoolean(control) && items.length === 1) {
    return { value: first === 'true', more: { type: 'boolean' } };
  }
  const options = control?.values.map(({ value }) => value) ?? [];
  const more = options.length === 0 ? {} : { options };
  return isList || first === undefined
    ? { value: [...items], more: { type: 'choices', ...more } }
    : { value: first, more: { type: 'choice', ...more } };
}

/** Controls that take several choices: as the configuration says, else those that did. */
export function listControls(
  results: Iterable<JsonObject>,
  controls: ReadonlyMap<string, ConfigControl>,
): ReadonlySet<string> {
  const lists = new Set<string>();
  for (const [name, control] of controls) if (isMultiple(control)) lists.add(name);
  for (const { type, from_name, value } of results) {
    if (type !== 'choices' || typeof from_name !== 'string') continue;
    const choices = (value as JsonObject | undefined)?.['choices'];
    if (Array.isArray(choices) && choices.length !== 1) lists.add(from_name);
  }
  return lists;
}

/** The kind of result for values of our tagsets. */
const kinds: { readonly [Type in AttributeType]: string } = {
  choice: 'choices',
  choices: 'choices',
  boolean: 'choices',
  text: 'textarea',
  url: 'textarea',
  number: 'number',
  date: 'datetime',
};

export const kindOf = (type: AttributeType): string => kinds[type];

/** The inverse of {@link saidIn}. */
export function valueOf(kind: string, value: JsonValue): JsonObject {
  const key = valueKeys.get(kind) ?? kind;
  if (kind === 'choices') return { [key]: Array.isArray(value) ? value : [wordsOf(value)] };
  if (kind === 'textarea') return { [key]: [wordsOf(value)] };
  if (kind !== 'taxonomy') return { [key]: value };
  const paths = Array.isArray(value) ? value : [value];
  return { [key]: paths.map((path) => wordsOf(path).split(' / ')) };
}

/** The element of the configuration that takes such values. */
export const elementFor: { readonly [Type in AttributeType]: string } = {
  choice: 'Choices',
  choices: 'Choices',
  boolean: 'Choices',
  text: 'TextArea',
  url: 'TextArea',
  number: 'Number',
  date: 'DateTime',
};
