// How many articles are where, for the library's side: read from counts that the database keeps.

import type { ArticleStatus, Shelf } from '../../../shared/domain/library.ts';
import type { LibraryCounts } from '../../../shared/ipc/types.ts';
import { listCollections } from '../db/collection.ts';
import { snapshot } from '../db/connection.ts';
import { listStandingCounts } from '../db/library-standing.ts';
import type { OpenWorkspace } from './open-workspace.ts';

const byName = new Intl.Collator('und', { numeric: true });

export function libraryCounts({ db }: OpenWorkspace): LibraryCounts {
  return snapshot(db, () => {
    const shelves: Record<Shelf, number> = { library: 0, archive: 0, bin: 0 };
    const statuses: Record<ArticleStatus, number> = { 'to-do': 0, 'in-progress': 0, done: 0 };
    for (const { shelf, status, articles } of listStandingCounts(db)) {
      shelves[shelf] += articles;
      if (shelf === 'library') statuses[status] += articles;
    }
    const collections = listCollections(db).toSorted((a, b) => byName.compare(a.name, b.name));
    return { shelves, statuses, collections };
  });
}
