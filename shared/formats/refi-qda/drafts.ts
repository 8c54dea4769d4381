// Codings as marks and links as relations, before the tagset is known: what each says, and what of it is kept.

import { shown } from '../../annotation-file/problems.ts';
import type { Anchoring, Annotation } from '../../domain/annotation.ts';
import type { AnnotatorId } from '../../domain/ids.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { Span } from '../../domain/span.ts';
import type { ReadContext } from '../codec.ts';
import type { Code } from './codebook.ts';
import { sameGuid } from './guid.ts';
import type { KeptCoding } from './kept.ts';
import { linksBetween, type RelationDraft } from './links.ts';
import { readNote } from './notes.ts';
import { noteGuid, selectionGuid } from './own-ids.ts';
import { describedBy, member, objectAt, textAt } from './payload.ts';
import type { Project } from './project.ts';
import type { Coding, PlacedSource } from './selections.ts';
import { timeOf } from './times.ts';
import { attribute, childrenNamed, type XmlNode } from './xml.ts';

export interface MarkDraft {
  readonly id: string;
  readonly code: Code;
  readonly spans: readonly Span[];
  readonly anchoring: Anchoring;
  readonly attributes: readonly (readonly [string, JsonValue])[];
  readonly note: string | null;
  readonly annotator: AnnotatorId | null;
  readonly createdAtMs: number | null;
  readonly updatedAtMs: number | null;
  readonly origin: Annotation['origin'] | null;
  /** Null for what we wrote ourselves. */
  readonly kept: Omit<KeptCoding, 'tag'> | null;
}

export interface SourceDraft extends PlacedSource {
  readonly marks: readonly MarkDraft[];
  readonly relations: readonly RelationDraft[];
  /** GUIDs of notes and links that these say. */
  readonly claimed: ReadonlySet<string>;
}

export function draftsOf(
  project: Project,
  placed: readonly PlacedSource[],
  context: ReadContext,
): SourceDraft[] {
  return placed.map((source) => {
    const claimed = new Set<string>();
    const ends = new Map<string, string>();
    const marks = marksIn(source, { project, context, claimed, ends });
    const relations = linksBetween(ends, { project, claimed });
    return { ...source, marks, relations, claimed };
  });
}

interface Drafting {
  readonly project: Project;
  readonly context: ReadContext;
  readonly claimed: Set<string>;
  /** From codings and selections to marks: what links may end at. */
  readonly ends: Map<string, string>;
}

function marksIn({ codings }: PlacedSource, drafting: Drafting): MarkDraft[] {
  const byGuid = new Map(codings.map((coding) => [coding.guid, coding]));
  const mainOf = (coding: Coding) => byGuid.get(textAt(coding.payload, 'partOf') ?? '') ?? coding;
  const spans = new Map<Coding, Span[]>();
  for (const coding of codings) {
    const main = mainOf(coding);
    spans.set(main, [...(spans.get(main) ?? []), coding.span]);
  }
  const taken = new Set<string>();
  return Array.from(spans, ([coding, places]) => markOf(coding, places, { ...drafting, taken }));
}

function markOf(
  coding: Coding,
  spans: readonly Span[],
  drafting: Drafting & { readonly taken: Set<string> },
): MarkDraft {
  const { context, ends } = drafting;
  const { selection, payload, guid, code } = coding;
  const id = idOf(coding, drafting);
  const place = sameGuid(attribute(selection, 'guid') ?? '');
  const isFirst = !ends.has(place);
  for (const end of [guid, place]) if (!ends.has(end)) ends.set(end, id);
  const isOurs = place === selectionGuid(guid, 0, context.idFor);
  const found = noteOn(coding, isFirst, drafting);
  const origin = textAt(payload, 'origin');
  return {
    id,
    code,
    spans,
    anchoring: anchoringOf(coding),
    attributes: valuesIn(objectAt(payload, 'attributes')),
    note: textAt(payload, 'note') ?? found?.text ?? null,
    annotator: authorOf(coding, drafting),
    ...timesOf(coding),
    // What we wrote is by hand unless we said otherwise.
    origin: origins.find((one) => one === origin) ?? (isOurs ? 'manual' : null),
    kept: keptOf(coding, found, { isFirst, isOurs }),
  };
}

