// Whether the file holds together: as SQLite sees it, and in what rows say of themselves or of each other. What they
// say of the log is checked by the use case (services/verify.ts).

import type { AnnotationId, ArticleId } from '../../../shared/domain/ids.ts';
import { readAll, readColumn, readOne, readTuples, type ReadDb, type Value } from './connection.ts';

/** What SQLite finds wrong, at most the first hundred; empty for a sound file. */
export function listDamage(db: ReadDb): string[] {
  const found = readColumn<string>(db, 'PRAGMA integrity_check(100)').filter(
    (line) => line !== 'ok',
  );
  const strays = readAll<{ table: string }>(db, 'PRAGMA foreign_key_check')
    .slice(0, 100)
    .map(({ table }) => `a row of ${table} refers to one that is not there`);
  return [...found, ...strays];
}

/** What SQLite finds wrong first with one table and its indexes. Some 1 µs a row. */
export function findTableDamage(db: ReadDb, table: string): string | null {
  const [first = 'ok'] = readColumn<string>(db, `PRAGMA integrity_check(${table})`);
  return first === 'ok' ? null : first;
}

export function listArticleIds(db: ReadDb): ArticleId[] {
  return readColumn<ArticleId>(db, 'SELECT id FROM article ORDER BY article_key');
}

export interface ArticleFigures extends Readonly<Record<string, Value>> {
  readonly annotations: number;
  readonly characters: number;
  readonly importedAtMs: number;
  readonly updatedAtMs: number;
}

/** What the article's row says of itself. */
export function findArticleFigures(db: ReadDb, articleKey: number): ArticleFigures | null {
  return readOne<ArticleFigures>(
    db,
    `SELECT annotation_count AS annotations, characters, imported_at_ms AS importedAtMs,
       updated_at_ms AS updatedAtMs FROM article WHERE article_key = ?`,
    [articleKey],
  );
}

export type MarkColumns = readonly [
  id: AnnotationId,
  startUtf16: number,
  endUtf16: number,
  note: string | null,
  noteForm: string | null,
];

/** What is kept with each mark of the article for search, though its segments and its note say it. */
export function listMarkColumns(db: ReadDb, articleKey: number): MarkColumns[] {
  return readTuples<MarkColumns>(
    db,
    'SELECT id, start_utf16, end_utf16, note, note_form FROM annotation WHERE article_key = ?',
    [articleKey],
  );
}

export function listRevisionNumbers(db: ReadDb, articleKey: number): number[] {
  return readColumn<number>(
    db,
    'SELECT number FROM revision WHERE article_key = ? ORDER BY number',
    [articleKey],
  );
}

export interface StoredTagset extends Readonly<Record<string, Value>> {
  readonly sha256: string;
  readonly id: string;
  readonly version: number;
  readonly definition: string;
}

export function listTagsetRows(db: ReadDb): StoredTagset[] {
  return readAll<StoredTagset>(db, 'SELECT sha256, id, version, definition FROM tagset');
}

export function listOriginalNames(db: ReadDb): string[] {
  return readColumn<string>(db, 'SELECT sha256 FROM original ORDER BY sha256');
}
