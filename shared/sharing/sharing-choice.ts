// What a sharing copy hides: chosen by the user, carried out by share-article.ts.

import type { AnnotationId } from '../domain/ids.ts';

export const hideableFields = [
  'title',
  'subtitle',
  'byline',
  'publisher',
  'publishedOn',
  'url',
] as const;
export type HideableField = (typeof hideableFields)[number];

export interface SharingChoice {
  /** As they are written on marks, or were typed. */
  readonly names: readonly string[];
  /** Also the single words of these names, where they stand alone. */
  readonly parts: boolean;
  /** Whose notes become unreadable. */
  readonly notes: 'all' | readonly AnnotationId[];
  /** Annotators are called by numbers. */
  readonly annotators: boolean;
  /** Words of title, subtitle, byline and publisher are hidden in the text as well; a date or an address is left out. */
  readonly fields: readonly HideableField[];
}
