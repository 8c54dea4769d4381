// A brat configuration (annotation.conf, and labels and colours of visual.conf) as far as it says what a tagset says.
// Syntax as in projectconfig.py: sections, indented hierarchies, macros, arguments `Role:Type|Type`. Never throws.

import { nameStored, roleName } from './names.ts';

export interface ConfigAttribute {
  readonly name: string;
  /** Names of tags. */
  readonly on: readonly string[];
  /** Null for one that is only there or not. */
  readonly values: readonly string[] | null;
}

export interface ConfigRelation {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface BratConfig {
  readonly entities: readonly string[];
  readonly events: readonly string[];
  readonly relations: readonly ConfigRelation[];
  readonly attributes: readonly ConfigAttribute[];
}

interface Entry {
  /** As stored. */
  readonly name: string;
  readonly args: readonly (readonly [key: string, values: readonly string[]])[];
}

const aliases = new Map([['spans', 'entities']]);

export function readConfig(text: string): BratConfig {
  const sections = sectionsOf(text);
  const entriesOf = (name: string) => entriesIn(sections.get(name) ?? []);
  const entities = unique(entriesOf('entities').map(({ name }) => nameStored(name)));
  const eventEntries = entriesOf('events');
  const events = unique(eventEntries.map(({ name }) => nameStored(name)));
  const tagsOf = (types: readonly string[]) =>
    unique(
      types.flatMap((type) => {
        if (type === '<ANY>') return [...entities, ...events];
        if (type === '<ENTITY>') return entities;
        if (type === '<EVENT>') return events;
        return type.startsWith('<') ? [] : [nameStored(type)];
      }),
    );
  const relations = entriesOf('relations').flatMap(({ name, args }): ConfigRelation[] => {
    const [from, to] = args.filter(([key]) => !key.startsWith('<'));
    if (name.startsWith('<') || name === 'ENTITY-NESTING' || from === undefined) return [];
    return to === undefined
      ? []
      : [{ name: nameStored(name), from: tagsOf(from[1]), to: tagsOf(to[1]) }];
  });
  const roles = eventEntries.flatMap(({ name, args }) =>
    args.map(([key, types]): ConfigRelation => {
      const role = nameStored(roleName(key.replace(/(?:\{[^}]*\}|[?*+])$/, '')));
      return { name: role, from: [nameStored(name)], to: tagsOf(types) };
    }),
  );
  const attributes = entriesOf('attributes').map(({ name, args }) =>
    attributeOf(name, args, tagsOf),
  );
  return { entities, events, relations: [...relations, ...roles], attributes };
}

/** Values are listed under `Value`, or are keys of their own in configurations of old. */
function attributeOf(
  name: string,
  args: Entry['args'],
  tagsOf: (types: readonly string[]) => readonly string[],
): ConfigAttribute {
  const others = args.filter(([key]) => key !== 'Arg' && !key.startsWith('<'));
  const values = others.flatMap(([key, listed]) => (key === 'Value' ? listed : [key]));
  return {
    name: nameStored(name),
    on: tagsOf(args.flatMap(([key, types]) => (key === 'Arg' ? types : []))),
    values: others.length === 0 ? null : unique(values.map(nameStored)),
  };
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

function sectionsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const header = /^\s*\[([^\]]*)\]\s*$/.exec(line)?.[1];
    if (header === undefined) lines.push(line);
    else {
      const name = aliases.get(header) ?? header;
      lines = sections.get(name) ?? [];
      sections.set(name, lines);
    }
  }
  return sections;
}

/** Macros stand in as often as a person writes them, not as often as a bomb does. */
const LONGEST_LINE = 100_000;

function entriesIn(lines: readonly string[]): readonly Entry[] {
  const macros = new Map<string, string>();
  const entries: Entry[] = [];
  let inherited: Entry['args'] = [];
  for (const line of lines) {
    if (/^\s*(?:#|-+\s*$|$)/.test(line)) continue;
    const macro = /^<([a-zA-Z_-]+)>=(.*)$/.exec(line);
    if (macro !== null) {
      macros.set(`<${macro[1] ?? ''}>`, (macro[2] ?? '').trim());
      continue;
    }
    const expanded = expand(line, macros);
    if (expanded === null) continue;
    const [terms = '', ...rest] = expanded.trim().split(/\s+/);
    const name = (terms.split('|')[0] ?? '').replace(/^!/, '');
    if (name === '') continue;
    const args = argsOf(rest.join(' '), inherited);
    entries.push({ name, args });
    inherited = args;
  }
  return entries;
}

/** Null for what would grow beyond measure. */
function expand(line: string, macros: ReadonlyMap<string, string>): string | null {
  let expanded = line;
  for (const [name, value] of macros) {
    const parts = expanded.split(name);
    if (expanded.length + (parts.length - 1) * value.length > LONGEST_LINE) return null;
    expanded = parts.join(value);
  }
  return expanded;
}

const argsOf = (text: string, inherited: Entry['args']): Entry['args'] =>
  text.split(',').flatMap((part) => {
    const arg = part.trim();
    if (arg === '<INHERIT>') return inherited;
    const at = arg.indexOf(':');
    if (at <= 0) return [];
    const values = arg.slice(at + 1).split('|');
    return [[arg.slice(0, at), values.filter((value) => value !== '')] as const];
  });

export interface TagLook {
  readonly label?: string;
  readonly color?: string;
}

/** How visual.conf shows types; by name. */
export function readLooks(text: string): ReadonlyMap<string, TagLook> {
  const sections = sectionsOf(text);
  const looks = new Map<string, TagLook>();
  for (const line of sections.get('labels') ?? []) {
    const [name = '', label = ''] = line.split('|').map((part) => part.trim());
    if (label !== '' && /^[^#]/.test(name)) looks.set(nameStored(name), { label });
  }
  for (const line of sections.get('drawing') ?? []) {
    const [, name, color] = /^\s*(\S+)\s.*\bbgColor:(#[0-9a-fA-F]{6})\b/.exec(line) ?? [];
    if (name === undefined || color === undefined) continue;
    looks.set(nameStored(name), { ...looks.get(nameStored(name)), color });
  }
  return looks;
}