function authorOf({ element, selection }: Coding, { project }: Drafting): AnnotatorId | null {
  const user = attribute(element, 'creatingUser') ?? attribute(selection, 'creatingUser');
  return project.users.get(sameGuid(user ?? ''))?.id ?? null;
}

function keptOf(
  { element, selection }: Coding,
  found: FoundNote | null,
  { isFirst, isOurs }: { readonly isFirst: boolean; readonly isOurs: boolean },
): MarkDraft['kept'] {
  const others = (of: XmlNode) =>
    childrenNamed(of, 'NoteRef').filter((one) => one !== found?.reference);
  const kept = {
    selection: selection.attributes,
    description: describedBy(selection).text,
    coding: element.attributes,
    notes: others(element),
    selectionNotes: isFirst ? others(selection) : [],
    note: found?.note ?? null,
    isOnSelection: found?.isOnSelection ?? false,
  };
  const isPlain = kept.notes.length + kept.selectionNotes.length === 0 && found?.isForeign !== true;
  return isOurs && isPlain && kept.description === null ? null : kept;
}

const origins = ['manual', 'suggested', 'propagated', 'imported'] as const;

function idOf(
  { element, payload, guid, span }: Coding,
  { project, context, taken }: Drafting & { readonly taken: Set<string> },
): string {
  const given = textAt(payload, 'id') ?? attribute(element, 'guid') ?? '';
  const fallback = context.idFor('refi-qda', guid, String(span.startUtf16), String(taken.size));
  if (given !== '' && !taken.has(given)) {
    taken.add(given);
    return given;
  }
  project.problem(
    element,
    `${given === '' ? 'A coding has no GUID' : `Another coding has the id ${shown(given)}`}; this one gets an id of its own.`,
    'Give each coding a GUID of its own.',
  );
  taken.add(fallback);
  return fallback;
}

interface FoundNote {
  readonly text: string;
  readonly note: XmlNode;
  readonly reference: XmlNode;
  readonly isOnSelection: boolean;
  readonly isForeign: boolean;
}

/** The first that has a text: on the coding, else on the selection, where the first coding has it. */
function noteOn(
  { element, selection, guid }: Coding,
  isFirst: boolean,
  { project, context, claimed }: Drafting,
): FoundNote | null {
  const references = [
    ...childrenNamed(element, 'NoteRef').map((one) => [one, false] as const),
    ...(isFirst ? childrenNamed(selection, 'NoteRef') : []).map((one) => [one, true] as const),
  ];
  for (const [reference, isOnSelection] of references) {
    const target = sameGuid(attribute(reference, 'targetGUID') ?? '');
    const found = readNote(project, reference, target);
    if (found === null) continue;
    claimed.add(target);
    const isForeign = target !== noteGuid(guid, context.idFor);
    return { ...found, reference, isOnSelection, isForeign };
  }
  return null;
}

function timesOf({ element, selection, payload }: Coding) {
  const created = attribute(element, 'creationDateTime');
  const createdAtMs = timeOf(created) ?? timeOf(attribute(selection, 'creationDateTime'));
  const updated = textAt(payload, 'updated') ?? attribute(selection, 'modifiedDateTime');
  return { createdAtMs, updatedAtMs: timeOf(updated) ?? createdAtMs };
}

function anchoringOf({ anchoring, payload }: Coding): Anchoring {
  if (anchoring.state !== 'exact') return anchoring;
  const state = textAt(payload, 'anchoring');
  const score = member(payload, 'score');
  if (state === 'moved') return { state, score: 1 };
  const isScore = typeof score === 'number' && score >= 0 && score < 1;
  return state === 'fuzzy' && isScore ? { state, score } : anchoring;
}

function valuesIn(values: JsonObject): [string, JsonValue][] {
  const isPlain = (value: JsonValue) =>
    typeof value === 'string' ? value.isWellFormed() : ['number', 'boolean'].includes(typeof value);
  return Object.entries(values).filter(
    ([, value]) => isPlain(value) || (Array.isArray(value) && value.every(isPlain)),
  );
}
