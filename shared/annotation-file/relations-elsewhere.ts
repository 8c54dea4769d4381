// Relations that end at a passage in another article: the file's own relations cannot name another article, so these
// are kept under the article's `extra`, in the form of the file's relations with `toArticle` after `to`. They become
// relations when both articles are in a workspace; until then they stay there as they came.

import { z } from 'zod';
import type { Relation } from '../domain/annotation.ts';
import type { AnnotationId, AnnotatorId, ArticleId, RelationId } from '../domain/ids.ts';
import type { JsonObject, JsonValue } from '../domain/json.ts';
import { putOwn, takeOwn } from './own-extra.ts';
import { anyObject, id, lineOrNull, time } from './schema-parts.ts';

const PART = 'relationsAcross';

const entrySchema = z.strictObject({
  id: id(''),
  type: id(''),
  from: id(''),
  to: id(''),
  toArticle: id(''),
  note: lineOrNull(''),
  annotator: id(''),
  createdAt: time(''),
  updatedAt: time(''),
  extra: anyObject(''),
});

type Far = Relation & { readonly toArticle: ArticleId };

const isFar = (relation: Relation): relation is Far => relation.toArticle !== undefined;

/** `extra` with the document's relations into other articles, beside those that wait there; by id. */
export function putElsewhere(extra: JsonObject, relations: readonly Relation[]): JsonObject {
  const { value } = takeOwn(extra, PART);
  const far = relations.filter(isFar);
  if (far.length === 0) return isEmptyList(value) ? putOwn(extra, PART, undefined) : extra;
  if (value !== undefined && !Array.isArray(value)) {
    // Something of another version; kept beside ours.
    const aside = putOwn(extra, `unread-${PART}`, value);
    return putOwn(aside, PART, far.map(entryOf));
  }
  const ids = new Set<string>(far.map((relation) => relation.id));
  const waiting = (value ?? []).filter((entry) => !ids.has(idOf(entry)));
  const entries = [...waiting, ...far.map(entryOf)].toSorted((a, b) => {
    const [one, other] = [idOf(a), idOf(b)];
    return one === other ? 0 : one < other ? -1 : 1;
  });
  return putOwn(extra, PART, entries);
}

/**
 * The relations that wait in `extra`. Only what would be written back byte for byte is read: a list in another order,
 * or an entry with anything else in it, is somebody else's and stays as it is.
 */
export function readElsewhere(extra: JsonObject): Far[] {
  const { value } = takeOwn(extra, PART);
  if (!Array.isArray(value)) return [];
  const ids = value.map(idOf);
  if (ids.some((each, at) => at > 0 && (ids[at - 1] ?? '') >= each)) return [];
  return value.flatMap((entry) => relationOf(entry) ?? []);
}

/** Without these; an empty list keeps the place, so that the order of keys stays. */
export function takeElsewhere(extra: JsonObject, taken: ReadonlySet<RelationId>): JsonObject {
  const { value } = takeOwn(extra, PART);
  if (!Array.isArray(value)) return extra;
  return putOwn(
    extra,
    PART,
    value.filter((entry) => !taken.has(idOf(entry) as RelationId)),
  );
}

function entryOf(relation: Far): JsonObject {
  return {
    id: relation.id,
    type: relation.type,
    from: relation.from,
    to: relation.to,
    toArticle: relation.toArticle,
    note: relation.note,
    annotator: relation.annotator,
    createdAt: new Date(relation.createdAtMs).toISOString(),
    updatedAt: new Date(relation.updatedAtMs).toISOString(),
    extra: relation.extra,
  };
}

function relationOf(entry: JsonValue): Far | null {
  if (!entrySchema.safeParse(entry).success) return null;
  // Not the parsed copy: zod leaves `__proto__` keys out of it.
  const file = entry as unknown as z.infer<typeof entrySchema> & { readonly extra: JsonObject };
  const relation: Far = {
    id: file.id as RelationId,
    type: file.type,
    from: file.from as AnnotationId,
    to: file.to as AnnotationId,
    toArticle: file.toArticle as ArticleId,
    note: file.note,
    annotator: file.annotator as AnnotatorId,
    createdAtMs: Date.parse(file.createdAt),
    updatedAtMs: Date.parse(file.updatedAt),
    extra: file.extra,
  };
  return JSON.stringify(entryOf(relation)) === JSON.stringify(entry) ? relation : null;
}

function idOf(entry: JsonValue): string {
  const own = typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? entry : null;
  return typeof own?.['id'] === 'string' ? own['id'] : '\uffff';
}

const isEmptyList = (value: JsonValue | undefined): boolean =>
  Array.isArray(value) && value.length === 0;
