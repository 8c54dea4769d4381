// Looking into JSON that nobody has checked yet. Only own keys count, so `__proto__` is a name like any other.

import type { JsonObject, JsonValue } from '../domain/json.ts';

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object under the key; null where there is none. */
export function objectAt(value: JsonValue | undefined, key: string): JsonObject | null {
  const found = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : null;
  return isJsonObject(found) ? found : null;
}

/** Empty where there is none. */
export function listAt(value: JsonValue | undefined, key: string): readonly JsonValue[] {
  const found = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : null;
  return Array.isArray(found) ? found : [];
}

/** The object less these keys. */
export const without = (value: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

/** Words as they are, other values as JSON. */
export const wordsOf = (value: JsonValue): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
