// Marks as selections with codings: one selection for each stretch of a mark; marks that were codings of one selection
// are that again where they still have one place.

import type { Annotation } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { placedMarks } from '../usual-losses.ts';
import { sameGuid } from './guid.ts';
import { keptCoding, type KeptCoding } from './kept.ts';
import { noteGuid, partGuid, selectionGuid } from './own-ids.ts';
import { description } from './payload.ts';
import { timeOf } from './times.ts';
import type { SourceState } from './write-source.ts';
import { writeNote } from './write-note.ts';
import { attribute, isXmlText, node, type XmlNode } from './xml.ts';

export interface Selections {
  readonly selections: readonly XmlNode[];
  /** The codings' GUIDs, by the marks' ids. */
  readonly codings: ReadonlyMap<string, string>;
  /** Marks by what a link may name instead: the selection whose first coding they are. */
  readonly leaders: ReadonlyMap<string, string>;
}

interface Mark {
  readonly mark: Annotation;
  readonly guid: string;
  readonly kept: KeptCoding | null;
}

interface Growing {
  attributes: { readonly [name: string]: string | null };
  readonly description: string | null;
  readonly payload: [string, JsonObject][];
  readonly codings: XmlNode[];
  readonly notes: XmlNode[];
}

/** The times of what has none of its own are those of the import. */
type Times = Pick<Annotation, 'createdAtMs' | 'updatedAtMs'>;

export function writeSelections(state: SourceState): Selections {
  const { given, losses, project } = state;
  const groups = new Map<string, Growing>();
  const codings = new Map<string, string>();
  const leaders = new Map<string, string>();
  for (const mark of placedMarks(losses, given)) {
    const guid = project.guid(mark.id, 'coding', given.article.id, mark.id);
    codings.set(mark.id, guid);
    const kept = state.kept === null ? null : keptCoding(mark.extra);
    const one: Mark = { mark, guid, kept };
    const [first, ...others] = mark.segments;
    const key = JSON.stringify([kept?.selection['guid'] ?? guid, first, others.length]);
    const group = kept === null ? undefined : groups.get(key);
    if (group === undefined) {
      const started = startGroup(state, one);
      groups.set(key, started);
      leaders.set(sameGuid(started.attributes['guid'] ?? ''), mark.id);
    } else addCoding(state, one, group);
    for (const [at] of others.entries()) {
      groups.set(JSON.stringify([guid, at]), partOf(state, one, at + 1));
    }
  }
  const selections = Array.from(groups.values(), (group) =>
    node(
      'PlainTextSelection',
      group.attributes,
      ...description(group.description, Object.fromEntries(group.payload)),
      ...group.codings,
      ...group.notes,
    ),
  );
  return { selections, codings, leaders };
}

function startGroup(state: SourceState, one: Mark): Growing {
  const { context, project } = state;
  const { mark, guid, kept } = one;
  const before = kept?.selection ?? {};
  const wanted = kept === null ? selectionGuid(sameGuid(guid), 0, context.idFor) : before['guid'];
  const group: Growing = {
    attributes: {
      ...before,
      guid: project.guid(wanted ?? '', 'selection', sameGuid(guid), '0'),
      ...placeOf(state, mark, 0, before['name'] ?? null),
      ...(kept === null ? madeBy(state, mark) : {}),
    },
    description: kept?.description ?? null,
    payload: [],
    codings: [],
    notes: (kept?.selectionNotes ?? []).filter((note) => isThere(state, note)),
  };
  addCoding(state, one, group);
  return group;
}

const isThere = ({ hasNote }: SourceState, note: XmlNode): boolean =>
  hasNote(attribute(note, 'targetGUID') ?? '');

/** A further stretch of a mark, which its own coding ties to the first. */
function partOf(state: SourceState, { mark, guid }: Mark, at: number): Growing {
  const { context, project } = state;
  const main = sameGuid(guid);
  const coding = project.guid(partGuid(main, at, context.idFor), 'part', main, String(at));
  const selection = selectionGuid(main, at, context.idFor);
  return {
    attributes: {
      guid: project.guid(selection, 'selection', main, String(at)),
      ...placeOf(state, mark, at, null),
      ...madeBy(state, mark),
    },
    description: null,
    payload: [[sameGuid(coding), { partOf: main }]],
    codings: [codingElement(state, mark, { guid: coding, ...codingTimes(state, mark) }, [])],
    notes: [],
  };
}

