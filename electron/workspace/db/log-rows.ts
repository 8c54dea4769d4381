// The rows of the log as they are stored, for who checks them.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import { readColumn, readOne, readTuples, write, type ReadDb, type WriteDb } from './connection.ts';
import type { SealedAct, SealedChange } from './seal.ts';

/** By number. */
export function listActRows(db: ReadDb, afterSeq: number, limit: number): SealedAct[] {
  return readTuples<SealedAct>(
    db,
    `SELECT seq, kind, label, annotator_id, at_ms, target_seq, beneath_seq, undo_seq, redo_seq
     FROM act WHERE seq > ? ORDER BY seq LIMIT ?`,
    [afterSeq, limit],
  );
}

/** In the order in which they were made. */
export function listChangeRows(db: ReadDb, actSeq: number): SealedChange[] {
  return readTuples<SealedChange>(
    db,
    `SELECT change_seq, entity, article_id, entity_id, before, after
     FROM change WHERE act_seq = ? ORDER BY change_seq`,
    [actSeq],
  );
}

export interface LogCounts extends Readonly<Record<string, number>> {
  readonly acts: number;
  readonly changes: number;
  readonly lastSeq: number;
  /** Changes of acts that are not there. */
  readonly strayChanges: number;
  /** Seals of acts that are not there. */
  readonly straySeals: number;
}

export function countLog(db: ReadDb): LogCounts {
  const counts = readOne<LogCounts>(
    db,
    `SELECT (SELECT count(*) FROM act) AS acts, (SELECT count(*) FROM change) AS changes,
       (SELECT coalesce(max(seq), 0) FROM act) AS lastSeq,
       (SELECT count(*) FROM change WHERE act_seq NOT IN (SELECT seq FROM act)) AS strayChanges,
       (SELECT count(*) FROM seal WHERE seq NOT IN (SELECT seq FROM act)) AS straySeals`,
  );
  return counts ?? { acts: 0, changes: 0, lastSeq: 0, strayChanges: 0, straySeals: 0 };
}

/** Articles that the log tells of and that are not there, though the log does not say that they were lost (a repair). */
export function listLostArticles(db: ReadDb): ArticleId[] {
  return readColumn<ArticleId>(
    db,
    `SELECT DISTINCT article_id FROM change
     WHERE article_id IS NOT NULL AND article_id NOT IN (SELECT id FROM article)
       AND NOT EXISTS (SELECT 1 FROM change g WHERE g.article_id = change.article_id
         AND g.entity = 'article' AND g.after IS NULL)`,
  );
}

/** Sets what is kept with each article and follows from the log: when it changed last. */
export function setContentTimes(db: WriteDb): void {
  for (const id of readColumn<ArticleId>(db, 'SELECT id FROM article')) {
    const atMs = findContentTime(db, id);
    if (atMs !== null) write(db, 'UPDATE article SET updated_at_ms = ? WHERE id = ?', [atMs, id]);
  }
}

/** When the article came, in milliseconds; null when the log does not tell of it. */
export function findArrivalTime(db: ReadDb, articleId: ArticleId): number | null {
  const row = readOne<{ atMs: number }>(
    db,
    `SELECT a.at_ms AS atMs FROM change c JOIN act a ON a.seq = c.act_seq
     WHERE c.article_id = ? AND c.entity = 'article' ORDER BY c.act_seq LIMIT 1`,
    [articleId],
  );
  return row?.atMs ?? null;
}

/**
 * When the article's content changed last, in milliseconds; null when the log does not tell of it. Where it is filed is
 * no content, and a tagset that came with a new version of the program is no change of the article.
 */
export function findContentTime(db: ReadDb, articleId: ArticleId): number | null {
  const row = readOne<{ atMs: number }>(
    db,
    `SELECT a.at_ms AS atMs FROM change c JOIN act a ON a.seq = c.act_seq
     WHERE c.article_id = ? AND c.entity NOT IN ('standing', 'collected')
       AND NOT (c.entity = 'article-tagset' AND a.kind = 'import')
     ORDER BY c.act_seq DESC LIMIT 1`,
    [articleId],
  );
  return row?.atMs ?? null;
}
