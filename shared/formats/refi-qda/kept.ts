// What of a project has no place in an article, as it is kept under `extra` and found there again.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { isObject, member, objectAt, textAt } from './payload.ts';
import type { XmlNode } from './xml.ts';

export const EXTRA = 'refi-qda';

/** Of the whole project; each of its articles has it. */
export interface KeptProject {
  readonly attributes: { readonly [name: string]: string };
  readonly users: readonly XmlNode[];
  /** As they are nested. */
  readonly codes: readonly XmlNode[];
  /** Which tag each code became, and how it looked. */
  readonly tags: readonly (readonly [guid: string, tag: string, label: string, color: string])[];
  /** Variables, Cases, Sets, Graphs; notes and links that belong to no mark. */
  readonly parts: readonly XmlNode[];
  readonly description: string | null;
}

export interface KeptSource {
  /** SHA-256 of the text that the selections belong to. */
  readonly textSha256: string;
  readonly attributes: { readonly [name: string]: string };
  readonly description: string | null;
  readonly isInline: boolean;
  /** Codings of the whole, notes and variables. */
  readonly parts: readonly XmlNode[];
  /** Selections without a code, in UTF-16 code units of the text. */
  readonly selections: readonly {
    readonly element: XmlNode;
    readonly start: number;
    readonly end: number;
  }[];
  readonly project: KeptProject;
}

/** Of a mark: the selection and the coding it was read from. */
export interface KeptCoding {
  readonly tag: string;
  readonly selection: { readonly [name: string]: string };
  readonly description: string | null;
  readonly coding: { readonly [name: string]: string };
  /** References to notes, on the coding and on the selection; the mark's own note is not among them. */
  readonly notes: readonly XmlNode[];
  readonly selectionNotes: readonly XmlNode[];
  /** Of the note that the mark has, and whether the selection has it rather than the coding. */
  readonly note: XmlNode | null;
  readonly isOnSelection: boolean;
}

/** Of a relation: the link it was read from. */
export interface KeptLink {
  readonly type: string;
  readonly link: XmlNode;
  readonly note: XmlNode | null;
}

export const asJson = (value: KeptSource | KeptCoding | KeptLink): JsonObject =>
  value as unknown as JsonObject;

export function keptSource(extra: JsonObject): KeptSource | null {
  const found = member(extra, EXTRA);
  if (!isObject(found)) return null;
  const project = objectAt(found, 'project');
  return {
    textSha256: textAt(found, 'textSha256') ?? '',
    attributes: texts(objectAt(found, 'attributes')),
    description: textAt(found, 'description'),
    isInline: member(found, 'isInline') === true,
    parts: nodes(member(found, 'parts')),
    selections: list(member(found, 'selections')).flatMap((one) => {
      const element = isObject(one) ? asNode(member(one, 'element') ?? null) : null;
      const [start, end] = isObject(one) ? [member(one, 'start'), member(one, 'end')] : [];
      const isPlace = typeof start === 'number' && typeof end === 'number';
      return element !== null && isPlace ? [{ element, start, end }] : [];
    }),
    project: {
      attributes: texts(objectAt(project, 'attributes')),
      users: nodes(member(project, 'users')),
      codes: nodes(member(project, 'codes')),
      tags: list(member(project, 'tags')).flatMap((one) => {
        const [guid = '', tag = '', label = '', color = ''] = list(one).map(String);
        return [[guid, tag, label, color] as const];
      }),
      parts: nodes(member(project, 'parts')),
      description: textAt(project, 'description'),
    },
  };
}

export function keptCoding(extra: JsonObject): KeptCoding | null {
  const found = member(extra, EXTRA);
  const tag = isObject(found) ? textAt(found, 'tag') : null;
  if (!isObject(found) || tag === null) return null;
  return {
    tag,
    selection: texts(objectAt(found, 'selection')),
    description: textAt(found, 'description'),
    coding: texts(objectAt(found, 'coding')),
    notes: nodes(member(found, 'notes')),
    selectionNotes: nodes(member(found, 'selectionNotes')),
    note: asNode(member(found, 'note') ?? null),
    isOnSelection: member(found, 'isOnSelection') === true,
  };
}

export function keptLink(extra: JsonObject): KeptLink | null {
  const found = member(extra, EXTRA);
  const link = isObject(found) ? asNode(member(found, 'link') ?? null) : null;
  if (!isObject(found) || link === null) return null;
  const note = asNode(member(found, 'note') ?? null);
  return { type: textAt(found, 'type') ?? '', link, note };
}

const list = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? value : [];

const texts = (object: JsonObject): { [name: string]: string } =>
  Object.fromEntries(
    Object.entries(object).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

const nodes = (value: JsonValue | undefined): XmlNode[] =>
  list(value).flatMap((one) => {
    const found = asNode(one);
    return found === null ? [] : [found];
  });

/** Names that XML cannot have never came from a file. */
const isName = (name: string): boolean => /^[A-Za-z_][\w.-]*$/.test(name);

function asNode(value: JsonValue): XmlNode | null {
  const name = isObject(value) ? textAt(value, 'name') : null;
  if (!isObject(value) || name === null || !isName(name)) return null;
  const attributes = Object.entries(texts(objectAt(value, 'attributes')));
  return {
    name,
    attributes: Object.fromEntries(attributes.filter(([one]) => isName(one))),
    children: nodes(member(value, 'children')),
    text: textAt(value, 'text') ?? '',
  };
}
