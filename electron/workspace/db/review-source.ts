// The colleagues' files of a review, numbered from 1; and the documents in them, each content once, never deleted.

import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { AnnotatorId } from '../../../shared/domain/ids.ts';
import {
  readAll,
  readColumn,
  readOne,
  write,
  type ReadDb,
  type Value,
  type WriteDb,
} from './connection.ts';
import type { ReviewSourceValue } from './review.ts';

export interface StoredReviewSource extends ReviewSourceValue {
  readonly ordinal: number;
}

type Row = Readonly<Record<string, Value>>;
interface SourceRow extends Row {
  readonly ordinal: number;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly colleagueId: AnnotatorId;
  readonly colleagueName: string;
  readonly document: string;
  readonly textSha256: string;
  readonly openedAtMs: number;
}

/** By number. */
export function listReviewSources(db: ReadDb, reviewKey: number): StoredReviewSource[] {
  return readAll<SourceRow>(
    db,
    `SELECT ordinal, file_name AS fileName, file_sha256 AS fileSha256, colleague_id AS colleagueId,
       colleague_name AS colleagueName, document, text_sha256 AS textSha256, opened_at_ms AS openedAtMs
     FROM review_source WHERE review_key = ? ORDER BY ordinal`,
    [reviewKey],
  ).map(({ colleagueId, colleagueName, ...row }) => ({
    ordinal: row.ordinal,
    ...sourceValue({ ...row, colleague: { id: colleagueId, name: colleagueName } }),
  }));
}

/** As the log holds it. */
export const sourceValue = ({
  fileName,
  fileSha256,
  colleague,
  document,
  textSha256,
  openedAtMs,
}: ReviewSourceValue): ReviewSourceValue => ({
  fileName,
  fileSha256,
  colleague,
  document,
  textSha256,
  openedAtMs,
});

export function putReviewSource(
  db: WriteDb,
  reviewKey: number,
  ordinal: number,
  value: ReviewSourceValue,
): void {
  write(
    db,
    `INSERT OR REPLACE INTO review_source (review_key, ordinal, file_name, file_sha256, colleague_id,
       colleague_name, document, text_sha256, opened_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      reviewKey,
      ordinal,
      value.fileName,
      value.fileSha256,
      value.colleague.id,
      value.colleague.name,
      value.document,
      value.textSha256,
      value.openedAtMs,
    ],
  );
}

export function deleteReviewSource(db: WriteDb, reviewKey: number, ordinal: number): void {
  write(db, 'DELETE FROM review_source WHERE review_key = ? AND ordinal = ?', [reviewKey, ordinal]);
}

/** What a document is stored under. */
export const documentSha256 = (json: string): string =>
  createHash('sha256').update(json).digest('hex');

/** Does nothing when it is there already. */
export function insertReviewDocument(db: WriteDb, sha256: string, json: string): void {
  const known = readOne(db, 'SELECT 1 AS found FROM review_document WHERE sha256 = ?', [sha256]);
  if (known !== null) return;
  write(db, 'INSERT INTO review_document (sha256, data) VALUES (?, ?)', [
    sha256,
    zstdCompressSync(json),
  ]);
}

/** Own-format JSON; null when it is not there. */
export function findReviewDocument(db: ReadDb, sha256: string): string | null {
  const row = readOne<{ data: Uint8Array }>(
    db,
    'SELECT data FROM review_document WHERE sha256 = ?',
    [sha256],
  );
  return row === null ? null : zstdDecompressSync(row.data).toString('utf8');
}

export function listReviewDocuments(db: ReadDb): string[] {
  return readColumn<string>(db, 'SELECT sha256 FROM review_document ORDER BY sha256');
}
