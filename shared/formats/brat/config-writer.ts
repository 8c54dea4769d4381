// The configuration of what was written (annotation.conf and visual.conf), for brat to accept and show it. A
// configuration that came with the articles is written as it came, if it still declares everything.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Attribute, Tagset } from '../../domain/tagset.ts';
import { objectAt } from '../json-object.ts';
import type { AnnRecord } from './ann-lines.ts';
import { readConfig } from './config.ts';
import { meaningOf, type MarkMeaning } from './meaning.ts';
import { nameStored, storedName } from './names.ts';

interface Ends {
  readonly from: Set<string>;
  readonly to: Set<string>;
}

interface Options {
  readonly on: Set<string>;
  /** Null for a flag. */
  values: Set<string> | null;
}

export interface Configurations {
  /** `records` are the lines that were written for it. */
  add(document: AnnotatedArticle, records: readonly AnnRecord[]): void;
  /** Names of files and their text. */
  files(): readonly (readonly [name: string, text: string])[];
}

interface Gathered {
  readonly looks: Map<string, { readonly label: string; readonly color: string }>;
  readonly events: Map<string, Map<string, Set<string>>>;
  readonly relations: Map<string, Ends>;
  /** Those that hold in both directions and over any number. */
  readonly equivalences: Set<string>;
  readonly attributes: Map<string, Options>;
}

export function createConfigurations(): Configurations {
  const gathered: Gathered = {
    looks: new Map(),
    events: new Map(),
    relations: new Map(),
    equivalences: new Set(),
    attributes: new Map(),
  };
  const tagsets = new Set<string>();
  const arrived = new Map<string, string>();
  let isSame = true;
  return {
    add(document, records) {
      const own = arrivedConfiguration(document);
      for (const [name, text] of own) {
        if ((arrived.get(name) ?? text) === text) arrived.set(name, text);
        else isSame = false;
      }
      const key = JSON.stringify(document.tagset);
      if (!tagsets.has(key)) addTagset(gathered, document.tagset);
      tagsets.add(key);
      addUsed(gathered, records);
    },
    files() {
      const given = arrived.get('annotation.conf');
      if (given !== undefined && isSame && declaresAll(given, gathered)) return [...arrived];
      return [
        ['annotation.conf', annotationConf(gathered)],
        ['visual.conf', visualConf(gathered)],
      ];
    },
  };
}

function arrivedConfiguration({ article: { extra } }: AnnotatedArticle): [string, string][] {
  const texts = objectAt(objectAt(extra, 'brat') ?? {}, 'configuration') ?? {};
  return Object.entries(texts).flatMap(([name, text]): [string, string][] =>
    /^[a-z_]+\.conf$/.test(name) && typeof text === 'string' ? [[name, text]] : [],
  );
}

function addTagset(gathered: Gathered, { tags, relations }: Tagset): void {
  for (const { id, label, color, attributes } of tags) {
    if (!gathered.looks.has(id)) gathered.looks.set(id, { label, color });
    for (const attribute of attributes) addAttribute(gathered, id, attribute);
  }
  for (const { id, from, to } of relations) {
    for (const one of from)
      for (const other of to.slice(0, 1)) addRelation(gathered, id, one, other);
    for (const other of to)
      for (const one of from.slice(0, 1)) addRelation(gathered, id, one, other);
  }
}

function addAttribute(gathered: Gathered, tag: string, { id, type, options }: Attribute): void {
  if (type !== 'choice' && type !== 'boolean') return;
  const values = type === 'boolean' ? [] : (options ?? []).map((option) => option.id);
  for (const value of values) addValue(gathered, tag, id, value);
  if (values.length === 0) addValue(gathered, tag, id, null);
}

/** One name is one attribute in brat: what several tags have under it is put together. */
function addValue({ attributes }: Gathered, tag: string, name: string, value: string | null): void {
  const known = attributes.get(name) ?? { on: new Set(), values: null };
  attributes.set(name, known);
  known.on.add(tag);
  if (value !== null) known.values = (known.values ?? new Set()).add(value);
}

function addRelation({ relations }: Gathered, type: string, from: string, to: string): void {
  const known = relations.get(type) ?? { from: new Set(), to: new Set() };
  relations.set(type, known);
  known.from.add(from);
  known.to.add(to);
}

