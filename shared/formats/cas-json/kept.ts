// What a CAS has beyond marks and relations, as it is kept under an article's `extra` and found there again: its types,
// views and feature structures. Whoever edits such a file by hand loses only what no longer fits.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { isId, isObject, own } from './members.ts';
import type { Seen } from './own-document.ts';

export const EXTRA = 'cas-json';

export interface Kept {
  /** SHA-256 of the text that the structures’ offsets belong to. */
  readonly textSha256: string;
  readonly view: string;
  readonly sofa: { readonly id: number; readonly members: JsonObject };
  readonly types: JsonObject | null;
  readonly views: JsonObject;
  /** With `%ID` and `%TYPE`. */
  readonly structures: readonly JsonObject[];
  /** Types by the tags and relations they became. */
  readonly tags: readonly (readonly [id: string, type: string])[];
  readonly relations: readonly (readonly [id: string, type: string])[];
  readonly seen: Seen;
  /** We wrote it before. */
  readonly isOwn: boolean;
  readonly isById: boolean;
  /** Anchors are marked with `^`. */
  readonly hasCarets: boolean;
  readonly rest: JsonObject;
}

export function keptJson(kept: Kept): JsonObject {
  return {
    ...kept,
    structures: [...kept.structures],
    tags: kept.tags.map((pair) => [...pair]),
    relations: kept.relations.map((pair) => [...pair]),
    seen: { ...kept.seen },
  };
}

/** Null where there is nothing of this format. */
export function keptIn(extra: JsonObject): Kept | null {
  const found = own(extra, EXTRA);
  if (!isObject(found)) return null;
  const sofa = objectIn(found, 'sofa');
  const id = own(sofa, 'id');
  const types = own(found, 'types');
  const seen = objectIn(found, 'seen');
  return {
    textSha256: textIn(found, 'textSha256') ?? '',
    view: textIn(found, 'view') ?? '_InitialView',
    sofa: { id: isId(id) ? id : 1, members: objectIn(sofa, 'members') },
    types: isObject(types) ? types : null,
    views: objectIn(found, 'views'),
    structures: structuresIn(own(found, 'structures')),
    tags: pairsIn(own(found, 'tags')),
    relations: pairsIn(own(found, 'relations')),
    seen: {
      title: textIn(seen, 'title'),
      language: textIn(seen, 'language'),
      url: textIn(seen, 'url'),
    },
    isOwn: own(found, 'isOwn') === true,
    isById: own(found, 'isById') === true,
    hasCarets: own(found, 'hasCarets') === true,
    rest: objectIn(found, 'rest'),
  };
}

export function objectIn(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}

export function textIn(object: JsonObject, key: string): string | null {
  const value = own(object, key);
  return typeof value === 'string' ? value : null;
}

const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? value : [];

function structuresIn(value: JsonValue | undefined): JsonObject[] {
  return listOf(value)
    .filter(isObject)
    .filter((one) => isId(own(one, '%ID')) && typeof own(one, '%TYPE') === 'string');
}

function pairsIn(value: JsonValue | undefined): [string, string][] {
  return listOf(value).flatMap((pair): [string, string][] => {
    const [id, type] = listOf(pair);
    return typeof id === 'string' && typeof type === 'string' ? [[id, type]] : [];
  });
}
