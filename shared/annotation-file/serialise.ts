// Writes an annotated article file: the same state always gives the same bytes, `exportedAt` apart.
// Offsets become code points here, with UTF-16 beside them where the format asks for both.

import type { Annotation, Relation, Segment } from '../domain/annotation.ts';
import type { Article, Block, InlineMark } from '../domain/article.ts';
import type { Attribute, Tagset } from '../domain/tagset.ts';
import { codePointIndex, codePointLength, type CodePointIndex } from '../text/code-points.ts';
import type { AnnotatedArticle, Review } from './model.ts';
import { putElsewhere } from './relations-elsewhere.ts';
import { putRules } from './own-rules.ts';
import { FORMAT, VERSION } from './format-name.ts';
import type {
  AnnotatedArticleFile,
  FileAnnotation,
  FileArticle,
  FileBlock,
  FileInlineMark,
  FileRelation,
  FileReview,
  FileSegment,
  FileTagset,
} from './schema.ts';

export interface SerialiseOptions {
  readonly exportedAtMs: number;
  /** Of the program that writes. */
  readonly generatorVersion: string;
  /** On one line, as in a dataset. */
  readonly minified?: boolean;
}

/**
 * JSON with two spaces (or on one line) and a final newline; keys and items in the format's order. Throws a RangeError
 * when an offset is no code point boundary of the text, which would be a bug: the program never makes such a mark.
 */
export function serialiseAnnotatedArticle(
  document: AnnotatedArticle,
  options: SerialiseOptions,
): string {
  const index = codePointIndex(document.article.text);
  const file: AnnotatedArticleFile = {
    format: FORMAT,
    version: VERSION,
    generator: { name: 'sourcebench', version: options.generatorVersion },
    exportedAt: time(options.exportedAtMs),
    article: {
      ...fileArticle(document.article, index),
      extra: putElsewhere(putRules(document.tagset, document.article.extra), document.relations),
    },
    tagset: fileTagset(document.tagset),
    annotators: document.annotators.toSorted(byId).map(({ id, name }) => ({ id, name })),
    annotations: document.annotations
      .map((annotation) => fileAnnotation(annotation, index))
      .toSorted(byPlace),
    relations: document.relations
      .filter(({ toArticle }) => toArticle === undefined)
      .toSorted(byId)
      .map(fileRelation),
    review: document.review === null ? null : fileReview(document.review),
  };
  const json = options.minified === true ? JSON.stringify(file) : JSON.stringify(file, null, 2);
  return `${json}\n`;
}

function fileArticle(article: Article, index: CodePointIndex): FileArticle {
  const { revision, source } = article;
  return {
    id: article.id,
    title: article.title,
    subtitle: article.subtitle,
    byline: article.byline,
    publisher: article.publisher,
    publishedOn: article.publishedOn,
    url: article.url,
    language: article.language,
    direction: article.direction,
    text: article.text,
    textSha256: article.textSha256,
    blocks: article.blocks.map((block) => fileBlock(block, index)),
    marks: article.marks.map((mark) => fileMark(mark, index)),
    revision: {
      number: revision.number,
      parentTextSha256: revision.parentTextSha256,
      createdAt: time(revision.createdAtMs),
      reason: revision.reason,
    },
    source: {
      fileName: source.fileName,
      mediaType: source.mediaType,
      bytes: source.bytes,
      sha256: source.sha256,
      importedAt: time(source.importedAtMs),
    },
    extra: article.extra,
  };
}

function fileBlock(block: Block, index: CodePointIndex): FileBlock {
  const { start, end } = codePoints(block, index);
  const { type, role } = block;
  if (type === 'heading' || type === 'list-item') {
    return { start, end, type, level: block.level ?? 1, role };
  }
  return { start, end, type, role };
}

function fileMark(mark: InlineMark, index: CodePointIndex): FileInlineMark {
  const { start, end } = codePoints(mark, index);
  return { start, end, type: mark.type, ...(mark.href === undefined ? {} : { href: mark.href }) };
}

function fileTagset(tagset: Tagset): FileTagset {
  return {
    id: tagset.id,
    name: tagset.name,
    version: tagset.version,
    tags: tagset.tags.map((tag) => ({
      id: tag.id,
      label: tag.label,
      color: tag.color,
      shortcut: tag.shortcut,
      description: tag.description,
      attributes: tag.attributes.map(fileAttribute),
    })),
    relations: tagset.relations.map(({ id, label, from, to }) => ({
      id,
      label,
      from: [...from],
      to: [...to],
    })),
  };
}

