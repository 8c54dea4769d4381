// Makes a consistent document of what a bad file holds: every repair keeps data rather than drops it, and every one
// belongs to a problem that was listed. Only what cannot stand without its missing part is left out:
// annotations that do not fit the schema, and relations without both ends.

import type { Annotation, Annotator, Relation } from '../domain/annotation.ts';
import type { AnnotationId, AnnotatorId, TagId } from '../domain/ids.ts';
import type { JsonObject, JsonValue } from '../domain/json.ts';
import type { Tag, Tagset } from '../domain/tagset.ts';
import { attributeFault } from './attribute-values.ts';
import { relaxedType } from './check-relation-rules.ts';
import type { AnnotatedArticle } from './model.ts';

/** A tag that only its annotations tell of. */
const UNKNOWN_TAG_COLOR = '#6f6b62';
/** Where values go that the tag has no attribute for. */
const UNREAD_ATTRIBUTES = 'unreadAttributes';

export function repairDocument(document: AnnotatedArticle): AnnotatedArticle {
  const annotators = uniqueFirst(document.annotators);
  const decided = new Set(document.review?.decisions.map((decision) => decision.item));
  const withIds = withUniqueIds(document.annotations);
  const known = new Map(withIds.map((annotation) => [annotation.id, annotation]));
  const relations = withUniqueIds(document.relations).filter(
    (relation) => known.has(relation.from) && known.has(relation.to),
  );
  const tagset = completeTagset(document.tagset, withIds, relations, known);
  const tags = new Map(tagset.tags.map((tag) => [tag.id, tag]));
  return {
    ...document,
    tagset,
    annotators: withMissing(annotators, [...withIds, ...relations]),
    annotations: withIds.map((annotation) =>
      withoutLooseEnd(withReadAttributes(annotation, tags.get(annotation.tag)), decided),
    ),
    relations,
  };
}

function uniqueFirst<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => {
    const isFirst = !seen.has(id);
    seen.add(id);
    return isFirst;
  });
}

/** A second thing with an id gets one of its own; relations and decisions keep naming the first. */
function withUniqueIds<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const taken = new Set<string>(items.map((item) => item.id));
  const seen = new Set<string>();
  return items.map((item) => {
    if (!seen.has(item.id)) {
      seen.add(item.id);
      return item;
    }
    let number = 2;
    while (taken.has(`${item.id}-${number}`)) number += 1;
    const id = `${item.id}-${number}`;
    taken.add(id);
    return { ...item, id };
  });
}

function withMissing(
  annotators: readonly Annotator[],
  made: readonly { readonly annotator: AnnotatorId }[],
): Annotator[] {
  const known = new Set(annotators.map((annotator) => annotator.id));
  const missing = new Set(made.map((item) => item.annotator).filter((id) => !known.has(id)));
  return [...annotators, ...[...missing].map((id) => ({ id, name: id }))];
}

function completeTagset(
  tagset: Tagset,
  annotations: readonly Annotation[],
  relations: readonly Relation[],
  known: ReadonlyMap<AnnotationId, Annotation>,
): Tagset {
  const tags: Tag[] = uniqueFirst(tagset.tags).map((tag) => ({
    ...tag,
    attributes: uniqueFirst(tag.attributes).map((attribute) =>
      attribute.options === undefined
        ? attribute
        : { ...attribute, options: uniqueFirst(attribute.options) },
    ),
  }));
  const ids = new Set(tags.map((tag) => tag.id));
  const named = [
    ...annotations.map((annotation) => annotation.tag),
    ...tagset.relations.flatMap((type) => [...type.from, ...type.to]),
  ];
  for (const id of named) {
    if (ids.has(id)) continue;
    ids.add(id);
    tags.push({
      id,
      label: id,
      color: UNKNOWN_TAG_COLOR,
      shortcut: null,
      description: null,
      attributes: [],
    });
  }
  return { ...tagset, tags, relations: completeRelations(tagset, relations, known) };
}

function completeRelations(
  tagset: Tagset,
  relations: readonly Relation[],
  known: ReadonlyMap<AnnotationId, Annotation>,
): Tagset['relations'] {
  const types = new Map(uniqueFirst(tagset.relations).map((type) => [type.id, type]));
  for (const { type, from, to } of relations) {
    const before = types.get(type) ?? { id: type, label: type, from: [], to: [] };
    const fromTag = known.get(from)?.tag;
    const toTag = known.get(to)?.tag;
    types.set(type, {
      ...before,
      from: including(before.from, fromTag),
      to: including(before.to, toTag),
    });
  }
  const tagOf = (id: string) => known.get(id as AnnotationId)?.tag;
  return [...types.values()].map((type) => relaxedType(type, relations, tagOf));
}

function including(tags: readonly TagId[], tag: TagId | undefined): readonly TagId[] {
  return tag === undefined || tags.includes(tag) ? tags : [...tags, tag];
}

/** Values that the tag has no attribute for, or not of its type, move into `extra`. */
function withReadAttributes(annotation: Annotation, tag: Tag | undefined): Annotation {
  const unread = Object.entries(annotation.attributes).filter(([key, value]) => {
    const attribute = tag?.attributes.find((one) => one.id === key);
    return attribute === undefined || attributeFault(attribute, value) !== null;
  });
  if (unread.length === 0) return annotation;
  const bad = new Set(unread.map(([key]) => key));
  const read = Object.entries(annotation.attributes).filter(([key]) => !bad.has(key));
  return {
    ...annotation,
    attributes: fromEntries(read),
    extra: { ...annotation.extra, [freeKey(annotation.extra)]: fromEntries(unread) },
  };
}

/** Object.fromEntries defines keys, so `__proto__` is one like any other. */
function fromEntries(entries: readonly (readonly [string, JsonValue])[]): JsonObject {
  return Object.fromEntries(entries);
}

function freeKey(extra: JsonObject): string {
  let key = UNREAD_ATTRIBUTES;
  for (let number = 2; Object.hasOwn(extra, key); number += 1)
    key = `${UNREAD_ATTRIBUTES}${number}`;
  return key;
}

function withoutLooseEnd(annotation: Annotation, decided: ReadonlySet<string>): Annotation {
  if (annotation.rejectedBy === undefined || decided.has(annotation.rejectedBy)) return annotation;
  const { rejectedBy, ...rest } = annotation;
  return { ...rest, extra: { ...rest.extra, rejectedBy } };
}
