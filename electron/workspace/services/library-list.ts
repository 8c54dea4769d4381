// What the library shows of a view: a page of it, where an article stands in it, and which comes next.
// A view whose query is wrong shows nothing.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { LibraryPage } from '../../../shared/ipc/types.ts';
import type { ArticleSummary } from '../../../shared/domain/article.ts';
import { listArticles } from '../db/article.ts';
import { snapshot } from '../db/connection.ts';
import type { ThreadInput } from '../protocol.ts';
import { checkListed } from './check-article.ts';
import { filterOf, listOf } from './library-view.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** The fault is answered, not thrown: the user is still typing the query. */
export function libraryPage(
  workspace: OpenWorkspace,
  { view, offset, limit }: ThreadInput<'library:page'>,
): LibraryPage {
  const filtered = filterOf(view);
  if (!filtered.ok) return { offset, rows: [], total: 0, fault: filtered.fault };
  const { db } = workspace;
  return snapshot(db, () => {
    const list = listOf(db, view, filtered.filter);
    const rows = list.page(offset, limit);
    checkListed(workspace, db, rows);
    return { offset, rows, total: list.total, fault: null };
  });
}

/** Newest import first, whatever the shelf. */
export function listAllArticles(workspace: OpenWorkspace): ArticleSummary[] {
  return snapshot(workspace.db, (db) => {
    const articles = listArticles(db);
    checkListed(workspace, db, articles);
    return articles;
  });
}

export function libraryPosition(
  { db }: OpenWorkspace,
  { view, id }: ThreadInput<'library:position'>,
): number | null {
  const filtered = filterOf(view);
  if (!filtered.ok) return null;
  return snapshot(db, () => listOf(db, view, filtered.filter).positionOf(id));
}

export function libraryNeighbour(
  { db }: OpenWorkspace,
  { view, id, step }: ThreadInput<'library:neighbour'>,
): ArticleId | null {
  const filtered = filterOf(view);
  if (!filtered.ok) return null;
  return snapshot(db, () => {
    const list = listOf(db, view, filtered.filter);
    const position = id === null ? null : list.positionOf(id);
    return list.at(position === null ? 0 : position + step);
  });
}
