// What this program keeps under an article's `extra`, because the annotated article file has no field for it: all
// under one key of its own, one part for each thing. What others keep under `extra` is never touched, nor are parts
// that this version does not know.

import type { JsonObject, JsonValue } from '../domain/json.ts';

const OWN_KEY = 'sourcebench';

/**
 * The rules of relation types (own-rules.ts), relations that end at a passage in another article, and the guidelines of
 * the tagset (own-guidelines.ts), and that an article is a sharing copy (shared/sharing).
 */
export type OwnPart = 'relationRules' | 'relationsAcross' | 'guidelines' | 'sharing';

/** Where the part is, for messages: a path inside the file's article. */
export const ownPath = (part: string): readonly string[] => ['article', 'extra', OWN_KEY, part];

/** The part, undefined where there is none, and `extra` without it. */
export function takeOwn(
  extra: JsonObject,
  part: OwnPart,
): { readonly value: JsonValue | undefined; readonly extra: JsonObject } {
  const own = ownOf(extra);
  if (own === null || !Object.hasOwn(own, part)) return { value: undefined, extra };
  const { [part]: value, ...others } = own;
  return { value, extra: withOwn(extra, others) };
}

/** Puts the part there, or takes it away when it is undefined. The same parts give the same bytes in any order. */
export function putOwn(
  extra: JsonObject,
  part: OwnPart | `unread-${OwnPart}`,
  value: JsonValue | undefined,
): JsonObject {
  const own = ownOf(extra);
  if (own === null) {
    if (value === undefined) return extra;
    // Not ours, and kept beside what is.
    const other = Object.hasOwn(extra, OWN_KEY) ? { other: extra[OWN_KEY] ?? null } : {};
    return withOwn(extra, { ...other, [part]: value });
  }
  const { [part]: _before, ...others } = own;
  return withOwn(extra, value === undefined ? others : { ...others, [part]: value });
}

/** Null where there is none. */
function ownOf(extra: JsonObject): JsonObject | null {
  const own = Object.hasOwn(extra, OWN_KEY) ? extra[OWN_KEY] : undefined;
  return typeof own === 'object' && own !== null && !Array.isArray(own) ? own : null;
}

/** In its place where it had one, else last. The key goes with the last part. */
function withOwn(extra: JsonObject, parts: JsonObject): JsonObject {
  const names = Object.keys(parts).toSorted();
  if (names.length === 0) {
    return Object.fromEntries(Object.entries(extra).filter(([key]) => key !== OWN_KEY));
  }
  const sorted = Object.fromEntries(names.map((name) => [name, parts[name] ?? null]));
  return { ...extra, [OWN_KEY]: sorted };
}
