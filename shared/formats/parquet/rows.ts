// The rows of one article, in the order of the columns (columns.ts).

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { AnnotatedArticleFile } from '../../annotation-file/schema.ts';
import { serialiseAnnotatedArticle } from '../../annotation-file/serialise.ts';
import type { Annotation, Relation, Segment } from '../../domain/annotation.ts';
import type { JsonObject } from '../../domain/json.ts';
import { codePointIndex, codePointLength, type CodePointIndex } from '../../text/code-points.ts';
import type { WriteContext } from '../codec.ts';
import type { Row } from './table.ts';

export interface ArticleRows {
  readonly article: Row;
  readonly annotations: readonly Row[];
  readonly relations: readonly Row[];
}

interface Given {
  readonly document: AnnotatedArticle;
  readonly context: WriteContext;
  readonly index: CodePointIndex;
  readonly tagsetIndex: number | null;
}

/** `tagsetIndex` is the place of the article's tagset in the metadata. */
export function rowsOf(
  document: AnnotatedArticle,
  context: WriteContext,
  tagsetIndex: number | null,
): ArticleRows {
  const index = codePointIndex(document.article.text);
  const given: Given = { document, context, index, tagsetIndex };
  return {
    article: articleRow(given),
    annotations: document.annotations.map((mark) => annotationRow(mark, given)),
    relations: document.relations.map((relation) => relationRow(relation, given)),
  };
}

/** Null for what is no day of the calendar. */
export function dayOf(publishedOn: string): Date | null {
  const day = new Date(publishedOn);
  if (Number.isNaN(day.getTime())) return null;
  return day.toISOString().startsWith(`${publishedOn}T`) ? day : null;
}

/** Null where texts are left out: what other formats left may hold words of the text. */
const extraOf = (extra: JsonObject, { context }: Given): string | null =>
  context.text && Object.keys(extra).length > 0 ? JSON.stringify(extra) : null;

function articleRow(given: Given): Row {
  const { document, context, index, tagsetIndex } = given;
  const { article, annotations, relations, tagset } = document;
  const file = jsonParts(document);
  return [
    article.id,
    article.title,
    article.subtitle,
    article.byline,
    article.publisher,
    article.publishedOn === null ? null : dayOf(article.publishedOn),
    article.url,
    article.language,
    article.direction,
    context.text ? article.text : null,
    article.textSha256,
    index.lengthCodePoints,
    index.lengthUtf16,
    annotations.length,
    relations.length,
    tagset.id,
    tagset.version,
    tagsetIndex,
    JSON.stringify(file.article.blocks),
    JSON.stringify(file.article.marks),
    JSON.stringify(file.article.revision),
    JSON.stringify(file.article.source),
    JSON.stringify(file.annotators),
    file.review === null ? null : JSON.stringify(file.review),
    extraOf(article.extra, given),
  ];
}

/** What is JSON in a column is as the annotated article file has it. */
function jsonParts(document: AnnotatedArticle): AnnotatedArticleFile {
  const withoutMarks = { ...document, annotations: [], relations: [] };
  const options = { exportedAtMs: 0, generatorVersion: '', minified: true };
  return JSON.parse(serialiseAnnotatedArticle(withoutMarks, options)) as AnnotatedArticleFile;
}

function annotationRow(mark: Annotation, given: Given): Row {
  const { document, context } = given;
  const { anchoring } = mark;
  return [
    document.article.id,
    mark.id,
    mark.tag,
    document.tagset.tags.find(({ id }) => id === mark.tag)?.label ?? '',
    ...placeCells(mark, given),
    context.text ? mark.prefix : null,
    context.text ? mark.suffix : null,
    JSON.stringify(mark.attributes),
    mark.note,
    mark.annotator,
    nameOf(mark.annotator, given),
    mark.origin,
    new Date(mark.createdAtMs),
    new Date(mark.updatedAtMs),
    anchoring.state,
    anchoring.score,
    anchoring.textSha256 ?? null,
    mark.rejectedBy ?? null,
    extraOf(mark.extra, given),
  ];
}

/** From the start of the first segment to the end of the last, and each of them. */
function placeCells({ segments, anchoring }: Annotation, given: Given): Row {
  const { context } = given;
  const quote = segments.map((segment) => segment.quote).join(' … ');
  const isOrphan = anchoring.state === 'orphan';
  const places = segments.map((segment) => placeOf(segment, isOrphan, given));
  const [first, last] = isOrphan ? [] : [places[0], places.at(-1)];
  return [
    first?.start ?? null,
    last?.end ?? null,
    first?.start_utf16 ?? null,
    last?.end_utf16 ?? null,
    context.text ? quote : null,
    context.sha256Hex(quote),
    places,
  ];
}

/** An orphan's offsets belong to a text that is not here; they are as the annotated article file gives them. */
function placeOf(segment: Segment, isOrphan: boolean, { context, index }: Given) {
  const { startUtf16, endUtf16, quote, startCodePoint } = segment;
  const start = isOrphan ? (startCodePoint ?? startUtf16) : index.toCodePoint(startUtf16);
  return {
    start,
    end: start + codePointLength(quote),
    start_utf16: startUtf16,
    end_utf16: endUtf16,
    quote: context.text ? quote : null,
    quote_sha256: context.sha256Hex(quote),
  };
}

const nameOf = (annotator: string, { document }: Given): string =>
  document.annotators.find(({ id }) => id === annotator)?.name ?? '';

function relationRow(relation: Relation, given: Given): Row {
  const { document } = given;
  return [
    document.article.id,
    relation.id,
    relation.type,
    document.tagset.relations.find(({ id }) => id === relation.type)?.label ?? '',
    relation.from,
    relation.to,
    relation.toArticle ?? null,
    relation.note,
    relation.annotator,
    nameOf(relation.annotator, given),
    new Date(relation.createdAtMs),
    new Date(relation.updatedAtMs),
    extraOf(relation.extra, given),
  ];
}
