// What REFI-QDA has no place for goes into a Description, as one line of JSON behind what people wrote there:
// `{"sourcebench":…}`. Other programs show it as a comment or leave it out; nothing else depends on it.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { childNamed, node, type XmlNode } from './xml.ts';

const KEY = 'sourcebench';
const START = `{"${KEY}":`;

export interface Described {
  /** What people wrote; null where there is none. */
  readonly text: string | null;
  /** Empty where there is none. */
  readonly payload: JsonObject;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const member = (object: JsonObject, key: string): JsonValue | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = member(object, key);
  return isObject(value) ? value : {};
}

export function textAt(object: JsonObject, key: string): string | null {
  const value = member(object, key);
  return typeof value === 'string' ? value.toWellFormed() : null;
}

export function describedBy(element: XmlNode): Described {
  const text = childNamed(element, 'Description')?.text;
  if (text === undefined) return { text: null, payload: {} };
  const at = text.startsWith(START) ? 0 : text.lastIndexOf(`\n${START}`) + 1;
  const isThere = text.startsWith(START, at);
  const payload = isThere ? parsed(text.slice(at)) : null;
  if (payload === null) return { text, payload: {} };
  return { text: at === 0 ? null : text.slice(0, at - 1), payload };
}

function parsed(json: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? objectAt(value, KEY) : null;
  } catch {
    return null;
  }
}

/** The element, or none where there is nothing to say. */
export function description(text: string | null, payload: JsonObject): readonly XmlNode[] {
  const json =
    Object.keys(payload).length === 0 ? null : asciiControls(JSON.stringify({ [KEY]: payload }));
  if (text === null && json === null) return [];
  const lines = [text, json].filter((line) => line !== null);
  return [node('Description', {}, lines.join('\n'))];
}

/** JSON may hold characters that XML cannot say; escaped it can. */
const asciiControls = (json: string): string =>
  json.replace(
    /[\u007f-\u009f\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
