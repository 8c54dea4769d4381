// Relations: layers with a governor and a dependent, and what marks say of each other by their features.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { Reading } from '../reading.ts';
import type { Structure } from './cas.ts';
import { anchorOf, referenceOf, type CasDocument } from './document.ts';
import { dangling } from './features.ts';
import { isRelationLayer, type Marks } from './marks.ts';
import { CUSTOM, DEPENDENT, GOVERNOR, OWN_PREFIX, shortName } from './names.ts';

/** Behind the name of a relation layer where a tag has the same one; no encoded name ends so. */
export const RELATION_SUFFIX = '_Relation';

export interface LayerRelation {
  readonly structure: Structure;
  readonly from: number;
  readonly to: number;
  /** Without their prefix. */
  readonly ours: ReadonlyMap<string, JsonValue>;
  readonly kept: JsonObject;
}

export function relationName(type: string): string {
  const isOurs = type.startsWith(CUSTOM) && type.endsWith(RELATION_SUFFIX);
  return shortName(isOurs ? type.slice(0, -RELATION_SUFFIX.length) : type);
}

/** Those between marks; a layer over tokens, such as a parse, is kept as it is. */
export function findRelations(
  document: CasDocument,
  { placed }: Marks,
  reading: Reading,
): LayerRelation[] {
  const { cas, members } = document;
  return [...cas.structures.values()].flatMap((structure) => {
    if (!isRelationLayer(cas, structure) || members?.has(structure.id) === false) return [];
    const [from, to] = [GOVERNOR, DEPENDENT].map((end) => endOf(structure, end, document, reading));
    if (from === undefined || to === undefined || !placed.has(from) || !placed.has(to)) return [];
    return [{ structure, from, to, ...partsOf(structure, document, to) }];
  });
}

function endOf(
  structure: Structure,
  end: string,
  document: CasDocument,
  reading: Reading,
): number | undefined {
  const value = structure.members.get(`@${end}`) ?? null;
  const id = referenceOf(value);
  if (id !== null && document.cas.structures.has(id)) return id;
  dangling(document, structure, end, value, reading);
  return undefined;
}

/** Its own place is the dependent's, as INCEpTION sets it; only another one is kept. */
function partsOf(
  { members }: Structure,
  { offsets, cas: { structures } }: CasDocument,
  to: number,
): Pick<LayerRelation, 'ours' | 'kept'> {
  const ours = new Map<string, JsonValue>();
  const kept: [string, JsonValue][] = [];
  const target = structures.get(to)?.members ?? new Map<string, JsonValue>();
  for (const [key, value] of members) {
    if (endKeys.has(key) || value === null) continue;
    const name = key.replace(/^\^/, '');
    if (key.startsWith(OWN_PREFIX)) ours.set(key.slice(OWN_PREFIX.length), value);
    else if (name !== 'begin' && name !== 'end') kept.push([key, value]);
    else if (typeof value === 'number' && anchorOf(target, name) !== value) {
      const place = offsets.toUtf16(value);
      if (place !== null) kept.push([name, place]);
    }
  }
  return { ours, kept: Object.fromEntries(kept) };
}

const endKeys = new Set([`@${GOVERNOR}`, `@${DEPENDENT}`, '@sofa']);
