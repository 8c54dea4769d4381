// The revisions of an article, without their texts, and when each was the current one.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import { readAll, readColumn, type ReadDb } from './connection.ts';

export interface ListedRevision {
  readonly number: number;
  readonly createdAtMs: number;
  readonly reason: string | null;
  readonly fileName: string | null;
  /** In code points. */
  readonly characters: number;
}

/** Newest first, also those that were undone. */
export function listRevisions(db: ReadDb, articleKey: number): ListedRevision[] {
  return readAll<Readonly<Record<string, string | number | null>> & ListedRevision>(
    db,
    `SELECT r.number, r.created_at_ms AS createdAtMs, r.reason, c.file_name AS fileName,
       length(r.text) AS characters
     FROM revision r LEFT JOIN custody c
       ON c.article_key = r.article_key AND c.revision_number = r.number
     WHERE r.article_key = ? ORDER BY r.number DESC`,
    [articleKey],
  );
}

export interface RevisionStep {
  readonly seq: number;
  readonly from: number;
  readonly to: number;
}

/** Every act that made another revision the current one, undoing and redoing included, in order. */
export function listRevisionSteps(db: ReadDb, articleId: ArticleId): RevisionStep[] {
  return readAll<{ seq: number; from: number; to: number }>(
    db,
    `SELECT act_seq AS seq, json_extract(before, '$.number') AS "from", json_extract(after, '$.number') AS "to"
     FROM change WHERE article_id = ? AND entity_id = ? AND entity = 'revision' ORDER BY change_seq`,
    [articleId, articleId],
  );
}

/**
 * Numbers of the acts that {@link listRevisionSteps} reads, and of others that changed the article itself: a row in which
 * just the kind of change is damaged must not be left out unseen.
 */
export const listActsOfRevisions = (db: ReadDb, articleId: ArticleId): number[] =>
  readColumn<number>(
    db,
    'SELECT DISTINCT act_seq FROM change WHERE article_id = ? AND entity_id = ?',
    [articleId, articleId],
  );
