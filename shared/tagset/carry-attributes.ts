// What of a mark's values stays when the mark gets another tag, or its tag another definition.

import type { JsonValue } from '../domain/json.ts';
import type { Attribute, Tag } from '../domain/tagset.ts';
import { carryValue, type OptionMap } from './carry-value.ts';

/** By old attribute id: which attribute its value goes to; null takes it away. */
type AttributeMap = Readonly<Record<string, string | null>>;

export interface CarryRules {
  readonly attributes?: AttributeMap;
  /** By old attribute id. */
  readonly options?: Readonly<Record<string, OptionMap>>;
}

/** What became of one value, where it is not simply the same. */
export interface ValueChange {
  readonly from: Pick<Attribute, 'id' | 'label'>;
  /** Null where nothing of the value stays. */
  readonly to: Attribute | null;
  /** Labels of chosen options that do not stay. */
  readonly lost: readonly string[];
}

export interface CarriedAttributes {
  readonly values: { readonly [attributeId: string]: JsonValue };
  readonly changes: readonly ValueChange[];
}

type Values = CarriedAttributes['values'];

/**
 * A value goes to the attribute that `rules` name, else to the one with the same id, and stays as far as it is right
 * there. The first value to reach an attribute stays; a second one is lost. `from` is undefined where the old tag is
 * not known any more.
 */
export function carryAttributes(
  values: Values,
  from: Tag | undefined,
  to: Tag,
  rules: CarryRules = {},
): CarriedAttributes {
  const kept = new Map<string, JsonValue>();
  const changes: ValueChange[] = [];
  for (const [id, value] of Object.entries(values)) {
    const old = from?.attributes.find((attribute) => attribute.id === id);
    const named = old ?? { id, label: id };
    const target = targetOf(id, to, rules.attributes ?? {});
    if (target === undefined || kept.has(target.id)) {
      changes.push({ from: named, to: null, lost: [] });
      continue;
    }
    const carried = carryValue(old ?? target, target, value, optionsOf(id, rules));
    if (carried.value === undefined) {
      changes.push({ from: named, to: null, lost: carried.lost });
      continue;
    }
    kept.set(target.id, carried.value);
    if (target.id !== id || JSON.stringify(carried.value) !== JSON.stringify(value)) {
      changes.push({ from: named, to: target, lost: carried.lost });
    }
  }
  return { values: Object.fromEntries(kept), changes };
}

function targetOf(id: string, to: Tag, map: AttributeMap): Attribute | undefined {
  const target = Object.hasOwn(map, id) ? map[id] : id;
  return to.attributes.find((attribute) => attribute.id === target);
}

function optionsOf(id: string, { options = {} }: CarryRules): OptionMap {
  return Object.hasOwn(options, id) ? (options[id] ?? {}) : {};
}
