// The chain of seals over the log of acts. A seal is the SHA-256 of the seal before it with all that the act's row and
// its changes' rows hold, so whatever is altered, taken out or put in afterwards does not fit. The chain is a proof
// only for whoever noted a seal elsewhere: somebody who can write to the file can make a new chain from the beginning.
//
// What is hashed, version 1, in UTF-8: `sourcebench-seal-1;`, then as pieces the seal before (64 zeros for the first),
// the act's columns in the order of {@link SealedAct}, and for every change in the order of change_seq a `c` and the
// columns of {@link SealedChange}. A piece is `n;` for null, `i`, the number and `;` for a number, and `t`, the length in
// UTF-16 code units, `:`, the text and `;` for a text. No two logs give the same pieces.

import { createHash, hash, type Hash } from 'node:crypto';
import { readAll, write, type ReadDb, type Value, type WriteDb } from './connection.ts';

/** A row of `act`, its columns in order. */
export type SealedAct = readonly [
  seq: number,
  kind: string,
  label: string,
  annotatorId: string | null,
  atMs: number,
  targetSeq: number | null,
  beneathSeq: number | null,
  undoSeq: number | null,
  redoSeq: number | null,
];

/** A row of `change` without the act's number, its columns in order; before and after are JSON as stored. */
export type SealedChange = readonly [
  changeSeq: number,
  entity: string,
  articleId: string | null,
  entityId: string,
  before: string | null,
  after: string | null,
];

/** Stands before the first act. */
export const noSeal = '0'.repeat(64);

const bufferUtf16 = 1 << 16;

export interface Sealing {
  readonly add: (change: SealedChange) => void;
  /** The seal as lower-case hex. */
  readonly end: () => string;
}

/** Takes an act's changes one after another, because an import may have tens of thousands. */
export function startSeal(previous: string, act: SealedAct): Sealing {
  let buffer = `sourcebench-seal-1;${piece(previous)}${pieces(act)}`;
  let hasher: Hash | null = null;
  return {
    add(change) {
      buffer += `c${pieces(change)}`;
      if (buffer.length < bufferUtf16) return;
      hasher ??= createHash('sha256');
      hasher.update(buffer);
      buffer = '';
    },
    // In one call where it can be: it costs half as much, and most acts are small.
    end: () =>
      hasher === null ? hash('sha256', buffer, 'hex') : hasher.update(buffer).digest('hex'),
  };
}

function pieces(columns: readonly (string | number | null)[]): string {
  let joined = '';
  for (const column of columns) joined += piece(column);
  return joined;
}

function piece(value: string | number | null): string {
  if (value === null) return 'n;';
  return typeof value === 'number' ? `i${value};` : `t${value.length}:${value};`;
}

export function insertSeal(db: WriteDb, seq: number, sha256: string): void {
  write(db, 'INSERT INTO seal (seq, sha256) VALUES (?, ?)', [seq, sha256]);
}

export interface StoredSeal extends Readonly<Record<string, Value>> {
  readonly seq: number;
  readonly sha256: string;
}

/** By number. Also of acts that are not there. */
export function listSeals(db: ReadDb, afterSeq: number, untilSeq: number): StoredSeal[] {
  return readAll<StoredSeal>(
    db,
    'SELECT seq, sha256 FROM seal WHERE seq > ? AND seq <= ? ORDER BY seq',
    [afterSeq, untilSeq],
  );
}
