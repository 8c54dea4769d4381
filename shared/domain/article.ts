// An article as the program holds it: canonical text and the structure over it.
// Every offset here counts UTF-16 code units, half-open; code points exist only in files.

import type { CoverageCount } from './coverage.ts';
import type { ArticleId, CollectionId } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { ArticleStatus, Shelf } from './library.ts';
import type { SourceKind } from './source-map.ts';
import type { Span } from './span.ts';

export type Direction = 'ltr' | 'rtl';

export type BlockType =
  | 'heading'
  | 'paragraph'
  | 'blockquote'
  | 'list-item'
  | 'table-row'
  | 'preformatted';

export type BlockRole =
  | 'headline'
  | 'subtitle'
  | 'byline'
  | 'date'
  | 'caption'
  | 'body'
  | 'boilerplate';

/** Blocks cover the non-blank text in order without overlap. `level` is for headings and list items. */
export interface Block extends Span {
  readonly type: BlockType;
  readonly level?: number;
  readonly role: BlockRole;
}

export type InlineMarkType = 'bold' | 'italic' | 'underline' | 'code' | 'link';

/** Inline formatting of the source. `href` is for links; it is shown, never followed. */
export interface InlineMark extends Span {
  readonly type: InlineMarkType;
  readonly href?: string;
}

export interface Revision {
  readonly number: number;
  readonly parentTextSha256: string | null;
  readonly createdAtMs: number;
  readonly reason: string | null;
}

export interface Source {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly importedAtMs: number;
}

export interface ArticleMetadata {
  readonly title: string;
  readonly subtitle: string | null;
  readonly byline: string | null;
  readonly publisher: string | null;
  /** YYYY-MM-DD. */
  readonly publishedOn: string | null;
  readonly url: string | null;
  /** BCP 47, such as `en`. */
  readonly language: string | null;
  readonly direction: Direction;
}

export interface Article extends ArticleMetadata {
  readonly id: ArticleId;
  readonly text: string;
  /** SHA-256 of the text's UTF-8 bytes, lower-case hex. */
  readonly textSha256: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
  readonly revision: Revision;
  readonly source: Source;
  readonly extra: JsonObject;
}

/** One row of the library list. */
export interface ArticleSummary {
  readonly id: ArticleId;
  readonly title: string;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly language: string | null;
  /** Null for articles whose kind of source is not known, such as those from before it was kept. */
  readonly kind: SourceKind | null;
  readonly status: ArticleStatus;
  readonly shelf: Shelf;
  readonly collections: readonly CollectionId[];
  readonly annotations: number;
  /** Of the text, in code points. */
  readonly characters: number;
  readonly importedAtMs: number;
  readonly updatedAtMs: number;
  /** Null until the article was opened for the first time: its sentences are counted then. */
  readonly coverage: CoverageCount | null;
}
