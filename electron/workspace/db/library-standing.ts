// Where articles stand: status and shelf, and how many stand where. The counts are kept by triggers.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { ArticleStanding, ArticleStatus, Shelf } from '../../../shared/domain/library.ts';
import { readAll, readOne, write, type ReadDb, type WriteDb } from './connection.ts';
import { conditionOf, type ListFilter } from './library-filter.ts';

/** Writes only what differs: every order of the lists begins with the shelf, and would be written again with it. */
export function setStanding(
  db: WriteDb,
  id: ArticleId,
  before: ArticleStanding,
  after: ArticleStanding,
): void {
  if (before.status !== after.status) {
    expectOne(id, write(db, 'UPDATE article SET status = ? WHERE id = ?', [after.status, id]));
  }
  if (before.shelf !== after.shelf) {
    expectOne(id, write(db, 'UPDATE article SET shelf = ? WHERE id = ?', [after.shelf, id]));
  }
}

function expectOne(id: ArticleId, { changes }: { readonly changes: number }): void {
  if (changes !== 1) throw new RangeError(`no article ${id} to put anywhere`);
}

export interface StandingCount extends Readonly<Record<string, string | number>> {
  readonly shelf: Shelf;
  readonly status: ArticleStatus;
  readonly articles: number;
}

/** One row for every shelf and status, none left out. */
export function listStandingCounts(db: ReadDb): StandingCount[] {
  return readAll<StandingCount>(db, 'SELECT shelf, status, articles FROM standing_count');
}

export interface StandingRow extends Readonly<Record<string, string | number>> {
  readonly id: ArticleId;
  readonly status: ArticleStatus;
  readonly shelf: Shelf;
}

/** Who they are and where they stand, by key: for acts on all that a filter takes. */
export function listStandings(db: ReadDb, filter: ListFilter): StandingRow[] {
  const { sql, values } = conditionOf(filter);
  return readAll<StandingRow>(
    db,
    `SELECT id, status, shelf FROM article WHERE ${sql} ORDER BY article_key`,
    values,
  );
}

export function findStanding(db: ReadDb, id: ArticleId): StandingRow | null {
  return readOne<StandingRow>(db, 'SELECT id, status, shelf FROM article WHERE id = ?', [id]);
}
