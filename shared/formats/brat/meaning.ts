// What the lines of an .ann file say together: marks with what is said of them, relations between marks, and lines that
// have no place in an article and are only kept. The reader makes an article of it; the writer finds out by it which
// line of the file that was read is which thing now. An event is its trigger's mark, with a relation for each argument.

import type { JsonObject } from '../../domain/json.ts';
import { objectAt } from '../json-object.ts';
import type {
  AnnFault,
  AnnRecord,
  AttributeLine,
  EquivLine,
  EventLine,
  NoteLine,
  RelationLine,
  Textbound,
} from './ann-lines.ts';
import { nameStored, roleName } from './names.ts';
import { ANNOTATOR_NOTES, OWN_NOTE, readOwnNote } from './own-note.ts';

export interface OwnNote {
  readonly line: NoteLine;
  readonly says: JsonObject;
}

export interface MarkMeaning {
  readonly textbound: Textbound;
  /** By name as it is called in the program. */
  readonly attributes: ReadonlyMap<string, AttributeLine>;
  readonly events: readonly EventLine[];
  readonly note: NoteLine | null;
  readonly own: OwnNote | null;
}

interface GatheredMark extends MarkMeaning {
  attributes: Map<string, AttributeLine>;
  events: EventLine[];
  note: NoteLine | null;
  own: OwnNote | null;
}

export type RelationSource =
  | { readonly kind: 'argument'; readonly event: EventLine; readonly at: number }
  | { readonly kind: 'equivalence'; readonly line: EquivLine; readonly at: number }
  | { readonly kind: 'relation'; readonly line: RelationLine };

export interface RelationMeaning {
  /** `R1`, `E1.Theme2`, or `*4.1` for the second pair of the equivalence in line 4. */
  readonly key: string;
  readonly type: string;
  /** Ids of text-bound annotations. */
  readonly from: string;
  readonly to: string;
  readonly source: RelationSource;
  note: NoteLine | null;
  own: OwnNote | null;
}

export interface Meaning {
  readonly marks: ReadonlyMap<string, MarkMeaning>;
  readonly relations: readonly RelationMeaning[];
  /** What our own notes say of events: about their arguments, by role. */
  readonly ownOfEvents: ReadonlyMap<string, OwnNote>;
  readonly kept: readonly AnnRecord[];
  /** Of those that have one. */
  readonly keptIds: ReadonlySet<string>;
  readonly faults: readonly AnnFault[];
  /** The text-bound annotation that an id stands for: a trigger for an event. Null for anything else. */
  markIdOf(id: string): string | null;
}

/** What our own note says of a relation; of an argument, the note of its event does. */
export function ownOfRelation(
  { source, own }: RelationMeaning,
  { ownOfEvents }: Pick<Meaning, 'ownOfEvents'>,
): JsonObject | null {
  if (source.kind !== 'argument') return own?.says ?? null;
  const said = objectAt(ownOfEvents.get(source.event.id)?.says, 'arguments');
  return said === null ? null : objectAt(said, source.event.args[source.at]?.role ?? '');
}

interface Gathering {
  readonly marks: Map<string, GatheredMark>;
  readonly events: Map<string, EventLine>;
  readonly relations: Map<string, RelationMeaning>;
  readonly ownOfEvents: Map<string, OwnNote>;
  readonly kept: AnnRecord[];
  /** Ids of what is kept. */
  readonly keptIds: Set<string>;
  readonly faults: AnnFault[];
}

export function meaningOf(all: readonly AnnRecord[]): Meaning {
  const faults: AnnFault[] = [];
  const records = withoutDuplicates(all, faults);
  const found: Gathering = {
    marks: new Map(),
    events: new Map(),
    relations: new Map(),
    ownOfEvents: new Map(),
    kept: [],
    keptIds: new Set(),
    faults,
  };
  addAll(found, records);
  return {
    ...found,
    relations: [...found.relations.values()],
    markIdOf: (id) => markIdOf(found, id),
  };
}

function addAll(found: Gathering, records: readonly AnnRecord[]): void {
  const of = <Kind extends AnnRecord['kind']>(kind: Kind) =>
    records.filter((record): record is AnnRecord & { readonly kind: Kind } => record.kind === kind);
  const notes = of('#');
  const own = ownNotes(notes, found.faults);
  const ownOf = (id: string) => own.get(id) ?? null;
  for (const record of of('T')) addTextbound(found, record, ownOf(record.id));
  for (const record of of('E')) addEvent(found, record, ownOf(record.id));
  for (const event of found.events.values()) addArguments(found, event);
  for (const record of of('R')) addRelation(found, record, ownOf(record.id));
  for (const record of of('*')) addEquivalence(found, record);
  for (const record of [...of('A'), ...of('N')]) {
    if (record.kind === 'A') addAttribute(found, record);
    else keep(found, record);
  }
  for (const record of notes) if (record.type !== OWN_NOTE) addNote(found, record);
}

function withoutDuplicates(all: readonly AnnRecord[], faults: AnnFault[]): AnnRecord[] {
  const lines = new Map<string, number>();
  return all.filter((record) => {
    if (record.kind === '*') return true;
    const earlier = lines.get(record.id);
    if (earlier === undefined) {
      lines.set(record.id, record.line);
      return true;
    }
    faults.push({
      line: record.line,
      message: `The id ${record.id} stands in line ${earlier + 1} already.`,
      remedy: 'Give every line an id of its own.',
    });
    return false;
  });
}

