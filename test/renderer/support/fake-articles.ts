// Articles as the importer would make them of the texts that tests give.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Article, ArticleSummary } from '../../../shared/domain/article.ts';
import type { AnnotatorId, AnnotationId, ArticleId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { canonicalText } from '../../../shared/text/canonical.ts';
import { contextOf } from '../../../shared/text/context.ts';
import { plainTextStructure } from '../../../shared/text/plain-text-structure.ts';
import { type FakeArticle, SAVED_AT_MS } from './fake-types.ts';

const DAY_MS = 86_400_000;

/** Each was added a day before the one before it, so that the newest comes first. */
const addedAtMs = (at: number): number => SAVED_AT_MS - at * DAY_MS;

export function toArticle(
  { text: raw, fileName = 'pasted.txt', fields }: FakeArticle,
  at: number,
): Article {
  const text = canonicalText(raw);
  const { blocks, metadata } = plainTextStructure(text);
  return {
    ...metadata,
    url: null,
    ...fields,
    id: `article-${at + 1}` as ArticleId,
    text,
    textSha256: String(at).repeat(64).slice(0, 64),
    blocks,
    marks: [],
    revision: { number: 1, parentTextSha256: null, createdAtMs: SAVED_AT_MS, reason: null },
    source: {
      fileName,
      mediaType: 'text/plain',
      bytes: new TextEncoder().encode(raw).length,
      sha256: '3f'.repeat(32),
      importedAtMs: addedAtMs(at),
    },
    extra: {},
  };
}

const publishers = ['Coastal Ledger', 'Daily Standard', 'Valley Wire', null] as const;
const statuses = ['to-do', 'to-do', 'in-progress', 'done'] as const;
const kinds = ['plain-text', 'html', 'pdf', 'docx', 'email'] as const;

export const generatedId = (at: number): ArticleId => `generated-${at + 1}` as ArticleId;

/** The row of the article of that number; everything in it follows from the number. */
export function generatedRow(at: number): ArticleSummary {
  const number = at + 1;
  return {
    id: generatedId(at),
    title: `Council minutes ${number}${at % 3 === 0 ? ' with the full list of the sums that were approved' : ''}`,
    byline: null,
    publisher: publishers[at % publishers.length] ?? null,
    publishedOn: `20${10 + (at % 14)}-0${1 + (at % 9)}-1${at % 10}`,
    language: 'en',
    kind: kinds[at % kinds.length] ?? null,
    status: statuses[at % statuses.length] ?? 'to-do',
    shelf: 'library',
    collections: [],
    annotations: at % 7,
    characters: 400 + (at % 50),
    importedAtMs: SAVED_AT_MS - (1000 + at) * 60_000,
    updatedAtMs: SAVED_AT_MS - (1000 + at) * 60_000,
    coverage: null,
  };
}

export function generatedArticle(at: number): Article {
  const { id, title, publisher, publishedOn } = generatedRow(at);
  const text = `${title}\n\nThe council met for the ${at + 1}th time and approved the repair of the bridge.\n`;
  return { ...toArticle({ text, fields: { title, publisher, publishedOn } }, at), id };
}

/** An annotation as it is right after it was made. */
export function makeAnnotation(
  article: Article,
  id: AnnotationId,
  tag: string,
  spans: readonly Span[],
): Annotation {
  const quoted = spans.map((span) => ({
    ...span,
    quote: article.text.slice(span.startUtf16, span.endUtf16),
  }));
  return {
    id,
    tag: tag as Annotation['tag'],
    segments: quoted,
    ...contextOf(article.text, spans),
    attributes: {},
    note: null,
    annotator: 'annotator-1' as AnnotatorId,
    origin: 'manual',
    createdAtMs: SAVED_AT_MS,
    updatedAtMs: SAVED_AT_MS,
    anchoring: { state: 'exact', score: 1 },
    extra: {},
  };
}
