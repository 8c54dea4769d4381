// Texts that are being edited and are no revisions yet: one for each article, not part of the log.

import type { Block, InlineMark } from '../../../shared/domain/article.ts';
import type { EditedText, TextDraft } from '../../../shared/ipc/text-types.ts';
import { readOne, write, type ReadDb, type WriteDb } from './connection.ts';

/** In place of the one before. */
export function putDraft(db: WriteDb, articleKey: number, { edited, savedAtMs }: TextDraft): void {
  const { baseRevision, text, blocks, marks, kept } = edited;
  write(
    db,
    `INSERT OR REPLACE INTO draft (article_key, base_revision, text, blocks, marks, kept, saved_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      articleKey,
      baseRevision,
      text,
      JSON.stringify(blocks),
      JSON.stringify(marks),
      new Uint8Array(kept.buffer, kept.byteOffset, kept.byteLength),
      savedAtMs,
    ],
  );
}

export function deleteDraft(db: WriteDb, articleKey: number): void {
  write(db, 'DELETE FROM draft WHERE article_key = ?', [articleKey]);
}

export function findDraft(db: ReadDb, articleKey: number): TextDraft | null {
  const row = readOne<{
    baseRevision: number;
    text: string;
    blocks: string;
    marks: string;
    kept: Uint8Array;
    savedAtMs: number;
  }>(
    db,
    `SELECT base_revision AS baseRevision, text, blocks, marks, kept, saved_at_ms AS savedAtMs
     FROM draft WHERE article_key = ?`,
    [articleKey],
  );
  if (row === null) return null;
  const edited: EditedText = {
    baseRevision: row.baseRevision,
    text: row.text,
    blocks: JSON.parse(row.blocks) as Block[],
    marks: JSON.parse(row.marks) as InlineMark[],
    // A copy, because the driver's buffer need not lie at a multiple of four.
    kept: new Int32Array(Uint8Array.from(row.kept).buffer),
  };
  return { edited, savedAtMs: row.savedAtMs };
}

/** Milliseconds; null when there is none. */
export function findDraftTime(db: ReadDb, articleKey: number): number | null {
  const row = readOne<{ savedAtMs: number }>(
    db,
    'SELECT saved_at_ms AS savedAtMs FROM draft WHERE article_key = ?',
    [articleKey],
  );
  return row?.savedAtMs ?? null;
}
