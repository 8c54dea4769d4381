// What relations and slots refer to: the annotation of a layer in a row, picked by its disambiguation id where there are
// several (INCEpTION, TsvDocument.resolveReference). Tokens can be referred to without being annotated.

import type { SpanAnnotation } from './annotations.ts';
import { ANY_TYPE, DEPENDENCY_TYPE, TOKEN_TYPE, columnsOf, type Layer } from './layers.ts';
import type { Unit } from './place-rows.ts';

/** What stands for a token that a relation hangs on. */
export const tokenLayer: Layer = { kind: 'SP', name: TOKEN_TYPE, columns: columnsOf('SP', []) };

export interface References {
  /**
   * The annotation with the number, or the first one of the layer in the row; null for none. `by` is the layer that
   * refers to it: dependencies hang on tokens, whatever they name.
   */
  resolve(wanted: { unit: string; number: number; base: string; by: Layer }): SpanAnnotation | null;
}

export function createReferences(
  units: readonly Unit[],
  spans: readonly SpanAnnotation[],
): References {
  const byId = new Map(units.map((unit) => [unit.row.id, unit]));
  const byUnit = new Map<Unit, SpanAnnotation[]>();
  const byNumber = new Map<number, SpanAnnotation[]>();
  const tokens = new Map<Unit, SpanAnnotation>();
  for (const span of spans) {
    for (const unit of span.units) pushTo(byUnit, unit, span);
    if (span.number !== null) pushTo(byNumber, span.number, span);
  }
  const tokenOf = (unit: Unit): SpanAnnotation => {
    const order = spans.length + tokens.size;
    const made = tokens.get(unit) ?? spanOfToken(unit, order);
    tokens.set(unit, made);
    return made;
  };
  return {
    resolve({ unit: id, number, base, by }) {
      const isBase = ({ layer }: SpanAnnotation) => base === ANY_TYPE || layer.name === base;
      if (number > 0) {
        const numbered = byNumber.get(number) ?? [];
        return numbered.find(isBase) ?? numbered[0] ?? null;
      }
      const unit = byId.get(id);
      if (unit === undefined) return null;
      if (base === TOKEN_TYPE) return tokenOf(unit);
      const found = byUnit.get(unit)?.find(isBase);
      if (found !== undefined) return found;
      return by.name === DEPENDENCY_TYPE ? tokenOf(unit) : null;
    },
  };
}

function pushTo<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

const spanOfToken = (unit: Unit, order: number): SpanAnnotation => ({
  layer: tokenLayer,
  order,
  units: [unit],
  values: new Map(),
  number: null,
  slots: new Map(),
  chain: null,
});

/** `1-2[3]` as its row and number; 0 where there is none. */
export function splitRef(ref: string): {
  readonly unit: string;
  readonly numbers: readonly [first: number, second: number];
} {
  const found = /^([^[]*)\[(\d{1,9})(?:_(\d{1,9}))?\]$/.exec(ref);
  return {
    unit: found?.[1] ?? ref,
    numbers: [Number(found?.[2] ?? 0), Number(found?.[3] ?? 0)],
  };
}
