// Reads what own-block.ts wrote. Whatever is not as it should be is passed over: the object may have been through other
// hands, and the file's own spans count.

import type { Anchoring, Annotation, Annotator } from '../../domain/annotation.ts';
import type { ArticleMetadata } from '../../domain/article.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { isJsonObject, listAt, objectAt } from '../json-object.ts';
import type { FileSpan, OffsetUnit } from '../offset-choice.ts';
import type { DraftMark, DraftRelation, Made } from './draft.ts';

const at = (value: JsonObject, key: string): JsonValue | undefined =>
  Object.hasOwn(value, key) ? value[key] : undefined;

export const stringAt = (value: JsonObject, key: string): string | null => {
  const found = at(value, key);
  return typeof found === 'string' ? found.toWellFormed() : null;
};

const msAt = (value: JsonObject, key: string): number | null => {
  const time = stringAt(value, key);
  if (time === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time)) return null;
  const ms = Date.parse(time);
  return Number.isNaN(ms) || new Date(ms).toISOString() !== time ? null : ms;
};

export const unitIn = (own: JsonObject | null): OffsetUnit | null => {
  const unit = own === null ? null : stringAt(own, 'offsets');
  return unit === 'utf-16' || unit === 'code-points' ? unit : null;
};

/** The article's id; null where it is not said. */
export const idIn = (own: JsonObject | null): string | null => {
  const id = stringAt(objectAt(own ?? {}, 'article') ?? {}, 'id');
  return id === '' ? null : id;
};

export function factsIn(own: JsonObject | null): Partial<ArticleMetadata> {
  const facts = objectAt(own ?? {}, 'article') ?? {};
  const title = stringAt(facts, 'title');
  const direction = stringAt(facts, 'direction');
  const lines = (['subtitle', 'byline', 'publisher', 'url', 'language'] as const).flatMap(
    (name) => {
      const value = at(facts, name);
      return value === null || typeof value === 'string'
        ? [[name, value === null ? null : value.toWellFormed()] as const]
        : [];
    },
  );
  const day = at(facts, 'publishedOn');
  return {
    ...(title === null ? {} : { title }),
    ...Object.fromEntries(lines),
    ...(day === null || isDay(day) ? { publishedOn: day } : {}),
    ...(direction === 'ltr' || direction === 'rtl' ? { direction } : {}),
  };
}

const isDay = (value: JsonValue | undefined): value is string => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const ms = Date.parse(value);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value);
};

export function annotatorsIn(own: JsonObject | null): Annotator[] {
  const found = new Map<string, Annotator>();
  for (const one of listAt(own ?? {}, 'annotators')) {
    if (!isJsonObject(one)) continue;
    const id = stringAt(one, 'id') ?? '';
    const name = stringAt(one, 'name');
    if (id !== '' && name !== null) found.set(id, { id: id as Annotator['id'], name });
  }
  return [...found.values()];
}

/** Annotators that are not listed are not believed. */
export function madeIn(record: JsonObject, annotators: readonly Annotator[]): Made {
  const note = stringAt(record, 'note');
  const named = stringAt(record, 'annotator');
  const annotator = annotators.find(({ id }) => id === named);
  const createdAtMs = msAt(record, 'createdAt');
  const updatedAtMs = msAt(record, 'updatedAt');
  return {
    ...(note === null ? {} : { note }),
    ...(annotator === undefined ? {} : { annotator }),
    ...(createdAtMs === null ? {} : { createdAtMs }),
    ...(updatedAtMs === null ? {} : { updatedAtMs }),
  };
}

const origins: readonly Annotation['origin'][] = ['manual', 'suggested', 'propagated', 'imported'];

export function originIn(record: JsonObject): Pick<DraftMark, 'origin'> {
  const said = stringAt(record, 'origin');
  const origin = origins.find((one) => one === said);
  return origin === undefined ? {} : { origin };
}

/** An exact one need not be said; an orphan has no place in a file. */
export function anchoringIn(record: JsonObject): Pick<DraftMark, 'anchoring'> {
  const said = objectAt(record, 'anchoring');
  const state = said === null ? null : stringAt(said, 'state');
  const score = said === null ? undefined : at(said, 'score');
  if (state === 'moved') return { anchoring: { state, score: 1 } };
  if (state !== 'fuzzy' || typeof score !== 'number' || score < 0 || score >= 1) return {};
  return { anchoring: { state, score } satisfies Anchoring };
}

