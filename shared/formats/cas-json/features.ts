// What the features of a mark are: values become attributes, references to other marks relations, and our own ones say
// what else there is to a mark. The rest is kept under its name.

import { shown } from '../../annotation-file/problems.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { Reading } from '../reading.ts';
import type { Structure } from './cas.ts';
import { referenceOf, type CasDocument } from './document.ts';
import { elementsOf, type Marks } from './marks.ts';
import { DEPENDENT, FS_ARRAY, GOVERNOR, OWN_PREFIX, STRING_ARRAY } from './names.ts';

/** A relation that one mark says of another: by a feature that refers to it, or through links with roles. */
export interface Reference {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** How it is written back. */
  readonly extra: JsonObject;
}

export interface Features {
  readonly values: ReadonlyMap<string, JsonValue>;
  /** Ids of the arrays that hold values. */
  readonly arrays: ReadonlyMap<string, number>;
  /** Without their prefix. */
  readonly ours: ReadonlyMap<string, JsonValue>;
  readonly references: readonly Reference[];
  readonly kept: JsonObject;
  readonly consumed: readonly number[];
}

interface Growing {
  readonly values: Map<string, JsonValue>;
  readonly arrays: Map<string, number>;
  readonly ours: Map<string, JsonValue>;
  readonly references: Reference[];
  readonly kept: [string, JsonValue][];
  readonly consumed: number[];
}

const anchors = new Set(['begin', 'end', '^begin', '^end', '@sofa']);

export function featuresOf(
  structure: Structure,
  document: CasDocument,
  marks: Marks,
  reading: Reading,
): Features {
  const ranges = document.cas.types.featuresOf(structure.type);
  const found: Growing = {
    values: new Map(),
    arrays: new Map(),
    ours: new Map(),
    references: [],
    kept: [],
    consumed: [],
  };
  for (const [key, value] of structure.members) {
    if (anchors.has(key) || value === null) continue;
    if (key.startsWith('@')) addReference(found, key.slice(1), value);
    else if (key.startsWith(OWN_PREFIX)) found.ours.set(key.slice(OWN_PREFIX.length), value);
    else if (/^[%#^]/.test(key)) found.kept.push([key, anchored(key, value, document)]);
    else if (isValue(value, ranges.get(key))) found.values.set(key, wellFormed(value));
    else {
      reading.problem(
        document.cas.file.path,
        `${structure.path}.${key}`,
        `The feature is ${shown(value)}, its type says ${ranges.get(key) ?? 'nothing'}.`,
        'Correct the value or its type; it is kept, but not shown.',
      );
      found.kept.push([key, value]);
    }
  }
  return { ...found, kept: Object.fromEntries(found.kept) };

  function addReference(into: Growing, name: string, value: JsonValue): void {
    const { structures } = document.cas;
    const id = referenceOf(value);
    const target = id === null ? undefined : structures.get(id);
    if (value === 0 || name === `${OWN_PREFIX}segments`) return;
    if (id === null || target === undefined) {
      dangling(document, structure, name, value, reading);
    } else if (marks.placed.has(id) && name !== GOVERNOR && name !== DEPENDENT) {
      into.references.push({ from: structure.id, to: id, name, extra: { feature: name } });
    } else if (isStringArray(target)) {
      into.values.set(name, elementsOf(target).map(wellFormed));
      into.arrays.set(name, id);
      into.consumed.push(id);
    } else {
      const links = linksIn(target, name, structure, document, marks);
      if (links === null) into.kept.push([`@${name}`, value]);
      else {
        into.references.push(...links.references);
        into.consumed.push(...links.consumed);
      }
    }
  }
}

export function dangling(
  { cas }: CasDocument,
  { path }: Structure,
  name: string,
  value: JsonValue,
  reading: Reading,
): void {
  reading.problem(
    cas.file.path,
    `${path}["@${name}"]`,
    `It refers to the feature structure ${shown(value)}, which is not in the file.`,
    'Add that feature structure, or take the reference out; it is left out.',
  );
}

/** Offsets in features of their own go with the text. */
function anchored(key: string, value: JsonValue, document: CasDocument): JsonValue {
  if (!key.startsWith('^') || typeof value !== 'number') return value;
  return document.anchor(value) ?? value;
}

function isValue(value: JsonValue, range: string | undefined): boolean {
  if (typeof value === 'object') return false;
  if (range === 'uima.cas.Boolean') return typeof value === 'boolean';
  if (/^uima\.cas\.(?:Byte|Short|Integer|Long|Float|Double)$/.test(range ?? '')) {
    return typeof value === 'number';
  }
  return range === undefined || typeof value === 'string';
}

const wellFormed = (value: JsonValue): JsonValue =>
  typeof value === 'string' ? value.toWellFormed() : value;

/** A list of different words, as a choice of several is. */
function isStringArray(target: Structure): boolean {
  const elements = elementsOf(target);
  return (
    target.type === STRING_ARRAY &&
    elements.every((one) => typeof one === 'string' && one !== '') &&
    new Set(elements).size === elements.length
  );
}

interface Links {
  readonly references: readonly Reference[];
  readonly consumed: readonly number[];
}

/** Links with roles, as INCEpTION has them: an array of structures that name a target. Null unless all lead to marks. */
function linksIn(
  array: Structure,
  feature: string,
  host: Structure,
  { cas: { structures } }: CasDocument,
  { placed }: Marks,
): Links | null {
  const elements = elementsOf(array);
  if (elements.length === 0 || (array.type !== FS_ARRAY && !array.type.endsWith('[]'))) return null;
  const links = elements.map((element) => structures.get(referenceOf(element) ?? 0));
  const targets = links.map((link) => referenceOf(link?.members.get('@target')) ?? 0);
  const isLink = (link: Structure | undefined, at: number): link is Structure =>
    link !== undefined && !placed.has(link.id) && placed.has(targets[at] ?? 0);
  if (!links.every(isLink)) return null;
  return {
    consumed: [array.id, ...links.map(({ id }) => id)],
    references: links.map((link, at) => linkReference(link, at, { array, feature, host })),
  };
}

function linkReference(
  { id, type, members }: Structure,
  at: number,
  given: { readonly array: Structure; readonly feature: string; readonly host: Structure },
): Reference {
  const { array, feature, host } = given;
  const role = members.get('role');
  const others = [...members].filter(([key]) => key !== 'role' && key !== '@target');
  return {
    from: host.id,
    to: referenceOf(members.get('@target')) ?? 0,
    name: typeof role === 'string' && role !== '' ? role.toWellFormed() : feature,
    extra: {
      feature,
      at,
      array: { id: array.id, type: array.type },
      link: { id, type, members: Object.fromEntries(others) },
      ...(role === undefined ? {} : { role }),
    },
  };
}
