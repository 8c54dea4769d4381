// What brat has no line for (ids, who and when, values that are no choices, exact edges) as a note of a type of our own,
// which brat shows beside the mark and keeps: `#2 Sourcebench T1 {"annotator":…}` in JSON on one line.

import { readJson } from '../../annotation-file/read-json.ts';
import { createProblems } from '../../annotation-file/problems.ts';
import type { Annotation, Annotator, Relation } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';

export const OWN_NOTE = 'Sourcebench';
/** The type of note that brat's own window edits. */
export const ANNOTATOR_NOTES = 'AnnotatorNotes';

/** Null for what is no JSON object. */
export function readOwnNote(text: string): JsonObject | null {
  const read = readJson(text, createProblems(), createProblems());
  const value = read?.value;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : null;
}

/** A note as brat can show it: on one line. */
export const visibleNote = (note: string): string =>
  note.replace(/[\s\u001c-\u001f\u0085]+/g, ' ').trim();

type Made = Pick<Annotation, 'annotator' | 'createdAtMs' | 'updatedAtMs' | 'note'>;

export interface Authors {
  /** Whoever a file of brat does not name. */
  readonly unnamed: string;
  readonly annotators: readonly Annotator[];
}

/** Who made it, when, and its note where the line for people does not have it exactly. */
export function madeBy(
  { annotator, createdAtMs, updatedAtMs, note }: Made,
  { unnamed, annotators }: Authors,
): JsonObject {
  const name = annotators.find(({ id }) => id === annotator)?.name ?? '';
  const isNamed = annotator !== unnamed;
  const isExact = note === null || (note !== '' && visibleNote(note) === note);
  return {
    ...(isExact ? {} : { note }),
    ...(isNamed ? { annotator: { id: annotator, name } } : {}),
    ...(isNamed || createdAtMs !== updatedAtMs
      ? { createdAt: timeOf(createdAtMs), updatedAt: timeOf(updatedAtMs) }
      : {}),
  };
}

const timeOf = (ms: number): string => new Date(ms).toISOString();

export interface ReadMade {
  readonly note: string | null;
  readonly annotator: Annotator | null;
  readonly createdAtMs: number | null;
  readonly updatedAtMs: number | null;
}

/** `visible` is what the line for people says now: what was changed there counts. */
export function readMade(says: JsonObject | undefined, visible: string | null): ReadMade {
  const own = says ?? {};
  const { note: exact, annotator, createdAt, updatedAt } = own;
  const isSame = typeof exact === 'string' && visibleNote(exact) === (visible ?? '');
  return {
    note: isSame ? exact.toWellFormed() : visible,
    annotator: annotatorOf(annotator),
    createdAtMs: msOf(createdAt),
    updatedAtMs: msOf(updatedAt),
  };
}

function annotatorOf(value: JsonValue | undefined): Annotator | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { id, name } = value;
  if (typeof id !== 'string' || id === '' || typeof name !== 'string') return null;
  return { id: id.toWellFormed() as Annotator['id'], name: name.toWellFormed() };
}

function msOf(value: JsonValue | undefined): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value))
    return null;
  const ms = Date.parse(value);
  return Number.isNaN(ms) || new Date(ms).toISOString() !== value ? null : ms;
}

/** What a relation's note says; the id only where the line has another. */
export const relationSays = (relation: Relation, key: string, authors: Authors): JsonObject => ({
  ...(relation.id === key ? {} : { id: relation.id }),
  ...madeBy(relation, authors),
});
