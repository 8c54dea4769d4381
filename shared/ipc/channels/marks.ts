// Marks, what is said about them, and the relations between them. Each changes in one act, taken back by one undo.

import { z } from 'zod';
import type { Annotation } from '../../domain/annotation.ts';
import {
  annotationId,
  articleId,
  attributeValues,
  channel,
  collectionId,
  inArticle,
  newAnnotationId,
  newRelationId,
  noteSchema,
  pattern,
  relationId,
  segments,
  span,
  tagId,
} from '../channel-parts.ts';
import type { RelationCandidate, TagAllFindings } from '../mark-types.ts';
import type { ActResult } from '../types.ts';

const one = { id: annotationId, articleId: inArticle };
const relation = { id: relationId, articleId };
const relationType = z.string().min(1).max(200);

export const markChannels = {
  'annotation:create': channel<ActResult>()(
    z.strictObject({ id: newAnnotationId, articleId, tag: tagId, segments }),
  ),
  'annotation:retag': channel<ActResult>()(z.strictObject({ ...one, tag: tagId })),
  /** Also how segments are added and removed, and how an orphan gets its new place. */
  'annotation:respan': channel<ActResult>()(z.strictObject({ ...one, segments })),
  'annotation:set-note': channel<ActResult>()(z.strictObject({ ...one, note: noteSchema })),
  /** Only the attributes named change; null takes a value away. */
  'annotation:set-attributes': channel<ActResult>()(
    z.strictObject({ ...one, values: attributeValues }),
  ),
  'annotation:delete': channel<ActResult>()(z.strictObject(one)),
  /** In two at the offset, which is inside one of its segments or between two; white space there goes to neither. */
  'annotation:split': channel<ActResult>()(
    z.strictObject({ ...one, at: z.int().min(1), newId: newAnnotationId }),
  ),
  /** Into the first one named, which keeps its id and tag and takes over segments, notes, attributes and relations. */
  'annotation:merge': channel<ActResult>()(
    z.strictObject({ ids: z.array(annotationId).min(2).max(1000), articleId }),
  ),
  /** Marks that were moved or are fuzzy are right where they are now: they become exact. */
  'annotation:accept-places': channel<ActResult>()(
    z.strictObject({ ids: z.array(annotationId).min(1).max(100_000), articleId }),
  ),
  'annotation:details': channel<readonly Annotation[]>()(
    z.strictObject({ ids: z.array(annotationId).max(1000), articleId: inArticle }),
  ),
  /** The texts that an attribute of the tag was given before, anywhere in the workspace; most used first. */
  'annotation:text-values': channel<readonly string[]>()(
    z.strictObject({
      tag: tagId,
      attribute: z.string().min(1).max(200),
      limit: z.int().min(1).max(1000),
    }),
  ),
  /** `articleId` is that of `from`. */
  'relation:create': channel<ActResult>()(
    z.strictObject({
      id: newRelationId,
      articleId,
      type: relationType,
      from: annotationId,
      to: annotationId,
      toArticle: articleId.optional(),
    }),
  ),
  'relation:update': channel<ActResult>()(
    z.strictObject({
      ...relation,
      type: relationType.optional(),
      /** Another end; in another article where one is named. */
      to: annotationId.optional(),
      toArticle: articleId.optional(),
      note: noteSchema.optional(),
    }),
  ),
  'relation:delete': channel<ActResult>()(z.strictObject(relation)),
  /** Passages in other articles that a relation of the type from this mark may end at, best match of the words first. */
  'relation:candidates': channel<readonly RelationCandidate[]>()(
    z.strictObject({
      articleId,
      from: annotationId,
      type: relationType,
      words: z.string().max(1000),
      limit: z.int().min(1).max(200),
    }),
  ),
  /** Where the pattern occurs, with context, and which occurrences are tagged already. */
  'tag-all:find': channel<TagAllFindings>()(
    z.strictObject({
      articleId,
      scope: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('article') }),
        z.strictObject({ kind: z.literal('collection'), collection: collectionId }),
        z.strictObject({ kind: z.literal('library') }),
      ]),
      ...pattern,
      tag: tagId,
    }),
  ),
  /** One act. Occurrences with a mark of the tag already at the very place are left alone. */
  'tag-all:apply': channel<ActResult>()(
    z.strictObject({
      tag: tagId,
      /** A mark whose attributes the new ones take over. */
      like: z.strictObject({ id: annotationId, articleId }).nullable(),
      articles: z
        .array(
          z.strictObject({
            articleId,
            /** Of the text the spans were found in; another text by now is refused. */
            textSha256: z.string().length(64),
            spans: z.array(span).min(1).max(100_000),
          }),
        )
        .min(1)
        .max(100_000)
        .refine(
          (articles) =>
            new Set(articles.map((article) => article.articleId)).size === articles.length,
          'an article is named twice',
        ),
    }),
  ),
} as const;
