// The parts of a task: its text, the annotations people made of it, and everything else, which is kept. Also tasks of
// the short form (JSON-MIN), as far as it is clear what is what.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { isJsonObject, listAt, objectAt, without } from '../json-object.ts';
import type { LabelConfig } from './config.ts';

export interface TaskAnnotation {
  /** Without the results. */
  readonly about: JsonObject;
  readonly results: readonly JsonValue[];
  readonly path: string;
}

export interface Task {
  readonly data: JsonObject;
  readonly annotations: readonly TaskAnnotation[];
  /** `annotations`; `completions` in the exports of old versions. */
  readonly key: 'annotations' | 'completions';
  /** What else it says. */
  readonly others: JsonObject;
  readonly isShort: boolean;
}

/** Null for what is no task. */
export function taskIn(record: JsonObject, path: string): Task | null {
  const data = objectAt(record, 'data');
  if (data === null) return shortTask(record, path);
  const key = Object.hasOwn(record, 'completions') ? 'completions' : 'annotations';
  const annotations = listAt(record, key).flatMap((item, at): TaskAnnotation[] =>
    isJsonObject(item)
      ? [
          {
            about: without(item, ['result']),
            results: listAt(item, 'result'),
            path: `${path}.${key}[${at}]`,
          },
        ]
      : [],
  );
  return { data, annotations, key, others: without(record, ['data', key]), isShort: false };
}

const isRegion = (item: JsonValue): item is JsonObject =>
  isJsonObject(item) && typeof item['start'] === 'number' && Array.isArray(item['labels']);

/** https://labelstud.io/guide/export#JSON-MIN: fields and results beside each other, results by the control's name. */
function shortTask(record: JsonObject, path: string): Task | null {
  const controls = Object.entries(record).flatMap(([name, value]) =>
    Array.isArray(value) && value.some(isRegion) ? [{ name, items: value }] : [],
  );
  if (controls.length === 0) return null;
  const { annotation_id, annotator, created_at, updated_at, lead_time } = record;
  const said = { id: annotation_id, completed_by: annotator, created_at, updated_at, lead_time };
  const about = Object.fromEntries(
    Object.entries(said).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
  const results = controls.flatMap(({ name, items }) =>
    items.map((value): JsonValue => ({ from_name: name, to_name: 'text', type: 'labels', value })),
  );
  const known = ['annotation_id', 'annotator', 'created_at', 'updated_at', 'lead_time', 'id'];
  const { id } = record;
  return {
    data: without(record, [...known, ...controls.map(({ name }) => name)]),
    annotations: [{ about, results, path }],
    key: 'annotations',
    others: id === undefined ? {} : { id },
    isShort: true,
  };
}

/** The field whose text the object of this name shows; null where there is none. */
export function fieldOf(
  { data }: Task,
  object: string | null,
  config: LabelConfig | null,
): string | null {
  const named = object === null ? undefined : config?.fields.get(object);
  const fields = Object.entries(data).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ key, length: value.length }] : [],
  );
  const has = (key: string | undefined | null) => fields.some((field) => field.key === key);
  if (named !== undefined) return has(named) ? named : null;
  if (object !== null && has(object)) return object;
  if (has('text')) return 'text';
  return fields.toSorted((a, b) => b.length - a.length)[0]?.key ?? null;
}
