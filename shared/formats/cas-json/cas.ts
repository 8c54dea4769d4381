// A UIMA CAS as its JSON says it (0.4; github.com/apache/uima-uimaj-io-jsoncas, SPECIFICATION.adoc): feature
// structures by id, types, views. What does not fit is told with its JSON path and left out.

import { createProblems, jsonPath, shown } from '../../annotation-file/problems.ts';
import { readJson } from '../../annotation-file/read-json.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { FormatFile } from '../codec.ts';
import type { Reading } from '../reading.ts';
import { decodeUtf8 } from '../utf8.ts';
import { isId, isObject, own, type Tell } from './members.ts';
import { createTypes, type Types } from './types.ts';

/** A feature structure. Members are all keys but `%ID` and `%TYPE`, references with their `@`. */
export interface Structure {
  readonly id: number;
  readonly type: string;
  readonly path: string;
  readonly members: ReadonlyMap<string, JsonValue>;
}

interface View {
  readonly sofa: number | null;
  /** Null where the file does not say: then all are. */
  readonly members: ReadonlySet<number> | null;
}

export interface Cas {
  readonly file: FormatFile;
  readonly structures: ReadonlyMap<number, Structure>;
  readonly types: Types;
  readonly views: ReadonlyMap<string, View>;
  /** As they stand in the file. */
  readonly rawTypes: JsonObject | null;
  readonly rawViews: JsonObject;
  /** Structures are members of an object by their id, rather than a list. */
  readonly isById: boolean;
  /** Other keys at the top, such as a header. */
  readonly rest: JsonObject;
}

/** Null for what is no CAS; the reason is among the problems. */
export function readCas(file: FormatFile, reading: Reading): Cas | null {
  const problems = createProblems();
  const notes = createProblems();
  const read = readJson(decodeUtf8(file, reading), problems, notes);
  for (const { path, message, remedy } of notes.list)
    reading.note(file.path, path, message, remedy);
  for (const { path, message, remedy } of problems.list) {
    reading.problem(file.path, path, message, remedy);
  }
  if (read === null) return null;
  const { value } = read;
  const listed = isObject(value) ? own(value, '%FEATURE_STRUCTURES') : undefined;
  if (!isObject(value) || (!Array.isArray(listed) && !isObject(listed))) {
    reading.problem(
      file.path,
      '$["%FEATURE_STRUCTURES"]',
      'This is JSON, but not a UIMA CAS: it has no feature structures.',
      'Export the document as UIMA CAS JSON 0.4.',
    );
    return null;
  }
  const rawTypes = objectAt(value, '%TYPES');
  const rawViews = objectAt(value, '%VIEWS') ?? {};
  const tell = (path: readonly (string | number)[], message: string, remedy: string) =>
    reading.problem(file.path, jsonPath(path), message, remedy);
  const structures = readStructures(listed, tell);
  return {
    file,
    structures,
    types: createTypes(rawTypes, tell),
    views: new Map(Object.entries(rawViews).map(([name, view]) => [name, viewOf(view)])),
    rawTypes,
    rawViews,
    isById: !Array.isArray(listed),
    rest: Object.fromEntries(
      Object.entries(value).filter(
        ([key]) => key !== '%TYPES' && key !== '%FEATURE_STRUCTURES' && key !== '%VIEWS',
      ),
    ),
  };
}

function objectAt(value: JsonObject, key: string): JsonObject | null {
  const found = own(value, key);
  return isObject(found) ? found : null;
}

function readStructures(
  listed: JsonValue[] | JsonObject,
  tell: Tell,
): ReadonlyMap<number, Structure> {
  const structures = new Map<number, Structure>();
  const isList = Array.isArray(listed);
  for (const [key, one] of Object.entries(listed)) {
    const path = ['%FEATURE_STRUCTURES', isList ? Number(key) : key];
    const id = isObject(one) ? (isList ? own(one, '%ID') : Number(key)) : undefined;
    const type = isObject(one) ? own(one, '%TYPE') : undefined;
    if (!isObject(one) || !isId(id) || typeof type !== 'string') {
      tell(
        path,
        `The feature structure has no ${isId(id) ? `type; it is ${shown(type)}` : `id; it is ${shown(id)}`}.`,
        'Give each one a whole number above 0 as “%ID”, and a “%TYPE”.',
      );
    } else if (structures.has(id)) {
      tell(
        path,
        `Another feature structure has the id ${id}; the later one is left out.`,
        'Give each one an id of its own.',
      );
    } else {
      const members = new Map(
        Object.entries(one).filter(([name]) => name !== '%ID' && name !== '%TYPE'),
      );
      structures.set(id, { id, type: type.toWellFormed(), path: jsonPath(path), members });
    }
  }
  return structures;
}

function viewOf(view: JsonValue): View {
  const sofa = isObject(view) ? own(view, '%SOFA') : null;
  const members = isObject(view) ? own(view, '%MEMBERS') : null;
  return {
    sofa: isId(sofa) ? sofa : null,
    members: Array.isArray(members) ? new Set(members.filter(isId)) : null,
  };
}
