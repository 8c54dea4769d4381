// From the file's shapes to the program's: offsets already placed, times as numbers, ids branded.
// `extra` and attributes are handed on as they were read, so that keys such as `__proto__` stay plain data.

import type { Annotation, Annotator, Relation, Segment } from '../domain/annotation.ts';
import type { Article, Block, InlineMark } from '../domain/article.ts';
import type { AnnotationId, AnnotatorId, ArticleId, RelationId, TagId } from '../domain/ids.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Tagset } from '../domain/tagset.ts';
import type { Review } from './model.ts';
import type {
  FileAnnotation,
  FileAnnotator,
  FileArticle,
  FileRelation,
  FileReview,
  FileTagset,
} from './schema.ts';

interface PlacedText {
  readonly text: string;
  readonly textSha256: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
}

export function toArticle(file: FileArticle, placed: PlacedText): Article {
  const { createdAt, ...revision } = file.revision;
  const { importedAt, ...source } = file.source;
  return {
    id: file.id as ArticleId,
    title: file.title,
    subtitle: file.subtitle,
    byline: file.byline,
    publisher: file.publisher,
    publishedOn: file.publishedOn,
    url: file.url,
    language: file.language,
    direction: file.direction,
    text: placed.text,
    textSha256: placed.textSha256,
    blocks: placed.blocks,
    marks: placed.marks,
    revision: { ...revision, createdAtMs: Date.parse(createdAt) },
    source: { ...source, importedAtMs: Date.parse(importedAt) },
    extra: file.extra as JsonObject,
  };
}

/** The shapes are the same; only the ids are branded. */
export function toTagset(file: FileTagset): Tagset {
  return {
    ...file,
    tags: file.tags.map((tag) => ({ ...tag, id: tag.id as TagId })),
    relations: file.relations.map((relation) => ({
      ...relation,
      from: relation.from as TagId[],
      to: relation.to as TagId[],
    })),
  };
}

export function toAnnotator({ id, name }: FileAnnotator): Annotator {
  return { id: id as AnnotatorId, name };
}

export function toAnnotation(file: FileAnnotation, segments: readonly Segment[]): Annotation {
  return {
    id: file.id as AnnotationId,
    tag: file.tag as TagId,
    segments,
    prefix: file.prefix,
    suffix: file.suffix,
    attributes: file.attributes as JsonObject,
    note: file.note,
    annotator: file.annotator as AnnotatorId,
    origin: file.origin,
    createdAtMs: Date.parse(file.createdAt),
    updatedAtMs: Date.parse(file.updatedAt),
    anchoring: file.anchoring,
    extra: file.extra as JsonObject,
    ...(file.rejectedBy === undefined ? {} : { rejectedBy: file.rejectedBy }),
  };
}

export function toRelation(file: FileRelation): Relation {
  return {
    id: file.id as RelationId,
    type: file.type,
    from: file.from as AnnotationId,
    to: file.to as AnnotationId,
    note: file.note,
    annotator: file.annotator as AnnotatorId,
    createdAtMs: Date.parse(file.createdAt),
    updatedAtMs: Date.parse(file.updatedAt),
    extra: file.extra as JsonObject,
  };
}

export function toReview(file: FileReview): Review {
  return {
    reviewer: toAnnotator(file.reviewer),
    of: {
      fileSha256: file.of.fileSha256,
      annotators: file.of.annotators.map(toAnnotator),
      textSha256: file.of.textSha256,
    },
    base: file.base,
    startedAtMs: Date.parse(file.startedAt),
    finishedAtMs: file.finishedAt === null ? null : Date.parse(file.finishedAt),
    decisions: file.decisions.map((decision) => ({
      item: decision.item,
      kind: decision.kind,
      mine: decision.mine as AnnotationId[],
      theirs: decision.theirs as AnnotationId[],
      decision: decision.decision,
      result: decision.result as AnnotationId[],
      reason: decision.reason,
      decidedAtMs: Date.parse(decision.decidedAt),
    })),
  };
}
