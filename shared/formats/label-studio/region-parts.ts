// What the results of a region have in common: its place and words, who made it, what is said of it.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation, Segment } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { OWN_KEY, anchoringOf, timeOf } from '../draft/own-block.ts';
import { stringAt } from '../draft/read-own.ts';
import { objectAt, without, wordsOf } from '../json-object.ts';
import type { ConfigWriter } from './config-writer.ts';
import type { Controls, Names } from './controls.ts';
import type { Times } from './people.ts';

const FORMAT = 'label-studio';

export interface RegionWriting {
  readonly given: AnnotatedArticle;
  readonly offset: (utf16: number) => number;
  readonly controls: Controls;
  readonly config: ConfigWriter;
  /** Whom and when a reader takes for the author of everything in the annotation. */
  readonly author: string;
  readonly times: Times;
  /** Annotators that are named in what is written. */
  readonly said: Set<string>;
}

export interface OrderedResult {
  /** Where it was among the results; what is new comes after. */
  readonly at: number;
  readonly json: JsonObject;
}

export interface Region {
  readonly id: string;
  readonly main: Annotation;
  /** Labels by result. */
  readonly parts: Map<number, Annotation[]>;
}

export const keptOf = ({ extra }: Pick<Annotation, 'extra'>): JsonObject =>
  objectAt(extra, FORMAT) ?? {};

/** What is new stays behind what came, in its order. Infinity less itself is no number. */
export const inOrder = <Item extends { readonly at: number }>(items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at));

export const placeIn = (kept: JsonObject): number =>
  typeof kept['at'] === 'number' ? kept['at'] : Number.POSITIVE_INFINITY;

/** Who and when, where a reader would take it to be the annotation's. */
export function madeOf(
  {
    annotator,
    createdAtMs,
    updatedAtMs,
  }: Pick<Annotation, 'annotator' | 'createdAtMs' | 'updatedAtMs'>,
  { author, times, said }: Pick<RegionWriting, 'author' | 'times' | 'said'>,
): JsonObject {
  const isAuthor = annotator === author;
  const isThen =
    times.createdAtMs === undefined
      ? isAuthor && createdAtMs === updatedAtMs
      : times.createdAtMs === createdAtMs && times.updatedAtMs === updatedAtMs;
  if (!isAuthor) said.add(annotator);
  return {
    ...(isAuthor ? {} : { annotator }),
    ...(isThen ? {} : { createdAt: timeOf(createdAtMs), updatedAt: timeOf(updatedAtMs) }),
  };
}

export const writtenOrigin = (mark: Annotation): string =>
  stringAt(objectAt(keptOf(mark), 'others') ?? {}, 'origin') ??
  (mark.origin === 'suggested' ? 'prediction' : 'manual');

export function ownOf(mark: Annotation, writing: RegionWriting): JsonObject {
  const read = writtenOrigin(mark).startsWith('prediction') ? 'suggested' : 'imported';
  return {
    ...madeOf(mark, writing),
    ...(mark.origin === read ? {} : { origin: mark.origin }),
    ...anchoringOf(mark),
  };
}

export function metaOf(mark: Annotation, note: string | null, own: JsonObject): JsonObject {
  const kept = keptOf(mark);
  const meta = {
    ...without(objectAt(kept, 'meta') ?? {}, ['text', OWN_KEY]),
    ...(note === null ? {} : { text: noteText(note, kept) }),
    ...(Object.keys(own).length === 0 ? {} : { [OWN_KEY]: own }),
  };
  return Object.keys(meta).length === 0 ? {} : { meta };
}

/** As it came, as long as it is the same note. */
function noteText(note: string, kept: JsonObject): JsonValue {
  const before = kept['metaText'];
  const words = Array.isArray(before) ? before.map(wordsOf).join('\n') : before;
  return before !== undefined && words === note ? before : [note];
}

export const spanOf = (
  { startUtf16, endUtf16 }: Segment,
  { offset }: Pick<RegionWriting, 'offset'>,
): JsonObject => ({ start: offset(startUtf16), end: offset(endUtf16) });

export function namesOf(mark: Annotation, { controls }: RegionWriting): Names {
  const kept = keptOf(mark);
  const usual = controls.labels(mark.tag);
  return { from: stringAt(kept, 'from') ?? usual.from, to: stringAt(kept, 'to') ?? usual.to };
}