function fileAttribute(attribute: Attribute): FileTagset['tags'][number]['attributes'][number] {
  const { id, label, type, required } = attribute;
  if (type !== 'choice' && type !== 'choices') return { id, label, type, required };
  const options = (attribute.options ?? []).map((option) => ({
    id: option.id,
    label: option.label,
  }));
  return { id, label, type, options, required };
}

function fileAnnotation(annotation: Annotation, index: CodePointIndex): FileAnnotation {
  const { state } = annotation.anchoring;
  return {
    id: annotation.id,
    tag: annotation.tag,
    segments: annotation.segments.map((segment) =>
      state === 'orphan' ? orphanSegment(segment) : fileSegment(segment, index),
    ),
    prefix: annotation.prefix,
    suffix: annotation.suffix,
    attributes: annotation.attributes,
    note: annotation.note,
    annotator: annotation.annotator,
    origin: annotation.origin,
    createdAt: time(annotation.createdAtMs),
    updatedAt: time(annotation.updatedAtMs),
    anchoring: fileAnchoring(annotation),
    extra: annotation.extra,
    ...(annotation.rejectedBy === undefined ? {} : { rejectedBy: annotation.rejectedBy }),
  };
}

function fileAnchoring({ anchoring, id }: Annotation): FileAnnotation['anchoring'] {
  const { state, score, textSha256 } = anchoring;
  if (state === 'fuzzy') return { state, score };
  if (state !== 'orphan') return { state, score: 1 };
  if (textSha256 === undefined) throw new RangeError(`orphan ${id} does not name its text`);
  return { state, score, textSha256 };
}

function fileSegment(segment: Segment, index: CodePointIndex): FileSegment {
  const { startUtf16, endUtf16, quote } = segment;
  return { ...codePoints(segment, index), startUtf16, endUtf16, quote };
}

/** An orphan's offsets belong to another text: without a stored code point start, that text is taken to have none beyond the BMP before it. */
function orphanSegment({ startUtf16, endUtf16, quote, startCodePoint }: Segment): FileSegment {
  const start = startCodePoint ?? startUtf16;
  return { start, end: start + codePointLength(quote), startUtf16, endUtf16, quote };
}

function fileRelation(relation: Relation): FileRelation {
  return {
    id: relation.id,
    type: relation.type,
    from: relation.from,
    to: relation.to,
    note: relation.note,
    annotator: relation.annotator,
    createdAt: time(relation.createdAtMs),
    updatedAt: time(relation.updatedAtMs),
    extra: relation.extra,
  };
}

function fileReview(review: Review): FileReview {
  const { reviewer, of, base } = review;
  return {
    reviewer: { id: reviewer.id, name: reviewer.name },
    of: {
      fileSha256: of.fileSha256,
      annotators: of.annotators.map(({ id, name }) => ({ id, name })),
      textSha256: of.textSha256,
    },
    base: base === null ? null : { fileSha256: base.fileSha256 },
    startedAt: time(review.startedAtMs),
    finishedAt: review.finishedAtMs === null ? null : time(review.finishedAtMs),
    decisions: review.decisions.map((decision) => ({
      item: decision.item,
      kind: decision.kind,
      mine: [...decision.mine],
      theirs: [...decision.theirs],
      decision: decision.decision,
      result: [...decision.result],
      reason: decision.reason,
      decidedAt: time(decision.decidedAtMs),
    })),
  };
}

function codePoints(
  { startUtf16, endUtf16 }: { readonly startUtf16: number; readonly endUtf16: number },
  index: CodePointIndex,
): { start: number; end: number } {
  return { start: index.toCodePoint(startUtf16), end: index.toCodePoint(endUtf16) };
}

/** By first start, then last end descending, then id. */
function byPlace(a: FileAnnotation, b: FileAnnotation): number {
  const start = (a.segments[0]?.start ?? 0) - (b.segments[0]?.start ?? 0);
  if (start !== 0) return start;
  const end = (b.segments.at(-1)?.end ?? 0) - (a.segments.at(-1)?.end ?? 0);
  return end === 0 ? byId(a, b) : end;
}

/** By code units, so that no locale changes the order. */
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

const DAY_MS = 86_400_000;
let lastDay = Number.NaN;
let lastDate = '';

/** As toISOString gives it, which costs a fifth of the whole file where every mark has two times. */
function time(given: number): string {
  const ms = Math.trunc(given);
  const day = Math.floor(ms / DAY_MS);
  if (day !== lastDay) {
    lastDate = new Date(ms).toISOString().slice(0, -'00:00:00.000Z'.length);
    lastDay = day;
  }
  const within = ms - day * DAY_MS;
  const seconds = Math.floor(within / 1000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${lastDate}${clock}.${String(1000 + (within % 1000)).slice(1)}Z`;
}

const two = (number: number): string => (number < 10 ? `0${number}` : String(number));
