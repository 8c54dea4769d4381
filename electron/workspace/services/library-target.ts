// Which articles an act on the library is about, and where each of them stands now.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { LibraryTarget } from '../../../shared/domain/library.ts';
import type { ReadDb } from '../db/connection.ts';
import { findStanding, listStandings, type StandingRow } from '../db/library-standing.ts';
import { requireFilter } from './library-view.ts';
import { noSuchArticle } from './lookup.ts';

/**
 * Each article once. Throws `not-found` for an id that is not there and `invalid-input` for a view whose query
 * is wrong; a view that shows nothing is no articles.
 */
export function targetArticles(db: ReadDb, target: LibraryTarget): StandingRow[] {
  if ('view' in target) {
    const spared = new Set<ArticleId>(target.except);
    const all = listStandings(db, requireFilter(target.view));
    return spared.size === 0 ? all : all.filter(({ id }) => !spared.has(id));
  }
  return [...new Set(target.ids)].map((id) => {
    const found = findStanding(db, id);
    if (found === null) throw noSuchArticle(id);
    return found;
  });
}
