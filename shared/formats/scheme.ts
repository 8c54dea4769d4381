// A foreign scheme (labels, layers, codes, features) as a tagset. Readers say what they meet; at the end it becomes a
// tagset that is known already, where one covers all of it, else a new one with the names as they are in the file.

import { attributeFault } from '../annotation-file/attribute-values.ts';
import type { TagId } from '../domain/ids.ts';
import type { JsonValue } from '../domain/json.ts';
import type { Attribute, AttributeType, RelationType, Tag, Tagset } from '../domain/tagset.ts';
import { palette } from '../tagset/palette.ts';

/** What a file says of a tag beyond its name. */
export interface SchemeTag {
  readonly label?: string;
  /** `#rrggbb`. */
  readonly color?: string;
  readonly description?: string;
  readonly shortcut?: string;
}

/** What a file says of an attribute; the type follows from the values where it says nothing. */
export interface SchemeAttribute {
  readonly label?: string;
  readonly type?: AttributeType;
  readonly options?: readonly string[];
}

export interface Scheme {
  /** Declares a tag, or adds to what is known of it. Tags keep the order in which they came. An empty name is “untitled”. */
  tag(name: string, more?: SchemeTag): void;
  attribute(tag: string, name: string, more?: SchemeAttribute): void;
  /** A value that occurs: what the attribute's type has to allow. Declares tag and attribute where they are new. */
  value(tag: string, name: string, value: JsonValue): void;
  /** A relation type between these tags; each pair that occurs is allowed. */
  relation(name: string, from: string, to: string): void;
  /** `carried` are those that the files bring along: one of them is it where the files have no tag to tell by. */
  finish(known: readonly Tagset[], carried?: readonly Tagset[]): FinishedScheme;
}

/** How names of the file are called in the tagset. Asking for what was never declared throws RangeError. */
export interface FinishedScheme {
  readonly tagset: Tagset;
  tagId(name: string): TagId;
  relationId(name: string): string;
  /** The attribute's id and the value as its type has it. */
  valueOf(tag: string, name: string, value: JsonValue): readonly [id: string, value: JsonValue];
}

interface SeenAttribute {
  more: SchemeAttribute;
  readonly values: JsonValue[];
  readonly seen: Set<string>;
}

interface SeenTag {
  more: SchemeTag;
  readonly attributes: Map<string, SeenAttribute>;
}

interface SeenRelation {
  readonly from: Set<string>;
  readonly to: Set<string>;
}

interface Seen {
  readonly id: string;
  readonly name: string;
  readonly tags: Map<string, SeenTag>;
  readonly relations: Map<string, SeenRelation>;
}

const named = (name: string): string => (name === '' ? 'untitled' : name.toWellFormed());

/** `id` and `name` are the new tagset's, such as `brat`. */
export function createScheme(id: string, name: string): Scheme {
  const seen: Seen = { id, name, tags: new Map(), relations: new Map() };
  const tagOf = (given: string): SeenTag => {
    const key = named(given);
    const found = seen.tags.get(key) ?? { more: {}, attributes: new Map<string, SeenAttribute>() };
    seen.tags.set(key, found);
    return found;
  };
  const attributeOf = (tag: string, given: string): SeenAttribute => {
    const { attributes } = tagOf(tag);
    const key = named(given);
    const found = attributes.get(key) ?? { more: {}, values: [], seen: new Set<string>() };
    attributes.set(key, found);
    return found;
  };
  return {
    tag(given, more = {}) {
      const tag = tagOf(given);
      tag.more = { ...tag.more, ...more };
    },
    attribute(tag, given, more = {}) {
      const attribute = attributeOf(tag, given);
      attribute.more = { ...attribute.more, ...more };
    },
    value(tag, given, value) {
      const attribute = attributeOf(tag, given);
      const key = JSON.stringify(value);
      if (attribute.seen.has(key)) return;
      attribute.seen.add(key);
      attribute.values.push(value);
    },
    relation(given, from, to) {
      const key = named(given);
      const relation = seen.relations.get(key) ?? { from: new Set(), to: new Set() };
      seen.relations.set(key, relation);
      relation.from.add(named(from));
      relation.to.add(named(to));
      tagOf(from);
      tagOf(to);
    },
    finish(known, carried = []) {
      const covering = known.map((tagset) => coveredBy(seen, tagset)).find((one) => one !== null);
      const [only] = seen.tags.size === 0 ? carried : [];
      return covering ?? (only === undefined ? built(seen) : finished(only));
    },
  };
}

const byName = <Item extends { readonly id: string; readonly label: string }>(
  items: readonly Item[],
  name: string,
): Item | undefined =>
  items.find(({ id }) => id === name) ?? items.find(({ label }) => label === name);

/** Whether no two of the names are one item: then they would come back as one. */
function areApart(
  items: readonly { readonly id: string; readonly label: string }[],
  names: Iterable<string>,
): boolean {
  const all = Array.from(names, (name) => byName(items, name)?.id);
  return new Set(all).size === all.length;
}

