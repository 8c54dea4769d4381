// What a file of a kind is expected to become in the library. The files are written by hand or by a tool that has
// nothing in common with the importer; each tells another story, so that none is like another.

import type { ArticleMetadata } from '../../shared/domain/article.ts';

export interface ExpectedArticle {
  /** As `outline` shows blocks: `type level role: words`. */
  readonly outline: readonly string[];
  /** As `markList` shows marks: `type: words`, for links `link address: words`. */
  readonly marks: readonly string[];
  readonly metadata: Partial<ArticleMetadata>;
}

export interface SourceSample {
  readonly fileName: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  readonly articles: readonly ExpectedArticle[];
  /** What the person is told about the import; where nothing is, the results dialog stays away. */
  readonly told: readonly RegExp[];
  /** What is said in passing. */
  readonly toast?: RegExp;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
