// What the channels' inputs are made of. Everything that comes from the window is parsed by these, at the border.

import { z } from 'zod';
import type { AnnotationId, ArticleId, CollectionId, RelationId, TagId } from '../domain/ids.ts';
import type { JsonValue } from '../domain/json.ts';
import {
  articleStatuses,
  shelves,
  sortFields,
  type LibraryTarget,
  type LibraryView,
} from '../domain/library.ts';

export interface Channel<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Exists in the type only. */
  readonly output?: Output;
}

export function channel<Output>() {
  return <Input extends z.ZodType>(input: Input): Channel<Input, Output> => ({ input });
}

export const id = <Id extends string>() => z.string().min(1).max(200) as unknown as z.ZodType<Id>;
export const articleId = id<ArticleId>();
export const annotationId = id<AnnotationId>();
export const relationId = id<RelationId>();
export const tagId = id<TagId>();
/** Made by the caller, so that a mark can be painted before the answer. */
export const newAnnotationId = z.uuid() as unknown as z.ZodType<AnnotationId>;
export const newRelationId = z.uuid() as unknown as z.ZodType<RelationId>;
export const collectionId = z.uuid() as unknown as z.ZodType<CollectionId>;
/** Files from elsewhere may use one annotation id in several articles; naming the article tells them apart. */
export const inArticle = articleId.optional();
export const nothing = z.undefined();
/** Words that are kept. Half of a surrogate pair, which no file can hold, becomes U+FFFD, as in a text. */
export const words = z.string().overwrite((given) => given.toWellFormed());
export const noteSchema = words.max(100_000).nullable();
export const span = z
  .strictObject({ startUtf16: z.int().min(0), endUtf16: z.int().min(1) })
  .refine(({ startUtf16, endUtf16 }) => startUtf16 < endUtf16, 'an empty span');
export const segments = z.array(span).min(1).max(1000);
/** A stretch of text, where a caret (start = end) is one too. */
export const place = z
  .strictObject({ startUtf16: z.int().min(0), endUtf16: z.int().min(0) })
  .refine(({ startUtf16, endUtf16 }) => startUtf16 <= endUtf16, 'it ends before it starts');
/** An act's number in the log. */
export const seq = z.int().min(0);
/** What is looked for in a text. */
export const pattern = {
  pattern: z.string().max(2000),
  regex: z.boolean(),
  matchCase: z.boolean(),
  wholeWords: z.boolean(),
};
/** Attribute values by attribute id; null takes a value away. What the tagset allows is checked by the use case. */
export const attributeValues = z.record(
  z.string().min(1).max(200),
  z.union([
    words.max(100_000),
    z.number(),
    z.boolean(),
    z.array(z.string().max(200)).max(1000),
    z.null(),
  ]),
) satisfies z.ZodType<Readonly<Record<string, JsonValue>>>;

export const libraryView: z.ZodType<LibraryView> = z.strictObject({
  query: z.string().max(2000),
  shelf: z.enum(shelves),
  status: z.enum(articleStatuses).nullable(),
  collection: collectionId.nullable(),
  sort: z.strictObject({ by: z.enum(sortFields), descending: z.boolean() }),
});
const someArticles = z.array(articleId).max(100_000);
export const libraryTarget: z.ZodType<LibraryTarget> = z.union([
  z.strictObject({ ids: someArticles.min(1) }),
  z.strictObject({ view: libraryView, except: someArticles }),
]);