function addUsed(gathered: Gathered, records: readonly AnnRecord[]): void {
  const { marks, relations } = meaningOf(records);
  for (const mark of marks.values()) addUsedMark(gathered, mark);
  const typeOf = (id: string) => nameStored(marks.get(id)?.textbound.type ?? '');
  for (const { source, type, from, to } of relations) {
    if (source.kind === 'equivalence') gathered.equivalences.add(type);
    if (source.kind !== 'argument') addRelation(gathered, type, typeOf(from), typeOf(to));
    else {
      const roles = gathered.events.get(typeOf(from)) ?? new Map<string, Set<string>>();
      const name = storedName(type);
      roles.set(name, (roles.get(name) ?? new Set()).add(typeOf(to)));
    }
  }
}

function addUsedMark(gathered: Gathered, { textbound, attributes, events }: MarkMeaning): void {
  const tag = nameStored(textbound.type);
  if (!gathered.looks.has(tag)) gathered.looks.set(tag, { label: tag, color: '#3d3d3d' });
  if (events.length > 0 && !gathered.events.has(tag)) gathered.events.set(tag, new Map());
  for (const [name, { value }] of attributes) {
    addValue(gathered, tag, name, value === null ? null : nameStored(value));
  }
}

/** Whether a configuration names everything that is used, with the values that are. */
function declaresAll(text: string, { looks, relations, attributes, events }: Gathered): boolean {
  const config = readConfig(text);
  const tags = new Set([...config.entities, ...config.events]);
  const related = new Set(config.relations.map(({ name }) => name));
  const known = new Map(config.attributes.map(({ name, values }) => [name, values]));
  const roles = Array.from(events.values(), (one) => [...one.keys()]).flat();
  return (
    [...looks.keys()].every((tag) => tags.has(tag)) &&
    [...relations.keys()].every((name) => related.has(name)) &&
    roles.every((role) => related.has(nameStored(role))) &&
    [...attributes].every(([name, { values }]) => {
      const declared = known.get(name);
      if (declared === undefined) return false;
      return [...(values ?? [])].every((value) => declared?.includes(value) === true);
    })
  );
}

const stored = (names: Iterable<string>): string => Array.from(names, storedName).join('|');

/** Without the last line brat would complain of marks that overlap (verify_annotations.py). */
function annotationConf(gathered: Gathered): string {
  const { looks, events, relations, equivalences, attributes } = gathered;
  const roles = new Set(Array.from(events.values(), (one) => [...one.keys()]).flat());
  const isRole = (name: string) => roles.has(storedName(name));
  const lines = [
    '[entities]',
    ...[...looks.keys()].filter((tag) => !events.has(tag)).map(storedName),
    '',
    '[relations]',
    ...[...relations]
      .filter(([name]) => !isRole(name))
      .map(([name, { from, to }]) => {
        const kind = equivalences.has(name) ? ', <REL-TYPE>:symmetric-transitive' : '';
        return `${storedName(name)}\tArg1:${stored(from)}, Arg2:${stored(to)}${kind}`;
      }),
    '<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>',
    '',
    '[events]',
    ...Array.from(events, ([tag, args]) => {
      const all = Array.from(args, ([role, types]) => `${role}*:${stored(types)}`);
      return all.length === 0 ? storedName(tag) : `${storedName(tag)}\t${all.join(', ')}`;
    }),
    '',
    '[attributes]',
    ...Array.from(attributes, ([name, { on, values }]) => {
      const choices = values === null ? '' : `, Value:${stored(values)}`;
      return `${storedName(name)}\tArg:${stored(on)}${choices}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

/** Labels can be any words but for what separates them. */
function visualConf({ looks }: Gathered): string {
  const lines = [
    '[labels]',
    ...Array.from(looks, ([tag, { label }]) => {
      const words = label.replace(/[\s|]+/g, ' ').trim();
      return words === '' ? storedName(tag) : `${storedName(tag)} | ${words}`;
    }),
    '',
    '[drawing]',
    'SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken',
    'ARC_DEFAULT\tcolor:black, arrowHead:triangle-5',
    ...Array.from(
      looks,
      ([tag, { color }]) =>
        `${storedName(tag)}\tfgColor:white, bgColor:${color}, borderColor:darken`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
