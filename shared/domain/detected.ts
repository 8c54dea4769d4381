// What an importer found out about an article, and from what: shown beside each field, so that a guess is never
// taken for a fact. What a person entered later differs from it by value, so nothing has to be kept in step.

import type { ArticleMetadata } from './article.ts';

/** `stated`: the source says so itself; `inferred`: concluded from looks, words or the file's name. */
export interface FieldOrigin {
  readonly how: 'stated' | 'inferred';
  /** In the user's words, such as `JSON-LD headline`, `og:title`, `document property “creator”`, `first line`. */
  readonly where: string;
}

export interface DetectedField {
  readonly value: string | null;
  readonly origin: FieldOrigin;
}

/** Fields that nothing was found for are absent. */
export type DetectedFields = { readonly [Field in keyof ArticleMetadata]?: DetectedField };
