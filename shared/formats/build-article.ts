// An article of what a foreign file says: text, marks and relations, with everything filled in that the file has no
// word for, always in the same way. What comes out is consistent in itself, as the annotated article file asks.

import { relaxedType } from '../annotation-file/check-relation-rules.ts';
import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { Anchoring, Annotation, Annotator, Relation } from '../domain/annotation.ts';
import type { ArticleMetadata, Block, InlineMark } from '../domain/article.ts';
import type { AnnotationId, AnnotatorId, ArticleId, RelationId, TagId } from '../domain/ids.ts';
import type { JsonObject, JsonValue } from '../domain/json.ts';
import { joinSpans, type Span } from '../domain/span.ts';
import type { Tagset } from '../domain/tagset.ts';
import { contextOf } from '../text/context.ts';
import { plainTextStructure } from '../text/plain-text-structure.ts';
import type { FormatFile, ReadContext } from './codec.ts';
import { formatInfo, type FormatId } from './format-list.ts';

export interface ForeignMark {
  /** Not empty, unique in the article. */
  readonly id: string;
  readonly tag: TagId;
  /** In UTF-16 code units of the article's text; joined where they touch. At least one, none of them empty. */
  readonly spans: readonly Span[];
  readonly attributes?: { readonly [id: string]: JsonValue };
  readonly note?: string | null;
  /** Among the article's annotators; the unnamed one where the file does not say. */
  readonly annotator?: AnnotatorId;
  readonly createdAtMs?: number;
  readonly updatedAtMs?: number;
  readonly origin?: Annotation['origin'];
  readonly anchoring?: Anchoring;
  readonly extra?: JsonObject;
}

export interface ForeignRelation {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly note?: string | null;
  readonly annotator?: AnnotatorId;
  readonly createdAtMs?: number;
  readonly updatedAtMs?: number;
  readonly extra?: JsonObject;
}

export interface ForeignArticle {
  readonly format: FormatId;
  readonly file: FormatFile;
  /** The document's id in the file; null makes one of the file's path, `place` and the text. */
  readonly id: string | null;
  /** Which of the file's articles it is, such as `3`; empty where there is one. */
  readonly place: string;
  /** Canonical. */
  readonly text: string;
  /** What the file says; the rest is found in the text. */
  readonly metadata?: Partial<ArticleMetadata>;
  readonly blocks?: readonly Block[];
  readonly inlineMarks?: readonly InlineMark[];
  readonly annotators?: readonly Annotator[];
  readonly marks: readonly ForeignMark[];
  readonly relations: readonly ForeignRelation[];
  readonly extra?: JsonObject;
}

export function buildArticle(
  context: ReadContext,
  tagset: Tagset,
  foreign: ForeignArticle,
): AnnotatedArticle {
  const { format, file, place, text, extra = {} } = foreign;
  const { sha256Hex, idFor, nowMs } = context;
  const { blocks, metadata } = plainTextStructure(text);
  const textSha256 = sha256Hex(text);
  const unnamed = unnamedAnnotator(context, format);
  const annotations = foreign.marks.map((mark) => annotationOf(mark, text, unnamed.id, nowMs));
  const relations = foreign.relations.map((relation) => relationOf(relation, unnamed.id, nowMs));
  const isUnnamedUsed = [...annotations, ...relations].some(
    ({ annotator }) => annotator === unnamed.id,
  );
  const named = foreign.annotators ?? [];
  const isListed = named.some(({ id }) => id === unnamed.id);
  return {
    article: {
      id: (foreign.id ?? idFor('article', format, file.path, place, textSha256)) as ArticleId,
      ...metadata,
      url: null,
      ...foreign.metadata,
      text,
      textSha256,
      blocks: foreign.blocks ?? blocks,
      marks: foreign.inlineMarks ?? [],
      revision: { number: 1, parentTextSha256: null, createdAtMs: nowMs, reason: null },
      source: {
        fileName: file.path.split('/').at(-1) ?? file.path,
        mediaType: formatInfo(format).mediaType,
        bytes: file.bytes.length,
        sha256: sha256OfFile(file, sha256Hex),
        importedAtMs: nowMs,
      },
      extra,
    },
    tagset: relaxed(tagset, annotations, relations),
    annotators: isUnnamedUsed && !isListed ? [...named, unnamed] : named,
    annotations,
    relations,
    review: null,
  };
}

const fileHashes = new WeakMap<FormatFile, string>();

/** Once for each file, however many articles are in it. */
function sha256OfFile(file: FormatFile, sha256Hex: ReadContext['sha256Hex']): string {
  const known = fileHashes.get(file);
  if (known !== undefined) return known;
  const hash = sha256Hex(file.bytes);
  fileHashes.set(file, hash);
  return hash;
}

/** A tagset that is known here may have rules that the file's relations break. */
function relaxed(
  tagset: Tagset,
  annotations: readonly Annotation[],
  related: readonly Relation[],
): Tagset {
  if (related.length === 0 || tagset.relations.every(({ rules }) => rules === undefined)) {
    return tagset;
  }
  const tags = new Map<string, TagId>(annotations.map(({ id, tag }) => [id, tag]));
  const relations = tagset.relations.map((type) =>
    relaxedType(type, related, (id) => tags.get(id)),
  );
  const isSame = JSON.stringify(relations) === JSON.stringify(tagset.relations);
  return isSame ? tagset : { ...tagset, relations };
}

/** Whoever the file does not name: nobody else gets the credit. */
function unnamedAnnotator({ idFor }: ReadContext, format: FormatId): Annotator {
  const { label } = formatInfo(format);
  return { id: idFor('annotator', format) as AnnotatorId, name: `Not named (${label})` };
}

function annotationOf(
  mark: ForeignMark,
  text: string,
  unnamed: AnnotatorId,
  nowMs: number,
): Annotation {
  const segments = joinSpans(mark.spans).map(({ startUtf16, endUtf16 }) => ({
    startUtf16,
    endUtf16,
    quote: text.slice(startUtf16, endUtf16),
  }));
  const { createdAtMs = nowMs } = mark;
  return {
    id: mark.id as AnnotationId,
    tag: mark.tag,
    segments,
    ...contextOf(text, segments),
    attributes: mark.attributes ?? {},
    note: mark.note ?? null,
    annotator: mark.annotator ?? unnamed,
    origin: mark.origin ?? 'imported',
    createdAtMs,
    updatedAtMs: mark.updatedAtMs ?? createdAtMs,
    anchoring: mark.anchoring ?? { state: 'exact', score: 1 },
    extra: mark.extra ?? {},
  };
}

function relationOf(relation: ForeignRelation, unnamed: AnnotatorId, nowMs: number): Relation {
  const { createdAtMs = nowMs } = relation;
  return {
    id: relation.id as RelationId,
    type: relation.type,
    from: relation.from as AnnotationId,
    to: relation.to as AnnotationId,
    note: relation.note ?? null,
    annotator: relation.annotator ?? unnamed,
    createdAtMs,
    updatedAtMs: relation.updatedAtMs ?? createdAtMs,
    extra: relation.extra ?? {},
  };
}
