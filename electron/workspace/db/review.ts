// Reviews and the colleagues' files they are about. Rows come and go through the log only (services/apply-change.ts).

import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { AnnotatorId, ArticleId } from '../../../shared/domain/ids.ts';
import { readAll, readOne, write, type ReadDb, type Value, type WriteDb } from './connection.ts';

/** What a review is, apart from its article and its id. */
export interface ReviewValue {
  readonly mode: 'pair' | 'panel';
  readonly reviewer: Annotator;
  /** Who the adjudicated set of a panel belongs to; null in a pair. */
  readonly adjudicator: Annotator | null;
  readonly base: {
    /** SHA-256 of the document, as it is stored. */
    readonly document: string;
    readonly words: string;
    readonly fileSha256: string | null;
  } | null;
  readonly startedAtMs: number;
  readonly finishedAtMs: number | null;
}

export interface ReviewSourceValue {
  readonly fileName: string;
  readonly fileSha256: string;
  readonly colleague: Annotator;
  /** SHA-256 of the document, as it is stored. */
  readonly document: string;
  /** Of the document's own text. */
  readonly textSha256: string;
  readonly openedAtMs: number;
}

export interface StoredReview extends ReviewValue {
  readonly key: number;
  readonly id: string;
  readonly articleKey: number;
  readonly articleId: ArticleId;
}

type Row = Readonly<Record<string, Value>>;
interface ReviewRow extends Row {
  readonly key: number;
  readonly id: string;
  readonly articleKey: number;
  readonly articleId: ArticleId;
  readonly mode: 'pair' | 'panel';
  readonly reviewerId: AnnotatorId;
  readonly reviewerName: string;
  readonly adjudicatorId: AnnotatorId | null;
  readonly adjudicatorName: string | null;
  readonly baseDocument: string | null;
  readonly baseWords: string | null;
  readonly baseFileSha256: string | null;
  readonly startedAtMs: number;
  readonly finishedAtMs: number | null;
}

const select = `SELECT r.review_key AS key, r.id, r.article_key AS articleKey, a.id AS articleId, r.mode,
    r.reviewer_id AS reviewerId, r.reviewer_name AS reviewerName, r.adjudicator_id AS adjudicatorId,
    r.adjudicator_name AS adjudicatorName, r.base_document AS baseDocument, r.base_words AS baseWords,
    r.base_file_sha256 AS baseFileSha256, r.started_at_ms AS startedAtMs, r.finished_at_ms AS finishedAtMs
  FROM review r JOIN article a USING (article_key)`;

function toReview(row: ReviewRow): StoredReview {
  const { key, id, articleKey, articleId, mode, startedAtMs, finishedAtMs } = row;
  const { adjudicatorId, adjudicatorName, baseDocument, baseWords, baseFileSha256 } = row;
  return {
    key,
    id,
    articleKey,
    articleId,
    mode,
    reviewer: { id: row.reviewerId, name: row.reviewerName },
    adjudicator:
      adjudicatorId === null || adjudicatorName === null
        ? null
        : { id: adjudicatorId, name: adjudicatorName },
    base:
      baseDocument === null || baseWords === null
        ? null
        : { document: baseDocument, words: baseWords, fileSha256: baseFileSha256 },
    startedAtMs,
    finishedAtMs,
  };
}

/** As the log holds it. */
export const reviewValue = ({
  mode,
  reviewer,
  adjudicator,
  base,
  startedAtMs,
  finishedAtMs,
}: ReviewValue): ReviewValue => ({
  mode,
  reviewer,
  adjudicator,
  base,
  startedAtMs,
  finishedAtMs,
});

export function findReview(db: ReadDb, id: string): StoredReview | null {
  const row = readOne<ReviewRow>(db, `${select} WHERE r.id = ?`, [id]);
  return row === null ? null : toReview(row);
}

/** Of one article, or all where none is named; the one begun first comes first. */
export function listReviews(db: ReadDb, articleKey: number | null): StoredReview[] {
  const order = 'ORDER BY r.started_at_ms, r.review_key';
  return articleKey === null
    ? readAll<ReviewRow>(db, `${select} ${order}`).map(toReview)
    : readAll<ReviewRow>(db, `${select} WHERE r.article_key = ? ${order}`, [articleKey]).map(
        toReview,
      );
}

export function deleteReview(db: WriteDb, id: string): void {
  write(db, 'DELETE FROM review WHERE id = ?', [id]);
}

/** Inserts it, or gives the one with this id these values. */
export function putReview(db: WriteDb, articleKey: number, id: string, value: ReviewValue): void {
  write(
    db,
    `INSERT INTO review (id, article_key, mode, reviewer_id, reviewer_name, adjudicator_id, adjudicator_name,
       base_document, base_words, base_file_sha256, started_at_ms, finished_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET mode = excluded.mode, reviewer_id = excluded.reviewer_id,
       reviewer_name = excluded.reviewer_name, adjudicator_id = excluded.adjudicator_id,
       adjudicator_name = excluded.adjudicator_name, base_document = excluded.base_document,
       base_words = excluded.base_words, base_file_sha256 = excluded.base_file_sha256,
       started_at_ms = excluded.started_at_ms, finished_at_ms = excluded.finished_at_ms`,
    [
      id,
      articleKey,
      value.mode,
      value.reviewer.id,
      value.reviewer.name,
      value.adjudicator?.id ?? null,
      value.adjudicator?.name ?? null,
      value.base?.document ?? null,
      value.base?.words ?? null,
      value.base?.fileSha256 ?? null,
      value.startedAtMs,
      value.finishedAtMs,
    ],
  );
}
