// The text of an article at one time, with its structure. A revision never changes once it is written,
// so whoever has read one may keep it. Offsets in UTF-16 code units.

import type { Block, InlineMark, Revision } from '../../../shared/domain/article.ts';
import { readOne, write, type ReadDb, type WriteDb } from './connection.ts';

export interface StoredRevision {
  readonly text: string;
  readonly textSha256: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
  readonly revision: Revision;
}

export function insertRevision(db: WriteDb, articleKey: number, stored: StoredRevision): void {
  const { revision } = stored;
  write(
    db,
    `INSERT INTO revision (article_key, number, text, text_sha256, blocks, marks,
       parent_text_sha256, reason, created_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      articleKey,
      revision.number,
      stored.text,
      stored.textSha256,
      JSON.stringify(stored.blocks),
      JSON.stringify(stored.marks),
      revision.parentTextSha256,
      revision.reason,
      revision.createdAtMs,
    ],
  );
}

interface RevisionRow extends Readonly<Record<string, string | number | null>> {
  readonly text: string;
  readonly text_sha256: string;
  readonly blocks: string;
  readonly marks: string;
  readonly parent_text_sha256: string | null;
  readonly reason: string | null;
  readonly created_at_ms: number;
}

export function findRevision(
  db: ReadDb,
  articleKey: number,
  number: number,
): StoredRevision | null {
  const row = readOne<RevisionRow>(
    db,
    `SELECT text, text_sha256, blocks, marks, parent_text_sha256, reason, created_at_ms
     FROM revision WHERE article_key = ? AND number = ?`,
    [articleKey, number],
  );
  if (row === null) return null;
  return {
    text: row.text,
    textSha256: row.text_sha256,
    blocks: JSON.parse(row.blocks) as Block[],
    marks: JSON.parse(row.marks) as InlineMark[],
    revision: {
      number,
      parentTextSha256: row.parent_text_sha256,
      createdAtMs: row.created_at_ms,
      reason: row.reason,
    },
  };
}
