// Guidelines of tagsets: Markdown, by the tagset's id, whatever its version.

import { readColumn, readOne, write, type ReadDb, type WriteDb } from './connection.ts';

/** Null when there are none. */
export function findGuidelines(db: ReadDb, tagsetId: string): string | null {
  const row = readOne<{ markdown: string }>(
    db,
    'SELECT markdown FROM guidelines WHERE tagset_id = ?',
    [tagsetId],
  );
  return row?.markdown ?? null;
}

export function putGuidelines(db: WriteDb, tagsetId: string, markdown: string): void {
  write(
    db,
    `INSERT INTO guidelines (tagset_id, markdown) VALUES (?, ?)
     ON CONFLICT (tagset_id) DO UPDATE SET markdown = excluded.markdown`,
    [tagsetId, markdown],
  );
}

export function deleteGuidelines(db: WriteDb, tagsetId: string): void {
  write(db, 'DELETE FROM guidelines WHERE tagset_id = ?', [tagsetId]);
}

export function listGuidelineIds(db: ReadDb): string[] {
  return readColumn<string>(db, 'SELECT tagset_id FROM guidelines');
}
