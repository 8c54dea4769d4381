// Looking into JSON that anybody may have written: only what is an object's own, and only ids that are ids.

import type { JsonObject, JsonValue } from '../../domain/json.ts';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const own = (object: JsonObject, key: string): JsonValue | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** Empty where it is no text. */
export function ownText(object: JsonObject, key: string): string {
  const value = own(object, key);
  return typeof value === 'string' ? value : '';
}

/** Of a feature structure: a whole number above 0, which is the null reference. */
export const isId = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;

/** Tells a problem at a JSON path. */
export type Tell = (path: readonly (string | number)[], message: string, remedy: string) => void;
