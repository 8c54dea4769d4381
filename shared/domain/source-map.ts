// Where a stretch of an article's text came from in the file it was made of, as far as the importer can say.

import type { Span } from './span.ts';

export const sourceKinds = [
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
  'annotated-json',
  'annotated-jsonl',
] as const;

/** What a file's content is, whatever its name says. */
export type SourceKind = (typeof sourceKinds)[number];

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