function ownNotes(notes: readonly NoteLine[], faults: AnnFault[]): ReadonlyMap<string, OwnNote> {
  const own = new Map<string, OwnNote>();
  for (const line of notes) {
    if (line.type !== OWN_NOTE) continue;
    const says = readOwnNote(line.text);
    if (says === null || own.has(line.target)) {
      faults.push({
        line: line.line,
        message: `The ${OWN_NOTE} note about ${line.target} cannot be used.`,
        remedy: 'There can be one about each, in JSON. Remove the line.',
      });
    } else own.set(line.target, { line, says });
  }
  return own;
}

// Shared: of most marks there are none, and there may be a million marks.
const noAttributes = new Map<string, AttributeLine>();
const noEvents: EventLine[] = [];

function addTextbound(
  { marks, kept, keptIds }: Gathering,
  textbound: Textbound,
  own: OwnNote | null,
) {
  const isEmpty = textbound.spans.every(({ start, end }) => start === end);
  if (isEmpty && own?.says['segments'] === undefined) {
    kept.push(textbound);
    keptIds.add(textbound.id);
    return;
  }
  marks.set(textbound.id, {
    textbound,
    attributes: noAttributes,
    events: noEvents,
    note: null,
    own,
  });
}

function addEvent(found: Gathering, event: EventLine, own: OwnNote | null): void {
  const mark = found.marks.get(event.trigger);
  if (mark === undefined) {
    dangling(found, event, [event.trigger]);
  } else if (mark.textbound.type !== event.type) {
    found.faults.push({
      line: event.line,
      message: `The event ${event.id} is ${event.type}, its trigger ${mark.textbound.type}.`,
      remedy: 'Give both the same type.',
    });
  } else {
    if (mark.events === noEvents) mark.events = [];
    mark.events.push(event);
    found.events.set(event.id, event);
    if (own === null) return;
    found.ownOfEvents.set(event.id, own);
    // brat lets nothing but events refer to triggers.
    mark.own ??= own;
  }
}

function markIdOf({ marks, events }: Gathering, id: string): string | null {
  if (marks.has(id)) return id;
  return events.get(id)?.trigger ?? null;
}

function addArguments(found: Gathering, event: EventLine): void {
  for (const [at, { role, target }] of event.args.entries()) {
    const to = markIdOf(found, target);
    if (to === null) {
      dangling(found, event, [target], false);
      continue;
    }
    const name = `${event.id}.${role}`;
    const key = found.relations.has(name) ? `${name}#${at}` : name;
    const source = { kind: 'argument', event, at } as const;
    const type = nameStored(roleName(role));
    found.relations.set(key, { key, type, from: event.trigger, to, source, note: null, own: null });
  }
}

function addRelation(found: Gathering, line: RelationLine, own: OwnNote | null): void {
  const from = markIdOf(found, line.from.target);
  const to = markIdOf(found, line.to.target);
  if (from === null || to === null) {
    dangling(found, line, [line.from.target, line.to.target]);
    return;
  }
  const source = { kind: 'relation', line } as const;
  const type = nameStored(line.type);
  found.relations.set(line.id, { key: line.id, type, from, to, source, note: null, own });
}

function addEquivalence(found: Gathering, line: EquivLine): void {
  const ids = line.members.map((member) => markIdOf(found, member));
  const missing = line.members.filter((_, at) => ids[at] === null);
  if (missing.length > 0) {
    dangling(found, line, missing, missing.length === ids.length);
  }
  const members = ids.filter((id) => id !== null);
  for (const [at, to] of members.entries()) {
    const from = members[at - 1];
    if (from === undefined || from === to) continue;
    const key = `*${line.line + 1}.${at}`;
    const source = { kind: 'equivalence', line, at: at - 1 } as const;
    const type = nameStored(line.type);
    found.relations.set(key, { key, type, from, to, source, note: null, own: null });
  }
}

function addAttribute(found: Gathering, line: AttributeLine): void {
  const id = markIdOf(found, line.target);
  const mark = id === null ? undefined : found.marks.get(id);
  const name = nameStored(line.name);
  // Another event of the same trigger may have another value.
  if (mark === undefined || mark.attributes.has(name)) keep(found, line);
  else {
    if (mark.attributes === noAttributes) mark.attributes = new Map();
    mark.attributes.set(name, line);
  }
}

function addNote(found: Gathering, line: NoteLine): void {
  const id = markIdOf(found, line.target);
  const about = (id === null ? undefined : found.marks.get(id)) ?? found.relations.get(line.target);
  const isPlain = line.type === ANNOTATOR_NOTES && line.text.trim() !== '';
  if (about !== undefined && isPlain && about.note === null) about.note = line;
  else keep(found, line);
}

/** What is about something that is there, but has no place in an article. */
function keep(
  found: Gathering,
  line: AnnRecord & { readonly id: string; readonly target: string },
) {
  const { relations, events, kept, keptIds } = found;
  const { target } = line;
  const isThere = markIdOf(found, target) !== null || relations.has(target) || events.has(target);
  if (!isThere && !keptIds.has(target) && target !== '') {
    dangling(found, line, [target]);
    return;
  }
  kept.push(line);
  keptIds.add(line.id);
}

/** Told, unless it refers to what is itself only kept: then it is kept, too. */
function dangling(
  found: Gathering,
  record: AnnRecord,
  targets: readonly string[],
  isWhole = true,
): void {
  const { kept, keptIds, faults } = found;
  const missing = targets.filter((id) => markIdOf(found, id) === null && !keptIds.has(id));
  if (missing.length === 0) {
    if (!isWhole) return;
    kept.push(record);
    if (record.kind !== '*') keptIds.add(record.id);
    return;
  }
  const what = record.kind === '*' ? 'The equivalence' : record.id;
  faults.push({
    line: record.line,
    message: `${what} refers to ${missing.join(' and ')}, which is not in the file.`,
    remedy: 'Refer to something that is in the file, or remove the line.',
  });
}
