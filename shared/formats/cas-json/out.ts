// A CAS in the making: feature structures with ids that are free, and a type system that has all they need.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { isId, isObject, own } from './members.ts';
import { TOP } from './names.ts';
import { createTypes } from './types.ts';

export type Members = readonly (readonly [name: string, value: JsonValue | undefined])[];

export interface Out {
  /** An id nobody has. */
  newId(): number;
  /** The id that is asked for, where nobody took it before. */
  takeId(wanted: JsonValue | undefined): number;
  add(id: number, type: string, members: Members): void;
  addRaw(structure: JsonObject): void;
  has(id: number): boolean;
  /** By id. */
  structures(): JsonObject[];
  /** Declares the type unless it is known. */
  type(name: string, parent: string): void;
  /** Declares the feature unless the type has or inherits it. */
  feature(type: string, name: string, range: string): void;
  /** The range of each feature; inherited ones too. */
  featuresOf(type: string): ReadonlyMap<string, string>;
  /** Null where there were none and none was declared. */
  types(): JsonObject | null;
}

interface Declared {
  readonly parent: string;
  readonly features: Map<string, string>;
}

export function createOut(rawTypes: JsonObject | null, reservedIds: Iterable<number>): Out {
  const structures = new Map<number, JsonObject>();
  const reserved = new Set(reservedIds);
  let last = 0;
  for (const id of reserved) last = Math.max(last, id);
  const known = createTypes(rawTypes, () => undefined);
  const declared = new Map<string, Declared>();
  const addedTo = (type: string): Declared => {
    const found = declared.get(type) ?? { parent: TOP, features: new Map<string, string>() };
    declared.set(type, found);
    return found;
  };
  const newId = () => {
    last += 1;
    return last;
  };
  const taken = new Set<number>();
  return {
    newId,
    takeId(wanted) {
      const id = isId(wanted) && reserved.has(wanted) && !taken.has(wanted) ? wanted : newId();
      taken.add(id);
      return id;
    },
    add(id, type, members) {
      const entries: [string, JsonValue][] = [
        ['%ID', id],
        ['%TYPE', type],
      ];
      for (const [name, value] of members) if (value !== undefined) entries.push([name, value]);
      structures.set(id, Object.fromEntries(entries));
    },
    addRaw(structure) {
      const id = own(structure, '%ID');
      if (isId(id)) structures.set(id, structure);
    },
    has: (id) => structures.has(id),
    structures: () =>
      Array.from(structures)
        .toSorted(([a], [b]) => a - b)
        .map(([, structure]) => structure),
    type(name, parent) {
      if (rawTypes !== null && Object.hasOwn(rawTypes, name)) return;
      if (!declared.has(name)) declared.set(name, { parent, features: new Map() });
    },
    feature(type, name, range) {
      if (!known.featuresOf(type).has(name)) addedTo(type).features.set(name, range);
    },
    featuresOf: (type) =>
      new Map([...known.featuresOf(type), ...(declared.get(type)?.features ?? [])]),
    types: () => (rawTypes === null && declared.size === 0 ? null : merged(rawTypes, declared)),
  };
}

function merged(raw: JsonObject | null, declared: ReadonlyMap<string, Declared>): JsonObject {
  const types = new Map<string, JsonValue>(Object.entries(raw ?? {}));
  for (const [name, { parent, features }] of declared) {
    const before = types.get(name);
    const head = isObject(before) ? before : { '%NAME': name, '%SUPER_TYPE': parent };
    const added = Array.from(features, ([feature, range]): [string, JsonValue] => [
      feature,
      { '%NAME': feature, '%RANGE': range },
    ]);
    types.set(name, { ...head, ...Object.fromEntries(added) });
  }
  return Object.fromEntries(types);
}