interface Place {
  readonly record: JsonObject;
  readonly quote: string | null;
}

const placeKey = (label: string, start: number, end: number): string =>
  JSON.stringify([label, start, end]);

export interface Records {
  readonly marks: readonly DraftMark[];
  readonly relations: readonly DraftRelation[];
}

/** The marks and relations with what is said of them; segments of one mark are one mark again. */
export function withOwn(
  own: JsonObject | null,
  annotators: readonly Annotator[],
  { marks, relations }: Records,
): Records {
  if (own === null) return { marks, relations };
  const places = placesIn(own);
  const merged = new Map<JsonObject, DraftMark>();
  const became = new Map<DraftMark, JsonObject | DraftMark>();
  const order: (JsonObject | DraftMark)[] = [];
  for (const mark of marks) {
    const [place] = mark.places;
    const found =
      place === undefined
        ? undefined
        : places.get(placeKey(mark.label, place.start, place.end))?.shift();
    if (place === undefined || found === undefined) {
      became.set(mark, mark);
      order.push(mark);
      continue;
    }
    const { record, quote } = found;
    const before = merged.get(record);
    if (before === undefined) order.push(record);
    const quoted: FileSpan = { ...place, quote: quote ?? place.quote };
    merged.set(
      record,
      before === undefined
        ? { ...markOf(mark, record, annotators), places: [quoted] }
        : { ...before, places: [...before.places, quoted] },
    );
    became.set(mark, record);
  }
  const now = (one: JsonObject | DraftMark | undefined) =>
    one === undefined ? undefined : (merged.get(one as JsonObject) ?? (one as DraftMark));
  return {
    marks: order.flatMap((one) => now(one) ?? []),
    relations: withRecords(
      listAt(own, 'relations').filter(isJsonObject),
      annotators,
      relations.map((relation) => ({
        ...relation,
        from: now(became.get(relation.from)) ?? relation.from,
        to: now(became.get(relation.to)) ?? relation.to,
      })),
    ),
  };
}

function placesIn(own: JsonObject): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const record of listAt(own, 'marks')) {
    if (!isJsonObject(record)) continue;
    const label = stringAt(record, 'label') ?? '';
    for (const segment of listAt(record, 'segments')) {
      if (!Array.isArray(segment)) continue;
      const [start, end, quote] = segment;
      if (typeof start !== 'number' || typeof end !== 'number') continue;
      const key = placeKey(label, start, end);
      const list = places.get(key) ?? [];
      if (list.length === 0) places.set(key, list);
      list.push({ record, quote: typeof quote === 'string' ? quote : null });
    }
  }
  return places;
}

function markOf(mark: DraftMark, record: JsonObject, annotators: readonly Annotator[]): DraftMark {
  const attributes = objectAt(record, 'attributes') ?? {};
  const id = stringAt(record, 'id');
  return {
    ...mark,
    id: id === null || id === '' ? mark.id : id,
    attributes: [
      ...mark.attributes,
      ...Object.entries(attributes).flatMap(([name, value]) =>
        value === null ? [] : [{ name, value }],
      ),
    ],
    made: { ...mark.made, ...madeIn(record, annotators) },
    ...originIn(record),
    ...anchoringIn(record),
  };
}

/** Those of one type between the same marks are told apart by their order. */
function withRecords(
  records: readonly JsonObject[],
  annotators: readonly Annotator[],
  relations: readonly DraftRelation[],
): DraftRelation[] {
  const keyOf = (type: string, from: string | null, to: string | null) =>
    JSON.stringify([type, from, to]);
  const known = new Map<string, JsonObject[]>();
  for (const record of records) {
    const key = keyOf(
      stringAt(record, 'type') ?? '',
      stringAt(record, 'from'),
      stringAt(record, 'to'),
    );
    known.set(key, [...(known.get(key) ?? []), record]);
  }
  return relations.map((relation) => {
    const { type, from, to } = relation;
    const record = known.get(keyOf(type, from.id, to.id))?.shift();
    if (record === undefined) return relation;
    const id = stringAt(record, 'id');
    return {
      ...relation,
      id: id === null || id === '' ? relation.id : id,
      made: { ...relation.made, ...madeIn(record, annotators) },
    };
  });
}
