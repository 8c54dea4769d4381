// Regions of one annotation as marks: results with the same id are about the same region. Labels are its tags, choices,
// text areas and numbers its attributes; whatever is about no stretch of the text is kept.

import { excerpt } from '../../annotation-file/problems.ts';
import type { Annotation, Annotator } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { DraftAttribute, DraftMark, Made } from '../draft/draft.ts';
import { OWN_KEY } from '../draft/own-block.ts';
import { anchoringIn, madeIn, originIn, stringAt } from '../draft/read-own.ts';
import { isJsonObject, listAt, objectAt, without } from '../json-object.ts';
import type { ConfigControl } from './config.ts';
import { attributeName, LABELS, TEXT } from './names.ts';
import { saidIn, valueKeys } from './values.ts';

export interface RegionContext {
  /** Position among the task's annotations; null for those that this program wrote, which need not be kept. */
  readonly annotation: number | null;
  readonly path: string;
  /** Whether the object of this name shows the text. */
  readonly isText: (object: string | null) => boolean;
  readonly controls: ReadonlyMap<string, ConfigControl>;
  readonly lists: ReadonlySet<string>;
  readonly annotators: readonly Annotator[];
  /** Of the annotation. */
  readonly made: Made;
  /** Ids that other annotations of the task have used. */
  readonly taken: Set<string>;
  readonly problem: (path: string, message: string, remedy: string) => void;
}

export interface Regions {
  readonly marks: readonly DraftMark[];
  /** By the region's id. */
  readonly byId: ReadonlyMap<string, DraftMark>;
  /** Results that are no regions of the text and no relations, with their position. */
  readonly others: readonly { readonly at: number; readonly result: JsonValue }[];
}

interface Result {
  readonly at: number;
  readonly raw: JsonObject;
  readonly value: JsonObject;
  readonly path: string;
}

interface Region {
  readonly id: string | null;
  readonly labels: Result[];
  readonly attributes: Result[];
}

export function regionsIn(results: readonly JsonValue[], context: RegionContext): Regions {
  const regions = new Map<string, Region>();
  const others: { at: number; result: JsonValue }[] = [];
  for (const [at, raw] of results.entries()) {
    if (isJsonObject(raw) && raw['type'] === 'relation') continue;
    const path = `${context.path}.result[${at}]`;
    const result = isJsonObject(raw) ? resultIn(raw, at, path, context) : null;
    if (result === null) others.push({ at, result: raw });
    else grouped(regions, result, context);
  }
  const marks = new Map<Region, DraftMark[]>();
  for (const region of regions.values()) {
    const found = marksOf(region, context);
    marks.set(region, found);
    if (found.length > 0) continue;
    others.push(...region.attributes.map(({ at, raw }) => ({ at, result: raw })));
  }
  return { ...joined(marks), others };
}

/** Our own files have further segments of a mark as regions of their own, which name the first. */
function joined(regions: ReadonlyMap<Region, DraftMark[]>): Pick<Regions, 'marks' | 'byId'> {
  const byId = new Map<string, DraftMark>();
  const places = new Map<string, DraftMark['places'][number][]>();
  const parts = new Set<Region>();
  for (const [region, [mark]] of regions) {
    const of = segmentOf(region);
    if (of === null || mark === undefined) continue;
    parts.add(region);
    places.set(of, [...(places.get(of) ?? []), ...mark.places]);
  }
  const marks: DraftMark[] = [];
  for (const [region, found] of regions) {
    if (parts.has(region)) continue;
    const more = region.id === null ? [] : (places.get(region.id) ?? []);
    const whole = found.map((mark, at) =>
      at === 0 ? { ...mark, places: [...mark.places, ...more] } : mark,
    );
    const [first] = whole;
    if (region.id !== null && first !== undefined) byId.set(region.id, first);
    marks.push(...whole);
  }
  return { marks, byId };
}

function segmentOf({ labels: [first], id }: Region): string | null {
  const of = first === undefined ? null : stringAt(ownOf(first.raw), 'of');
  return of === id ? null : of;
}

const ownOf = (raw: JsonObject): JsonObject => objectAt(objectAt(raw, 'meta') ?? {}, OWN_KEY) ?? {};

/** Null for what is not about a stretch of the text. Times in sounds have no whole numbers, or a channel. */
function resultIn(
  raw: JsonObject,
  at: number,
  path: string,
  context: RegionContext,
): Result | null {
  const value = objectAt(raw, 'value');
  const { type } = raw;
  if (value === null || typeof type !== 'string') return null;
  const isPlace = Number.isSafeInteger(value['start']) && Number.isSafeInteger(value['end']);
  if (!isPlace || Object.hasOwn(value, 'channel')) return null;
  if (type !== 'labels' && !valueKeys.has(type)) return null;
  return context.isText(stringAt(raw, 'to_name')) ? { at, raw, value, path } : null;
}

function grouped(regions: Map<string, Region>, result: Result, context: RegionContext): void {
  const id = stringAt(result.raw, 'id');
  const isLabels = result.raw['type'] === 'labels';
  const key = id ?? `#${result.at}`;
  const before = regions.get(key);
  const first = before?.labels[0] ?? before?.attributes[0];
  if (before === undefined || first === undefined) {
    regions.set(key, {
      id,
      labels: isLabels ? [result] : [],
      attributes: isLabels ? [] : [result],
    });
    return;
  }
  const isSame =
    first.value['start'] === result.value['start'] && first.value['end'] === result.value['end'];
  if (!isSame) {
    context.problem(
      result.path,
      `Two regions have the id ${excerpt(key)}; this one gets another.`,
      'Give each region an id of its own.',
    );
    grouped(regions, { ...result, raw: without(result.raw, ['id']) }, context);
  } else if (isLabels) before.labels.push(result);
  else before.attributes.push(result);
}

