// Where the tags of a colleague's tagset go in one of mine, as it was answered last: proposed for the next file. Not
// part of the log, because no mark depends on it.

import type { TagsetMigration } from '../../../shared/ipc/tagset-types.ts';
import { readOne, write, type ReadDb, type WriteDb } from './connection.ts';

/** Null when it was never asked. */
export function findTagsetMapping(
  db: ReadDb,
  theirsId: string,
  mineId: string,
): TagsetMigration | null {
  const row = readOne<{ migration: string }>(
    db,
    'SELECT migration FROM tagset_mapping WHERE theirs_id = ? AND mine_id = ?',
    [theirsId, mineId],
  );
  return row === null ? null : (JSON.parse(row.migration) as TagsetMigration);
}

export function putTagsetMapping(
  db: WriteDb,
  theirsId: string,
  mineId: string,
  migration: TagsetMigration,
): void {
  write(
    db,
    `INSERT INTO tagset_mapping (theirs_id, mine_id, migration) VALUES (?, ?, ?)
     ON CONFLICT (theirs_id, mine_id) DO UPDATE SET migration = excluded.migration`,
    [theirsId, mineId, JSON.stringify(migration)],
  );
}
