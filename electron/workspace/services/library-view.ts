// A view of the library as a list that can be asked for any stretch, for places and for neighbours. The whole of a
// shelf is asked of the database each time; what a filter takes is listed once and kept until the file changes.

import type { ArticleSummary } from '../../../shared/domain/article.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { LibraryView } from '../../../shared/domain/library.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { QueryFault } from '../../../shared/ipc/types.ts';
import { findArticleHead, findArticleHeadByKey } from '../db/article.ts';
import { stateVersion, type ReadDb } from '../db/connection.ts';
import { isWholeShelf, type ListFilter } from '../db/library-filter.ts';
import {
  findOnShelf,
  findShelfPosition,
  listKeys,
  listShelfPage,
  listSummaries,
} from '../db/library-list.ts';
import { listStandingCounts } from '../db/library-standing.ts';
import { compileQuery } from '../db/search-query.ts';

/** Places count from 0. Good for as long as the snapshot that it was made in. */
export interface ArticleList {
  readonly total: number;
  readonly page: (offset: number, limit: number) => readonly ArticleSummary[];
  /** Null when the article is not in the list. */
  readonly positionOf: (id: ArticleId) => number | null;
  /** Null before the first and after the last. */
  readonly at: (position: number) => ArticleId | null;
}

export type Filtered =
  | { readonly ok: true; readonly filter: ListFilter }
  | { readonly ok: false; readonly fault: QueryFault };

/** What the view asks for, or where its query is wrong. */
export function filterOf({ query, shelf, status, collection }: LibraryView): Filtered {
  const narrowed = { shelf, status, collection };
  if (query.trim() === '') return { ok: true, filter: { ...narrowed, query: null } };
  const compiled = compileQuery(query, shelf);
  if (!compiled.ok) return compiled;
  return { ok: true, filter: { ...narrowed, query: compiled.condition } };
}

/** As {@link filterOf}, for what cannot go on without: throws `invalid-input` when the query is wrong. */
export function requireFilter(view: LibraryView): ListFilter {
  const filtered = filterOf(view);
  if (filtered.ok) return filtered.filter;
  const { message, remedy } = filtered.fault;
  throw new AppError('invalid-input', message, { remedy });
}

export function listOf(db: ReadDb, view: LibraryView, filter: ListFilter): ArticleList {
  return isWholeShelf(filter) ? shelfList(db, view) : filteredList(db, keptKeys(db, view, filter));
}

function shelfList(db: ReadDb, { shelf, sort }: LibraryView): ArticleList {
  const total = listStandingCounts(db)
    .filter((count) => count.shelf === shelf)
    .reduce((sum, { articles }) => sum + articles, 0);
  return {
    total,
    page: (offset, limit) => listShelfPage(db, shelf, sort, offset, limit),
    positionOf: (id) => findShelfPosition(db, shelf, sort, id),
    at: (position) => (position < 0 ? null : findOnShelf(db, shelf, sort, position)),
  };
}

function filteredList(db: ReadDb, keys: readonly number[]): ArticleList {
  return {
    total: keys.length,
    page: (offset, limit) => listSummaries(db, keys.slice(offset, offset + limit)),
    positionOf(id) {
      const head = findArticleHead(db, id);
      const position = head === null ? -1 : keys.indexOf(head.key);
      return position === -1 ? null : position;
    },
    at(position) {
      const key = position < 0 ? undefined : keys[position];
      return key === undefined ? null : (findArticleHeadByKey(db, key)?.id ?? null);
    },
  };
}

interface KeptKeys {
  readonly name: string;
  readonly keys: readonly number[];
}

/** The list on screen, for scrolling and for the way through it; gone with its database. */
const kept = new WeakMap<ReadDb, KeptKeys>();

function keptKeys(db: ReadDb, view: LibraryView, filter: ListFilter): readonly number[] {
  const name = JSON.stringify([view, stateVersion(db)]);
  const known = kept.get(db);
  if (known?.name === name) return known.keys;
  const keys = listKeys(db, filter, view.sort);
  kept.set(db, { name, keys });
  return keys;
}
