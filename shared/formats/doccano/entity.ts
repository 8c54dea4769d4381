// One span of doccano: a triple, or an object with an id.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { isJsonObject } from '../json-object.ts';

export interface Entity {
  /** A whole number; null for triples. */
  readonly id: number | null;
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** What else it says. */
  readonly more: JsonObject;
}

/** Null for what is none. Labels may be numbers. */
export function entityIn(item: JsonValue): Entity | null {
  if (Array.isArray(item)) {
    const [start, end, label] = item;
    return entity({ id: null, start, end, label: label ?? null, more: {} });
  }
  if (!isJsonObject(item)) return null;
  const { id, start_offset, end_offset, label = null, ...more } = item;
  const number = typeof id === 'number' && Number.isSafeInteger(id) ? id : null;
  return entity({ id: number, start: start_offset, end: end_offset, label, more });
}

interface Parts {
  readonly id: number | null;
  readonly start: JsonValue | undefined;
  readonly end: JsonValue | undefined;
  readonly label: JsonValue;
  readonly more: JsonObject;
}

function entity({ id, start, end, label, more }: Parts): Entity | null {
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  if (typeof label !== 'string' && typeof label !== 'number') return null;
  return { id, start, end, label: String(label), more };
}
