// The text of an article at one time, with its structure. Its text never changes once it is written; of its structure
// only the blocks' roles do, and the article's `blocks_version` with them, so whoever has read one may keep it by that.
// Offsets in UTF-16 code units.

import type { Block, BlockRole, InlineMark, Revision } from '../../../shared/domain/article.ts';
import { searchForm } from '../../../shared/search/search-form.ts';
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
       parent_text_sha256, reason, created_at_ms, search_form) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      searchForm(stored.text),
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

/** Also of revisions that were undone. */
export function findNewestRevision(db: ReadDb, articleKey: number): number {
  const row = readOne<{ number: number | null }>(
    db,
    'SELECT max(number) AS number FROM revision WHERE article_key = ?',
    [articleKey],
  );
  return row?.number ?? 0;
}

/** The text of the article's current revision; null when there is no such article. */
export function findCurrentText(db: ReadDb, articleKey: number): string | null {
  const row = readOne<{ text: string }>(
    db,
    `SELECT r.text FROM article a
     JOIN revision r ON r.article_key = a.article_key AND r.number = a.revision_number
     WHERE a.article_key = ?`,
    [articleKey],
  );
  return row?.text ?? null;
}

/** What a block is for, where the block is known by its start. */
export interface RoleAt {
  readonly startUtf16: number;
  readonly role: BlockRole;
}

/** Gives the named blocks their roles; all others stay as they are. */
export function setBlockRoles(
  db: WriteDb,
  articleKey: number,
  number: number,
  roles: readonly RoleAt[],
): void {
  const revision = findRevision(db, articleKey, number);
  if (revision === null) throw new RangeError(`no revision ${number} to give roles to`);
  const byStart = new Map(roles.map(({ startUtf16, role }) => [startUtf16, role]));
  const blocks = revision.blocks.map((block) => {
    const role = byStart.get(block.startUtf16);
    return role === undefined ? block : { ...block, role };
  });
  write(db, 'UPDATE revision SET blocks = ? WHERE article_key = ? AND number = ?', [
    JSON.stringify(blocks),
    articleKey,
    number,
  ]);
  write(db, 'UPDATE article SET blocks_version = blocks_version + 1 WHERE article_key = ?', [
    articleKey,
  ]);
}
