// The log of acts. Rows are only ever added; the newest says what undo and redo would do next,
// so the undo cursor survives restarts and can never disagree with the log.
// `beneath_seq` links each row to what lay under it on its stack: the undo stack for an act, the redo stack for an undo.

import type { AnnotatorId } from '../../../shared/domain/ids.ts';
import { insertChange, type Change } from './change.ts';
import { readOne, write, type ReadDb, type WriteDb } from './connection.ts';
import { insertSeal, noSeal, startSeal, type SealedAct } from './seal.ts';

export type ActKind = 'act' | 'import' | 'undo' | 'redo';

export interface NewAct {
  readonly kind: ActKind;
  /** In the user's words, such as “Tag claim”. */
  readonly label: string;
  readonly annotatorId: AnnotatorId | null;
  readonly atMs: number;
  /** The act that is undone or redone. */
  readonly targetSeq: number | null;
  readonly beneathSeq: number | null;
  /** The act that the next undo takes back: its own number for an act. */
  readonly undoSeq: number | null;
  /** The undo that the next redo takes back: its own number for an undo. */
  readonly redoSeq: number | null;
}

export interface Act {
  readonly seq: number;
  readonly label: string;
  readonly targetSeq: number | null;
  readonly beneathSeq: number | null;
}

/** What undo and redo would take back next. */
export interface Cursor {
  /** The newest act's number; 0 before the first. */
  readonly seq: number;
  readonly undoSeq: number | null;
  readonly redoSeq: number | null;
  /** The newest act's seal, which the next one goes on from; `noSeal` before the first. */
  readonly seal: string;
}

/**
 * Adds the act behind the cursor, which is that of the same transaction, with its changes and its seal: the only way
 * into the log, so that nothing gets there unsealed.
 */
export function appendAct(
  db: WriteDb,
  cursor: Cursor,
  act: NewAct,
  changes: readonly Change[],
): void {
  const seq = cursor.seq + 1;
  const { kind, label, annotatorId, atMs, targetSeq, beneathSeq, undoSeq, redoSeq } = act;
  const row: SealedAct = [
    seq,
    kind,
    label,
    annotatorId,
    atMs,
    targetSeq,
    beneathSeq,
    undoSeq,
    redoSeq,
  ];
  const sealing = startSeal(cursor.seal, row);
  write(
    db,
    `INSERT INTO act (seq, kind, label, annotator_id, at_ms, target_seq, beneath_seq, undo_seq, redo_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row,
  );
  for (const change of changes) sealing.add(insertChange(db, seq, change));
  insertSeal(db, seq, sealing.end());
}

/** Where the log stands. */
export function findCursor(db: ReadDb): Cursor {
  return (
    readOne<{ seq: number; undoSeq: number | null; redoSeq: number | null; seal: string }>(
      db,
      `SELECT seq, undo_seq AS undoSeq, redo_seq AS redoSeq,
         coalesce((SELECT sha256 FROM seal ORDER BY seq DESC LIMIT 1), '${noSeal}') AS seal
       FROM act ORDER BY seq DESC LIMIT 1`,
    ) ?? { seq: 0, undoSeq: null, redoSeq: null, seal: noSeal }
  );
}

export function hasImportAfter(db: ReadDb, seq: number): boolean {
  return readOne(db, `SELECT 1 FROM act WHERE seq > ? AND kind = 'import' LIMIT 1`, [seq]) !== null;
}

/** The number of the act that did the one with this number last: its newest redo, or itself. */
export function findLastDoing(db: ReadDb, seq: number): number {
  const row = readOne<{ seq: number | null }>(
    db,
    `SELECT max(seq) AS seq FROM act WHERE seq > ? AND kind = 'redo' AND target_seq = ?`,
    [seq, seq],
  );
  return row?.seq ?? seq;
}

export function findAct(db: ReadDb, seq: number): Act | null {
  return readOne<{
    seq: number;
    label: string;
    targetSeq: number | null;
    beneathSeq: number | null;
  }>(
    db,
    `SELECT seq, label, target_seq AS targetSeq, beneath_seq AS beneathSeq FROM act WHERE seq = ?`,
    [seq],
  );
}

/** Milliseconds; null before the first act. */
export function findLastActTime(db: ReadDb): number | null {
  const row = readOne<{ atMs: number }>(
    db,
    'SELECT at_ms AS atMs FROM act ORDER BY seq DESC LIMIT 1',
  );
  return row?.atMs ?? null;
}

/** The labels of what undo and redo would do; an undo carries the label of the act it took back. */
export function findHistoryLabels(db: ReadDb): {
  readonly undo: string | null;
  readonly redo: string | null;
} {
  return (
    readOne<{ undo: string | null; redo: string | null }>(
      db,
      `SELECT (SELECT label FROM act WHERE seq = last.undo_seq) AS undo,
              (SELECT label FROM act WHERE seq = last.redo_seq) AS redo
       FROM act last ORDER BY last.seq DESC LIMIT 1`,
    ) ?? { undo: null, redo: null }
  );
}

/** The number of the newest act; 0 where there is none. */
export function newestAct(db: ReadDb): number {
  return readOne<{ seq: number }>(db, 'SELECT coalesce(max(seq), 0) AS seq FROM act')?.seq ?? 0;
}