const wordsIn = (list: readonly JsonValue[]): string[] =>
  list.flatMap((item) => (typeof item === 'string' ? [item] : []));

/** A region without a label is a mark without a tag's name. */
function marksOf({ id, labels, attributes }: Region, context: RegionContext): DraftMark[] {
  const [first] = labels;
  if (first === undefined) return [];
  const isTaken = id !== null && context.taken.has(id);
  if (id !== null) context.taken.add(id);
  return labels.flatMap((result, part) => {
    const names = wordsIn(listAt(result.value, 'labels'));
    const all = names.length === 0 ? [''] : names;
    return all.map((label, at): DraftMark => {
      const isFirst = part === 0 && at === 0;
      const own = ownOf(result.raw);
      return {
        id: isFirst && !isTaken ? id : null,
        label,
        places: [placeOf(result)],
        path: result.path,
        attributes: isFirst ? attributesOf(attributes, label, context) : [],
        made: madeOfRegion(result, isFirst, context),
        origin: originOf(result),
        ...originIn(own),
        ...anchoringIn(own),
        kept: keptOf(result, context.annotation, {
          ...(isFirst && !isTaken ? {} : { region: id, part }),
          ...(isFirst && context.annotation !== null ? keptAttributes(attributes, first) : {}),
        }),
      };
    });
  });
}

function placeOf({ value }: Result) {
  const { start, end, text } = value;
  // Line breaks stand in the words as `\n` in full.
  const quote = typeof text === 'string' ? text.replaceAll(String.raw`\n`, '\n') : null;
  return { start: Number(start), end: Number(end), quote };
}

/** Who changed a suggestion and submitted it has accepted it. */
const originOf = ({ raw }: Result): Annotation['origin'] =>
  stringAt(raw, 'origin')?.startsWith('prediction') === true ? 'suggested' : 'imported';

/** What an annotator wrote into a region's information panel. */
function noteIn(raw: JsonObject): string | null {
  const meta = objectAt(raw, 'meta');
  const text = meta?.['text'];
  if (typeof text === 'string') return text.toWellFormed();
  const lines = wordsIn(listAt(meta ?? {}, 'text'));
  return lines.length === 0 ? null : lines.join('\n').toWellFormed();
}

function madeOfRegion({ raw }: Result, isFirst: boolean, context: RegionContext): Made {
  return {
    ...context.made,
    ...(isFirst ? { note: noteIn(raw) } : {}),
    ...madeIn(ownOf(raw), context.annotators),
  };
}

function attributesOf(
  results: readonly Result[],
  label: string,
  { controls, lists }: RegionContext,
): DraftAttribute[] {
  return results.flatMap(({ raw, value }) => {
    const name = stringAt(raw, 'from_name') ?? '';
    const control = controls.get(name) ?? null;
    const said = saidIn(stringAt(raw, 'type') ?? '', value, { control, isList: lists.has(name) });
    return said === null || name === '' ? [] : [{ name: attributeName(name, label), ...said }];
  });
}

const resultKeys = ['id', 'from_name', 'to_name', 'type', 'value', 'meta'];

/** What the writer would not say in the same way by itself. */
function keptOf(result: Result, annotation: number | null, more: JsonObject): JsonObject {
  const { value, at } = result;
  const values = without(value, ['start', 'end', 'text', 'labels']);
  return {
    ...more,
    ...keptNames(result.raw),
    ...(annotation === null ? {} : { annotation, at }),
    ...(Object.keys(values).length === 0 ? {} : { values }),
    ...keptMeta(objectAt(result.raw, 'meta') ?? {}),
    ...(typeof value['text'] === 'string' ? {} : { hasNoText: true }),
    ...(listAt(value, 'labels').length === 0 ? { hasNoLabel: true } : {}),
  };
}

function keptNames(raw: JsonObject): JsonObject {
  const names = { from: stringAt(raw, 'from_name'), to: stringAt(raw, 'to_name') };
  const others = without(raw, resultKeys);
  const { origin, ...rest } = others;
  const isUsual =
    names.from === LABELS &&
    names.to === TEXT &&
    Object.keys(rest).length === 0 &&
    (origin === 'manual' || origin === 'prediction');
  return isUsual ? {} : { ...names, others };
}

function keptMeta(all: JsonObject): JsonObject {
  const { text } = all;
  const meta = without(all, [OWN_KEY, 'text']);
  const isUsual = text === undefined || (Array.isArray(text) && text.length === 1);
  return {
    ...(Object.keys(meta).length === 0 ? {} : { meta }),
    ...(isUsual ? {} : { metaText: text }),
  };
}

function keptAttributes(results: readonly Result[], main: Result): JsonObject {
  const attributes = results.map(({ raw, value, at }): JsonObject => {
    const isSameMeta = JSON.stringify(raw['meta']) === JSON.stringify(main.raw['meta']);
    const key = valueKeys.get(stringAt(raw, 'type') ?? '') ?? '';
    const hasText = key !== 'text' && typeof value['text'] === 'string';
    return {
      at,
      result: without(raw, ['id', 'value', ...(isSameMeta ? ['meta'] : [])]),
      value: without(value, ['start', 'end', ...(hasText ? ['text'] : [])]),
      ...(hasText ? { hasText } : {}),
      ...(isSameMeta && Object.hasOwn(raw, 'meta') ? { isSameMeta } : {}),
    };
  });
  return attributes.length === 0 ? {} : { attributes };
}
