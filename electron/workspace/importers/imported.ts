// What an importer takes and gives. An importer is a pure reader: bytes in, canonical articles out, no database,
// no network, no HTML in what it answers. It runs in a thread of its own that is ended when it takes too long.

import type { ArticleMetadata, Block, InlineMark } from '../../../shared/domain/article.ts';
import type { DetectedFields } from '../../../shared/domain/detected.ts';
import type { SourceKind, SourceMapEntry } from '../../../shared/domain/source-map.ts';
import type { Problem } from '../../../shared/ipc/result.ts';

export interface ImportOptions {
  /** Keep everything on a web page, with what is not the article as boilerplate, instead of the article alone. */
  readonly wholePage: boolean;
}

export interface ImporterInput {
  /** For messages: the file as the user named it. */
  readonly file: string;
  /** Without folders. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly options: ImportOptions;
}

/** One article of a source. Offsets in UTF-16 code units of `text`, which is canonical. */
export interface ImportedArticle {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
  readonly metadata: ArticleMetadata;
  /** For every field of `metadata` that was found rather than defaulted: its value and where it comes from. */
  readonly detected: DetectedFields;
  readonly sourceMap: readonly SourceMapEntry[];
}

export interface Imported {
  readonly kind: SourceKind;
  /** Such as `text/html`. */
  readonly mediaType: string;
  /** How text was decoded, such as `windows-1252 (detected)`; null where the format fixes it. */
  readonly encoding: string | null;
  /** One or more; more for a book's chapters. */
  readonly articles: readonly ImportedArticle[];
  /** What of the source did not come along, and what was odd: `path` says where, such as `page 3`. */
  readonly notices: readonly Problem[];
}

/**
 * Throws an AppError (`refused` in read-source.ts) naming the file when nothing can be made of it: damaged, protected
 * by a password, without any text. Anything else that it throws is taken for damage by its caller.
 */
export interface Importer {
  readonly kind: SourceKind;
  /** Grows when the same bytes give another text than before; kept with what was imported. */
  readonly version: number;
  readonly read: (input: ImporterInput) => Imported | Promise<Imported>;
}
