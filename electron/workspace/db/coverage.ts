// What was set by hand for the sentences of a revision, the sentences themselves as they were found, and how many of
// them were looked at. Offsets in UTF-16 code units.

import type { CoverageCount } from '../../../shared/domain/coverage.ts';
import type { AnnotatorId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { CoverageChange } from './change.ts';
import { readAll, readOne, write, type ReadDb, type WriteDb } from './connection.ts';

export interface SentencePlace extends Span {
  readonly revision: number;
}

export interface HandSet extends Span, NonNullable<CoverageChange['after']> {}

/** The id of a sentence's change in the log, such as `2:40-81`. */
export function coverageId({ revision, startUtf16, endUtf16 }: SentencePlace): string {
  return `${revision}:${startUtf16}-${endUtf16}`;
}

/** The inverse of {@link coverageId}. */
export function placeOfCoverage(id: string): SentencePlace {
  const [, revision, startUtf16, endUtf16] = (/^(\d+):(\d+)-(\d+)$/.exec(id) ?? []).map(Number);
  if (revision === undefined || startUtf16 === undefined || endUtf16 === undefined) {
    throw new RangeError(`${id} names no sentence`);
  }
  return { revision, startUtf16, endUtf16 };
}

export function putCoverage(
  db: WriteDb,
  articleKey: number,
  { revision, startUtf16, endUtf16 }: SentencePlace,
  set: NonNullable<CoverageChange['after']>,
): void {
  write(
    db,
    `INSERT INTO coverage (article_key, revision_number, start_utf16, end_utf16, state, basis, annotator_id, at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (article_key, revision_number, start_utf16) DO UPDATE
     SET end_utf16 = excluded.end_utf16, state = excluded.state, basis = excluded.basis,
       annotator_id = excluded.annotator_id,
       at_ms = excluded.at_ms`,
    [articleKey, revision, startUtf16, endUtf16, set.state, set.basis, set.annotator, set.atMs],
  );
}

export function deleteCoverage(
  db: WriteDb,
  articleKey: number,
  { revision, startUtf16 }: SentencePlace,
): void {
  write(
    db,
    'DELETE FROM coverage WHERE article_key = ? AND revision_number = ? AND start_utf16 = ?',
    [articleKey, revision, startUtf16],
  );
}

type HandRow = Readonly<Record<string, string | number | null>> & {
  readonly startUtf16: number;
  readonly endUtf16: number;
  readonly state: HandSet['state'];
  readonly basis: string;
  readonly annotator: AnnotatorId;
  readonly atMs: number;
};

/** In text order; those that begin within the span, or all. */
export function listCoverage(
  db: ReadDb,
  articleKey: number,
  revision: number,
  within: Span = { startUtf16: 0, endUtf16: Number.MAX_SAFE_INTEGER },
): HandSet[] {
  return readAll<HandRow>(
    db,
    `SELECT start_utf16 AS startUtf16, end_utf16 AS endUtf16, state, basis, annotator_id AS annotator, at_ms AS atMs
     FROM coverage WHERE article_key = ? AND revision_number = ? AND start_utf16 >= ? AND start_utf16 < ?
     ORDER BY start_utf16`,
    [articleKey, revision, within.startUtf16, within.endUtf16],
  );
}

/** Null when they were never looked for. */
export function findSentences(db: ReadDb, articleKey: number, revision: number): Int32Array | null {
  const row = readOne<{ spans: Uint8Array }>(
    db,
    'SELECT spans FROM sentence_list WHERE article_key = ? AND revision_number = ?',
    [articleKey, revision],
  );
  if (row === null) return null;
  // A copy, because the driver's buffer need not lie at a multiple of four.
  return new Int32Array(Uint8Array.from(row.spans).buffer);
}

/** For each sentence of the body its state's index in `coverageStates`; right while the article's counts are there. */
export function findStates(db: ReadDb, articleKey: number, revision: number): Uint8Array | null {
  const row = readOne<{ states: Uint8Array }>(
    db,
    'SELECT states FROM sentence_list WHERE article_key = ? AND revision_number = ?',
    [articleKey, revision],
  );
  return row === null ? null : Uint8Array.from(row.states);
}

export function putSentences(
  db: WriteDb,
  articleKey: number,
  revision: number,
  spans: Int32Array,
): void {
  write(
    db,
    `INSERT OR REPLACE INTO sentence_list (article_key, revision_number, spans, states)
     VALUES (?, ?, ?, x'')`,
    [articleKey, revision, new Uint8Array(spans.buffer, spans.byteOffset, spans.byteLength)],
  );
}

export function setStates(
  db: WriteDb,
  articleKey: number,
  revision: number,
  states: Uint8Array,
): void {
  write(db, 'UPDATE sentence_list SET states = ? WHERE article_key = ? AND revision_number = ?', [
    states,
    articleKey,
    revision,
  ]);
}

/** Null takes the counts away until the article is opened again. */
export function setCoverageCount(
  db: WriteDb,
  articleKey: number,
  count: CoverageCount | null,
): void {
  write(db, 'UPDATE article SET sentence_count = ?, unseen_count = ? WHERE article_key = ?', [
    count?.sentences ?? null,
    count?.unseen ?? null,
    articleKey,
  ]);
}

/** What was set by hand in every revision, with where. */
export function listAllCoverage(
  db: ReadDb,
  articleKey: number,
): { readonly place: SentencePlace; readonly set: NonNullable<CoverageChange['after']> }[] {
  return readAll<HandRow & { readonly revision: number }>(
    db,
    `SELECT revision_number AS revision, start_utf16 AS startUtf16, end_utf16 AS endUtf16, state, basis,
       annotator_id AS annotator, at_ms AS atMs
     FROM coverage WHERE article_key = ? ORDER BY revision_number, start_utf16`,
    [articleKey],
  ).map(({ revision, startUtf16, endUtf16, ...set }) => ({
    place: { revision, startUtf16, endUtf16 },
    set,
  }));
}
