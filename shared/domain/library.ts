// How articles are kept in order: where they stand, in which collections, and which of them a list shows.

import type { ArticleId, CollectionId } from './ids.ts';

export const articleStatuses = ['to-do', 'in-progress', 'done'] as const;
export type ArticleStatus = (typeof articleStatuses)[number];

/** `archive` is out of the way, `bin` is deleted; both can be restored to the `library`. */
export const shelves = ['library', 'archive', 'bin'] as const;
export type Shelf = (typeof shelves)[number];

/** What an act on the library changes of an article. */
export interface ArticleStanding {
  readonly status: ArticleStatus;
  readonly shelf: Shelf;
}

export interface Collection {
  readonly id: CollectionId;
  /** Unique in a workspace, ignoring case. */
  readonly name: string;
}

export const sortFields = [
  'imported',
  'changed',
  'published',
  'title',
  'publisher',
  'byline',
  'status',
  'marks',
  'length',
  'language',
  'kind',
] as const;
export type SortField = (typeof sortFields)[number];

export interface LibrarySort {
  readonly by: SortField;
  readonly descending: boolean;
}

/** Which articles a list shows, and in which order. What has no value in the sorted field comes last. */
export interface LibraryView {
  /** In the query language (shared/search); the empty string asks for nothing. */
  readonly query: string;
  readonly shelf: Shelf;
  readonly status: ArticleStatus | null;
  readonly collection: CollectionId | null;
  readonly sort: LibrarySort;
}

export const defaultSort: LibrarySort = { by: 'imported', descending: true };

/** Which articles an act on the library is about: named ones, or all of a view but some. */
export type LibraryTarget =
  | { readonly ids: readonly ArticleId[] }
  | { readonly view: LibraryView; readonly except: readonly ArticleId[] };

/** What the list can be narrowed by, with how many articles have each value. */
export const facetFields = [
  'publisher',
  'byline',
  'language',
  'kind',
  'tag',
  'annotator',
  'year',
] as const;
export type FacetField = (typeof facetFields)[number];
