// The bytes that articles were made of, once for each content, under their SHA-256. Rows are only ever added.

import { readOne, write, type ReadDb, type WriteDb } from './connection.ts';

export type Compression = 'none' | 'zstd';

export interface PackedOriginal {
  readonly sha256: string;
  /** How many there are when unpacked. */
  readonly bytes: number;
  readonly compression: Compression;
  readonly data: Uint8Array;
}

/** Does nothing when the same bytes are there already. */
export function insertOriginal(db: WriteDb, original: PackedOriginal): void {
  const { sha256, bytes, compression, data } = original;
  write(
    db,
    `INSERT INTO original (sha256, bytes, compression, data) VALUES (?, ?, ?, ?)
     ON CONFLICT (sha256) DO NOTHING`,
    [sha256, bytes, compression, data],
  );
}

/** As it is stored; null when it was never kept. */
export function findOriginal(db: ReadDb, sha256: string): PackedOriginal | null {
  return readOne<{ sha256: string; bytes: number; compression: Compression; data: Uint8Array }>(
    db,
    'SELECT sha256, bytes, compression, data FROM original WHERE sha256 = ?',
    [sha256],
  );
}