function placeOf(
  { given, index }: SourceState,
  { segments }: Annotation,
  at: number,
  name: string | null,
) {
  const { startUtf16 = 0, endUtf16 = 0 } = segments[at] ?? {};
  const words = given.article.text.slice(startUtf16, endUtf16);
  const points = Array.from(words.slice(0, LONGEST_NAME * 2));
  const isShort = words.length <= LONGEST_NAME * 2 && points.length <= LONGEST_NAME;
  const quote = isShort ? words : `${points.slice(0, LONGEST_NAME - 1).join('')}…`;
  // A name that is other words of the text was a quote, and would be a wrong one.
  const isStale =
    name !== null && !words.startsWith(name.slice(0, 8)) && given.article.text.includes(name);
  return {
    ...((name === null || isStale) && isXmlText(quote) ? { name: quote } : {}),
    startPosition: String(index.toCodePoint(startUtf16)),
    endPosition: String(index.toCodePoint(endUtf16)),
  };
}

const LONGEST_NAME = 100;

function madeBy({ given, project }: SourceState, mark: Annotation) {
  const user = project.user(given, mark.annotator);
  return {
    creatingUser: user,
    creationDateTime: timeText(mark.createdAtMs),
    modifyingUser: user,
    modifiedDateTime: timeText(mark.updatedAtMs),
  };
}

const timeText = (ms: number): string => new Date(ms).toISOString();

function codingTimes({ given, project }: SourceState, mark: Annotation) {
  return {
    creatingUser: project.user(given, mark.annotator),
    creationDateTime: timeText(mark.createdAtMs),
  };
}

function addCoding(state: SourceState, one: Mark, group: Growing): void {
  const { mark, guid, kept } = one;
  const references = (kept?.notes ?? []).filter((note) => isThere(state, note));
  const isFirst = group.codings.length === 0;
  if (mark.note !== null) {
    const wanted = noteGuid(sameGuid(guid), state.context.idFor);
    const reference = writeNote(state, mark, wanted, kept?.note ?? null);
    if (kept?.isOnSelection === true && isFirst) group.notes.unshift(reference);
    else references.unshift(reference);
  }
  const attributes =
    kept === null ? { guid, ...codingTimes(state, mark) } : changedCoding(state, one, kept);
  group.codings.push(codingElement(state, mark, attributes, references));
  const payload = payloadOf(state, one, group);
  if (Object.keys(payload).length > 0) group.payload.push([sameGuid(guid), payload]);
}

function codingElement(
  { project }: SourceState,
  { tag }: Annotation,
  attributes: { readonly [name: string]: string | null },
  notes: readonly XmlNode[],
): XmlNode {
  const code = node('CodeRef', { targetGUID: project.codes.codeOf(tag) });
  return node('Coding', attributes, code, ...notes);
}

/** As it was but for who and when, where the user changed that. */
function changedCoding(state: SourceState, { mark, guid }: Mark, kept: KeptCoding) {
  const { given, project, context } = state;
  const before = kept.coding['creatingUser'] ?? kept.selection['creatingUser'];
  const user = project.user(given, mark.annotator);
  const isSameUser =
    user === null
      ? before === undefined || mark.annotator === context.idFor('annotator', 'refi-qda')
      : before !== undefined && sameGuid(before) === sameGuid(user);
  const { createdAtMs } = timesBefore(state, kept);
  return {
    ...kept.coding,
    guid,
    ...(isSameUser ? {} : { creatingUser: user }),
    ...(mark.createdAtMs === createdAtMs ? {} : { creationDateTime: timeText(mark.createdAtMs) }),
  };
}

function timesBefore({ given }: SourceState, { coding, selection }: KeptCoding): Times {
  const { importedAtMs } = given.article.source;
  const created =
    timeOf(coding['creationDateTime'] ?? null) ?? timeOf(selection['creationDateTime'] ?? null);
  const updated = timeOf(selection['modifiedDateTime'] ?? null);
  const createdAtMs = created ?? importedAtMs;
  return { createdAtMs, updatedAtMs: updated ?? createdAtMs };
}

function payloadOf(state: SourceState, { mark, guid, kept }: Mark, group: Growing): JsonObject {
  const { state: anchoring, score } = mark.anchoring;
  const before =
    kept === null
      ? { updatedAtMs: timeOf(group.attributes['modifiedDateTime'] ?? null) }
      : timesBefore(state, kept);
  const says: [string, JsonValue | undefined][] = [
    ['id', mark.id === guid ? undefined : mark.id],
    ['attributes', Object.keys(mark.attributes).length === 0 ? undefined : mark.attributes],
    ['origin', mark.origin === (kept === null ? 'manual' : 'imported') ? undefined : mark.origin],
    ['anchoring', anchoring === 'exact' ? undefined : anchoring],
    ['score', anchoring === 'fuzzy' ? score : undefined],
    ['note', mark.note === null || isXmlText(mark.note) ? undefined : mark.note],
    ['updated', mark.updatedAtMs === before.updatedAtMs ? undefined : timeText(mark.updatedAtMs)],
  ];
  return Object.fromEntries(
    says.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}
