// What is said of a region beside its labels, a result for each attribute. A result that came from Label Studio goes back
// as it came where it still says the same.

import type { Segment } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { Attribute } from '../../domain/tagset.ts';
import { stringAt } from '../draft/read-own.ts';
import { isJsonObject, listAt, objectAt, without, wordsOf } from '../json-object.ts';
import type { Names } from './controls.ts';
import { attributeName } from './names.ts';
import { kindOf, saidIn, valueKeys, valueOf } from './values.ts';
import {
  keptOf,
  metaOf,
  namesOf,
  ownOf,
  placeIn,
  spanOf,
  type OrderedResult,
  type Region,
  type RegionWriting,
} from './region-parts.ts';

interface KeptAttribute {
  readonly name: string;
  readonly at: number;
  /** Without id and value. */
  readonly result: JsonObject;
  readonly value: JsonObject;
  /** The words of the region were repeated. */
  readonly hasText: boolean;
  /** So was what is said of the region. */
  readonly isSameMeta: boolean;
}

export function attributeResults(region: Region, writing: RegionWriting): OrderedResult[] {
  const { main } = region;
  const [segment] = main.segments;
  if (segment === undefined) return [];
  const kept = keptAttributes(region);
  const taken = new Set<KeptAttribute>();
  const definitions = writing.given.tagset.tags.find(({ id }) => id === main.tag)?.attributes ?? [];
  const now = Object.entries(main.attributes).map(([id, value]) => {
    const definition = definitions.find((one) => one.id === id);
    const before = kept.find(({ name }) => name === id || name === definition?.label) ?? null;
    if (before !== null) taken.add(before);
    return resultOf({ id, value, definition, before }, { region, segment, writing });
  });
  // Results without a value that would be an attribute.
  const silent = kept
    .filter((one) => !taken.has(one) && saidNow(one, false) === null)
    .map((one) => asItCame(one, { region, segment, writing }));
  return [...now, ...silent];
}

function keptAttributes({ main }: Region): KeptAttribute[] {
  return listAt(keptOf(main), 'attributes')
    .filter(isJsonObject)
    .map((raw) => {
      const result = objectAt(raw, 'result') ?? {};
      return {
        name: attributeName(stringAt(result, 'from_name') ?? '', main.tag),
        at: placeIn(raw),
        result: without(result, ['id', 'value']),
        value: without(objectAt(raw, 'value') ?? {}, ['start', 'end']),
        hasText: raw['hasText'] === true,
        isSameMeta: raw['isSameMeta'] === true,
      };
    });
}

const saidNow = ({ result, value }: KeptAttribute, isList: boolean): JsonValue => {
  const said = saidIn(stringAt(result, 'type') ?? '', value, { control: null, isList });
  return said?.value ?? null;
};

const sameValue = (before: JsonValue, now: JsonValue): boolean =>
  JSON.stringify(before) === JSON.stringify(now) || before === wordsOf(now);

interface Place {
  readonly region: Region;
  readonly segment: Segment;
  readonly writing: RegionWriting;
}

function asItCame(kept: KeptAttribute, { region, segment, writing }: Place): OrderedResult {
  const { main, id } = region;
  const { result, value, hasText, isSameMeta, at } = kept;
  return {
    at,
    json: {
      id,
      ...result,
      value: {
        ...spanOf(segment, writing),
        ...(hasText ? { text: segment.quote } : {}),
        ...value,
      },
      ...(isSameMeta ? metaOf(main, main.note, ownOf(main, writing)) : {}),
    },
  };
}

interface Value {
  readonly id: string;
  readonly value: JsonValue;
  readonly definition: Attribute | undefined;
  readonly before: KeptAttribute | null;
}

function resultOf(said: Value, place: Place): OrderedResult {
  const { id, value, definition, before } = said;
  const { region, writing } = place;
  const usual = writing.controls.attribute(region.main.tag, id);
  const names = {
    from: stringAt(before?.result ?? {}, 'from_name') ?? usual.from,
    to: stringAt(before?.result ?? {}, 'to_name') ?? usual.to,
  };
  if (definition !== undefined) {
    const labels = namesOf(region.main, writing);
    writing.config.attribute(names, labels, region.main.tag, definition);
  }
  if (before === null) return newResult(said, names, place);
  const words = saidNow(before, Array.isArray(value));
  return words !== null && sameValue(words, value)
    ? asItCame(before, place)
    : asItCame({ ...before, value: changed(before, value) }, place);
}

function changed({ result, value }: KeptAttribute, now: JsonValue): JsonObject {
  const type = stringAt(result, 'type') ?? '';
  return { ...without(value, [valueKeys.get(type) ?? '']), ...valueOf(type, now) };
}

function newResult(
  { value, definition }: Value,
  { from, to }: Names,
  { region, segment, writing }: Place,
): OrderedResult {
  const type = kindOf(definition?.type ?? 'text');
  return {
    at: Number.POSITIVE_INFINITY,
    json: {
      id: region.id,
      from_name: from,
      to_name: to,
      type,
      origin: 'manual',
      value: {
        ...spanOf(segment, writing),
        ...(type === 'textarea' ? {} : { text: segment.quote }),
        ...valueOf(type, value),
      },
    },
  };
}
