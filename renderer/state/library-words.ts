// How the library's own terms are called in the window.

import type { ArticleStatus, FacetField, Shelf, SortField } from '../../shared/domain/library.ts';

export const statusWords: { readonly [Status in ArticleStatus]: string } = {
  'to-do': 'To do',
  'in-progress': 'In progress',
  done: 'Done',
};

export const shelfWords: { readonly [Name in Shelf]: string } = {
  library: 'All articles',
  archive: 'Archive',
  bin: 'Bin',
};

export const facetWords: { readonly [Field in FacetField]: string } = {
  publisher: 'Publisher',
  byline: 'Byline',
  language: 'Language',
  kind: 'Kind of source',
  tag: 'Tag',
  annotator: 'Annotator',
  year: 'Year published',
};

interface SortWords {
  readonly label: string;
  readonly ascending: string;
  readonly descending: string;
  /** Where a list of this order begins when it is chosen. */
  readonly startsDescending: boolean;
}

const dates = { ascending: 'Oldest first', descending: 'Newest first', startsDescending: true };
const letters = { ascending: 'A to Z', descending: 'Z to A', startsDescending: false };

export const sortWords: { readonly [Field in SortField]: SortWords } = {
  imported: { label: 'Date added', ...dates },
  changed: { label: 'Date changed', ...dates },
  published: { label: 'Date published', ...dates },
  title: { label: 'Title', ...letters },
  publisher: { label: 'Publisher', ...letters },
  byline: { label: 'Byline', ...letters },
  status: {
    label: 'Status',
    ascending: 'To do first',
    descending: 'Done first',
    startsDescending: false,
  },
  marks: {
    label: 'Number of marks',
    ascending: 'Fewest first',
    descending: 'Most first',
    startsDescending: true,
  },
  length: {
    label: 'Length',
    ascending: 'Shortest first',
    descending: 'Longest first',
    startsDescending: true,
  },
  language: { label: 'Language', ...letters },
  kind: { label: 'Kind of source', ...letters },
};
