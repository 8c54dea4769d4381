// Who made an annotation and when: `completed_by` is a number, a user with an address, or nothing.

import type { Annotator } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { isJsonObject } from '../json-object.ts';

type IdFor = (...words: readonly string[]) => string;

const words = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value.toWellFormed().trim() : '';

/** Numbers name nobody outside of one installation, so they become ids of our own with the format's name. */
export function annotatorOf(about: JsonObject, idFor: IdFor): Annotator | null {
  const by = about['completed_by'];
  if (isJsonObject(by)) {
    const email = words(by['email']);
    const name = `${words(by['first_name'])} ${words(by['last_name'])}`.trim();
    const id = email === '' ? by['id'] : email;
    if (typeof id !== 'number' && typeof id !== 'string') return null;
    return annotator(String(id), name === '' ? String(id) : name, idFor);
  }
  if (typeof by === 'number') return annotator(String(by), `Annotator ${by}`, idFor);
  const name = words(by);
  return name === '' ? null : annotator(name, name, idFor);
}

const annotator = (key: string, name: string, idFor: IdFor): Annotator => ({
  id: idFor('annotator', 'label-studio', key) as Annotator['id'],
  name,
});

export interface Times {
  readonly createdAtMs?: number;
  readonly updatedAtMs?: number;
}

/** Old versions have seconds since 1970. */
function msOf(value: JsonValue | undefined): number | null {
  const ms =
    typeof value === 'number'
      ? value * 1000
      : typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(value)
        ? Date.parse(value)
        : Number.NaN;
  const isTime = Number.isFinite(ms) && ms >= 0 && ms < Date.UTC(10_000, 0, 1);
  return isTime ? Math.floor(ms) : null;
}

export function timesOf(about: JsonObject): Times {
  const createdAtMs = msOf(about['created_at']);
  const updatedAtMs = msOf(about['updated_at']) ?? createdAtMs;
  return {
    ...(createdAtMs === null ? {} : { createdAtMs }),
    ...(updatedAtMs === null ? {} : { updatedAtMs }),
  };
}