/** The known tagset with names found by id, else by label; null unless it has all that was seen. */
function coveredBy(seen: Seen, tagset: Tagset): FinishedScheme | null {
  const { tags, relations } = tagset;
  if (seen.tags.size === 0) return null;
  if (!areApart(tags, seen.tags.keys()) || !areApart(relations, seen.relations.keys())) return null;
  for (const [name, { attributes }] of seen.tags) {
    const tag = byName(tags, name);
    if (tag === undefined || !hasAll(tag, attributes)) return null;
  }
  for (const [name, { from, to }] of seen.relations) {
    const relation = byName(relations, name);
    if (relation === undefined || !allows(relation, tagset, from, to)) return null;
  }
  return finished(tagset);
}

function hasAll(tag: Tag, attributes: SeenTag['attributes']): boolean {
  if (!areApart(tag.attributes, attributes.keys())) return false;
  return Array.from(attributes).every(([name, { values, more }]) => {
    const attribute = byName(tag.attributes, name);
    const all = [...values, ...(more.options ?? [])];
    return attribute !== undefined && all.every((value) => fits(attribute, value));
  });
}

/** An option that a file declares is held against the options, also where values are lists. */
function fits(attribute: Attribute, value: JsonValue): boolean {
  if (attributeFault(attribute, inType(attribute, value)) === null) return true;
  return (
    attribute.type === 'choices' && attributeFault(attribute, inType(attribute, [value])) === null
  );
}

function allows(
  relation: RelationType,
  { tags }: Tagset,
  from: ReadonlySet<string>,
  to: ReadonlySet<string>,
): boolean {
  const among = (allowed: readonly TagId[], names: ReadonlySet<string>) =>
    [...names].every((name) => allowed.some((id) => id === byName(tags, name)?.id));
  return among(relation.from, from) && among(relation.to, to);
}

function finished(tagset: Tagset): FinishedScheme {
  const require = <Item>(item: Item | undefined, what: string): Item => {
    if (item === undefined) throw new RangeError(`${what} was not declared`);
    return item;
  };
  const tagOf = (name: string): Tag => require(byName(tagset.tags, named(name)), `tag ${name}`);
  return {
    tagset,
    tagId: (name) => tagOf(name).id,
    relationId: (name) => require(byName(tagset.relations, named(name)), `relation ${name}`).id,
    valueOf(tag, name, value) {
      const attribute = require(byName(
        tagOf(tag).attributes,
        named(name),
      ), `attribute ${name} of ${tag}`);
      return [attribute.id, inType(attribute, value)];
    },
  };
}

function built(seen: Seen): FinishedScheme {
  const { id, name, tags, relations } = seen;
  return finished({
    id,
    name,
    version: 1,
    tags: Array.from(tags, ([tag, { more, attributes }], at) => ({
      id: tag as TagId,
      label: more.label ?? tag,
      color: more.color ?? palette[at % palette.length]?.color ?? '#3d3d3d',
      shortcut: more.shortcut ?? null,
      description: more.description ?? null,
      attributes: Array.from(attributes, ([key, attribute]) => builtAttribute(key, attribute)),
    })),
    relations: Array.from(relations, ([relation, { from, to }]) => ({
      id: relation,
      label: relation,
      from: [...from] as TagId[],
      to: [...to] as TagId[],
    })),
  });
}

function builtAttribute(id: string, { more, values }: SeenAttribute): Attribute {
  const type = more.type ?? typeOf(values);
  const common = { id, label: more.label ?? id, type, required: false };
  if (type !== 'choice' && type !== 'choices') return common;
  const options = new Set<string>(more.options);
  for (const value of values)
    for (const one of Array.isArray(value) ? value : [value]) options.add(asText(one));
  // An option has a name. A value without one is for the reader to tell.
  options.delete('');
  return { ...common, options: Array.from(options, (option) => ({ id: option, label: option })) };
}

/** The narrowest type that all values have; text where they differ. */
function typeOf(values: readonly JsonValue[]): AttributeType {
  const all = (test: (value: JsonValue) => boolean) => values.length > 0 && values.every(test);
  if (all((value) => typeof value === 'boolean')) return 'boolean';
  if (all((value) => typeof value === 'number')) return 'number';
  const isList = (value: JsonValue) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '');
  return all(isList) ? 'choices' : 'text';
}

/** The value in the form the attribute's type has; what cannot be brought into it is answered as it is. */
function inType({ type, options = [] }: Attribute, value: JsonValue): JsonValue {
  const option = (one: JsonValue) => byName(options, asText(one))?.id ?? one;
  if (type === 'choice') return option(value);
  if (type === 'choices') return (Array.isArray(value) ? value : [value]).map(option);
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  if (type === 'number') return asNumber(value);
  return asText(value);
}

function asNumber(value: JsonValue): JsonValue {
  if (typeof value !== 'string' || !/^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value.trim())) {
    return value;
  }
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}

const asText = (value: JsonValue): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();
