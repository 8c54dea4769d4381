// The fields of our own marks and relations as an annotated article file has them: what other programs may have changed
// (tag, note, who, when) from the annotation itself, the rest from beside it. What another program added has less.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { ReadContext } from '../codec.ts';
import { isObject, listOf, textIn } from '../selectors/web-mark.ts';
import { linkIn, type Interpreted } from './interpret.ts';
import type { OwnItem } from './own-document.ts';
import { idOfIri } from './own.ts';

/** Of a mark, all but its place. */
export function ownMark(item: OwnItem, context: ReadContext): JsonObject {
  const { data, value } = item;
  const { attributes = {}, origin = 'imported', extra = {}, rejectedBy } = data ?? {};
  const { anchoring = { state: 'exact', score: 1 } } = data ?? {};
  return {
    tag: saidIn(value, 'tagging') ?? '',
    attributes,
    note: saidIn(value, 'commenting'),
    origin,
    anchoring,
    extra,
    ...commonOf(item, context),
    ...(rejectedBy === undefined ? {} : { rejectedBy }),
  };
}

export function ownRelation(item: OwnItem, context: ReadContext): JsonObject {
  const { data, value } = item;
  const link = linkIn(value);
  const linked = {
    type: saidIn(value, 'tagging') ?? '',
    from: idOfIri(link?.from ?? ''),
    to: idOfIri(link?.to ?? ''),
    note: saidIn(value, 'commenting'),
    extra: {},
  };
  const { type, from, to, note, extra } = data ?? linked;
  return { type, from, to, note, extra, ...commonOf(item, context) };
}

function commonOf({ value, path, read }: OwnItem, context: ReadContext): JsonObject {
  const given = textIn(value['id']);
  const createdAt = value['created'] ?? new Date(context.nowMs).toISOString();
  return {
    id: given === null ? context.idFor('w3c', path) : idOfIri(given),
    annotator: annotatorIn(read, context),
    createdAt: timeOf(createdAt),
    updatedAt: timeOf(value['modified'] ?? createdAt),
  };
}

/** With milliseconds, as annotated article files have it; what is no time stays, and is told. */
function timeOf(time: JsonValue): JsonValue {
  if (typeof time !== 'string') return time;
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? time : new Date(ms).toISOString();
}

const annotatorIn = ({ creator }: Interpreted, { idFor }: ReadContext): string =>
  creator === null ? idFor('annotator', 'w3c') : idOfIri(creator.id);

/** Exactly as it was written, in the first body that is for it: tags have names with white space around them, too. */
function saidIn(value: JsonObject, purpose: string): JsonValue {
  const body = listOf(value['body']).find((one) => isObject(one) && one['purpose'] === purpose);
  return isObject(body) ? (body['value'] ?? null) : null;
}

/** Those of the description, and whoever annotated since. */
export function ownAnnotators(
  listed: JsonValue | undefined,
  items: readonly OwnItem[],
  context: ReadContext,
): JsonValue[] {
  const known = Array.isArray(listed) ? [...listed] : [];
  const ids = new Set(known.map((one) => (isObject(one) ? one['id'] : null)));
  for (const { read } of items) {
    const id = annotatorIn(read, context);
    if (ids.has(id)) continue;
    ids.add(id);
    known.push({ id, name: read.creator?.name ?? 'Not named (Web Annotation)' });
  }
  return known;
}
