// Where a stretch of an article's text came from in the file it was made of, as far as the importer can say.

import type { Span } from './span.ts';

/** Documents: texts that nobody has marked yet. */
const documentKinds = [
  'plain-text',
  'markdown',
  'html',
  'mhtml',
  'docx',
  'odt',
  'rtf',
  'epub',
  'pdf',
  'email',
] as const;

/** Texts with marks; each is read by a codec (shared/formats). Their names are the formats', but for our own JSONL. */
export const datasetKinds = [
  'annotated-json',
  'annotated-jsonl',
  'w3c',
  'brat',
  'doccano',
  'label-studio',
  'spacy-jsonl',
  'webanno-tsv',
  'cas-json',
  'conll',
  'refi-qda',
  'hypothesis',
  'csv',
] as const;
export type DatasetKind = (typeof datasetKinds)[number];

export const sourceKinds = [...documentKinds, ...datasetKinds] as const;

/** What a file's content is, whatever its name says. */
export type SourceKind = (typeof sourceKinds)[number];

export const isDatasetKind = (kind: SourceKind): kind is DatasetKind =>
  datasetKinds.some((one) => one === kind);

/** A place in a source file; what an importer cannot say is absent. */
export interface SourcePlace {
  /** A file inside an archive or a part of a message, such as `OEBPS/chapter-1.xhtml`; absent for the file itself. */
  readonly part?: string;
  /** From 1, in paged sources. */
  readonly page?: number;
  /** From 1, in the part, where paragraphs are what the source counts. */
  readonly paragraph?: number;
  /** In the decoded text of the file or part: UTF-16 code units, half-open. */
  readonly startUtf16?: number;
  readonly endUtf16?: number;
}

/** The span is in the canonical text; entries are in text order and do not overlap. */
export interface SourceMapEntry extends Span {
  readonly place: SourcePlace;
}
