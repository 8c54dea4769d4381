// Tagsets, kept by their content: two definitions with one id can live side by side, and none ever changes.

import { createHash } from 'node:crypto';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import { readColumn, readOne, write, type ReadDb, type WriteDb } from './connection.ts';

/** Stores the tagset unless the very same definition is there, and answers its key. */
export function putTagset(db: WriteDb, tagset: Tagset): string {
  const definition = JSON.stringify(tagset);
  const sha256 = createHash('sha256').update(definition).digest('hex');
  write(
    db,
    `INSERT INTO tagset (sha256, id, name, version, definition) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (sha256) DO NOTHING`,
    [sha256, tagset.id, tagset.name, tagset.version, definition],
  );
  return sha256;
}

export function findTagset(db: ReadDb, sha256: string): Tagset | null {
  const row = readOne<{ definition: string }>(
    db,
    'SELECT definition FROM tagset WHERE sha256 = ?',
    [sha256],
  );
  return row === null ? null : (JSON.parse(row.definition) as Tagset);
}

/** Every definition that is stored, the oldest first. */
export function listTagsets(db: ReadDb): Tagset[] {
  return readColumn<string>(db, 'SELECT definition FROM tagset ORDER BY rowid').map(
    (definition) => JSON.parse(definition) as Tagset,
  );
}
