// Which articles a list shows, as SQL: a shelf, narrowed by status, collection and a query.

import type { CollectionId } from '../../../shared/domain/ids.ts';
import {
  articleStatuses,
  type ArticleStatus,
  type LibrarySort,
  type Shelf,
  type SortField,
} from '../../../shared/domain/library.ts';
import type { Value } from './connection.ts';

/** A piece of a WHERE clause over the table `article`, with the values of its parameters. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

export interface QueryCondition extends Condition {
  /** The query says on which shelf to look, so the one that the list shows is not asked for besides. */
  readonly ownShelf: boolean;
}

/** Which articles: all of a shelf, narrowed by whatever is not null. */
export interface ListFilter {
  readonly shelf: Shelf;
  readonly status: ArticleStatus | null;
  readonly collection: CollectionId | null;
  readonly query: QueryCondition | null;
}

/** Whether the filter takes all of a shelf. */
export function isWholeShelf({ status, collection, query }: ListFilter): boolean {
  return status === null && collection === null && query === null;
}

/** The filter as a condition. Status and collection are looked up by key, so that the order's index suffices. */
export function conditionOf({ shelf, status, collection, query }: ListFilter): Condition {
  const anyShelf = query?.ownShelf === true;
  const parts: Condition[] = anyShelf ? [] : [{ sql: 'article.shelf = ?', values: [shelf] }];
  if (status !== null) {
    const rank = articleStatuses.indexOf(status);
    parts.push(
      anyShelf
        ? { sql: 'article.status_rank = ?', values: [rank] }
        : {
            sql: `article.article_key IN
              (SELECT s.article_key FROM article s WHERE s.shelf = ? AND s.status_rank = ?)`,
            values: [shelf, rank],
          },
    );
  }
  if (collection !== null) {
    parts.push({
      sql: `article.article_key IN (SELECT article_key FROM collected WHERE collection_id = ?)`,
      values: [collection],
    });
  }
  if (query !== null) parts.push({ sql: `(${query.sql})`, values: query.values });
  return {
    sql: parts.map(({ sql }) => sql).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

/** Each has an index that begins with the shelf and ends with the row's key. */
export const sortColumns: { readonly [Field in SortField]: string } = {
  imported: 'imported_at_ms',
  changed: 'updated_at_ms',
  published: 'published_on',
  title: 'title_sort',
  publisher: 'publisher_sort',
  byline: 'byline_sort',
  status: 'status_rank',
  marks: 'annotation_count',
  length: 'characters',
  language: 'language',
  kind: 'kind',
};

/** For ORDER BY over the table `article`: total, and without a value comes last both ways. */
export function orderOf({ by, descending }: LibrarySort): string {
  const direction = descending ? 'DESC' : 'ASC';
  return `${sortColumns[by]} ${direction} NULLS LAST, article_key ${direction}`;
}
