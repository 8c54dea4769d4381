// The tagsets that a workspace keeps: for each its current definition. Earlier ones stay stored for the articles, the
// log and undo (db/tagset.ts).

import { readAll, readOne, write, type ReadDb, type WriteDb } from './connection.ts';

export interface KeptTagset {
  readonly id: string;
  readonly sha256: string;
  /** New articles get it. */
  readonly isDefault: boolean;
}

type Row = Readonly<Record<string, string | number | null>> & {
  readonly id: string;
  readonly sha256: string;
  readonly isDefault: number;
};

const columns = 'id, sha256, is_default AS isDefault';
const toKept = ({ id, sha256, isDefault }: Row): KeptTagset => ({
  id,
  sha256,
  isDefault: isDefault === 1,
});

export function listKeptTagsets(db: ReadDb): KeptTagset[] {
  return readAll<Row>(db, `SELECT ${columns} FROM kept_tagset ORDER BY id`).map(toKept);
}

export function findKeptTagset(db: ReadDb, id: string): KeptTagset | null {
  const row = readOne<Row>(db, `SELECT ${columns} FROM kept_tagset WHERE id = ?`, [id]);
  return row === null ? null : toKept(row);
}

export function putKeptTagset(db: WriteDb, { id, sha256, isDefault }: KeptTagset): void {
  write(
    db,
    `INSERT INTO kept_tagset (id, sha256, is_default) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET sha256 = excluded.sha256, is_default = excluded.is_default`,
    [id, sha256, isDefault ? 1 : 0],
  );
}

export function deleteKeptTagset(db: WriteDb, id: string): void {
  write(db, 'DELETE FROM kept_tagset WHERE id = ?', [id]);
}
