// Tagsets, kept by their content: two definitions with one id can live side by side, and none ever changes.

import { createHash } from 'node:crypto';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import { canonicalTagset } from '../../../shared/tagset/canonical-tagset.ts';
import { readAll, readColumn, readOne, write, type ReadDb, type WriteDb } from './connection.ts';

/** The key that the definition has or would have. */
export const tagsetSha256 = (tagset: Tagset): string => sha256Of(definitionOf(tagset));

const definitionOf = (tagset: Tagset): string => JSON.stringify(canonicalTagset(tagset));

const sha256Of = (definition: string): string =>
  createHash('sha256').update(definition).digest('hex');

/** Stores the tagset unless the very same definition is there, and answers its key. */
export function putTagset(db: WriteDb, tagset: Tagset): string {
  const definition = definitionOf(tagset);
  const sha256 = sha256Of(definition);
  write(
    db,
    `INSERT INTO tagset (sha256, id, name, version, definition) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (sha256) DO NOTHING`,
    [sha256, tagset.id, tagset.name, tagset.version, definition],
  );
  return sha256;
}

export function findTagset(db: ReadDb, sha256: string): Tagset | null {
  const row = readOne<{ definition: string }>(
    db,
    'SELECT definition FROM tagset WHERE sha256 = ?',
    [sha256],
  );
  return row === null ? null : (JSON.parse(row.definition) as Tagset);
}

/** Every definition that is stored, the oldest first. */
export function listTagsets(db: ReadDb): Tagset[] {
  return readColumn<string>(db, 'SELECT definition FROM tagset ORDER BY rowid').map(
    (definition) => JSON.parse(definition) as Tagset,
  );
}

/** The highest version that a stored definition with this id has; 0 where there is none. */
export function findNewestVersion(db: ReadDb, id: string): number {
  const row = readOne<{ newest: number | null }>(
    db,
    'SELECT max(version) AS newest FROM tagset WHERE id = ?',
    [id],
  );
  return row?.newest ?? 0;
}

export interface TagsetUse {
  readonly sha256: string;
  readonly articles: number;
  readonly marks: number;
}

/** Of each definition that articles use. */
export function listTagsetUse(db: ReadDb): TagsetUse[] {
  return readAll<TagsetUse & Readonly<Record<string, string | number>>>(
    db,
    `SELECT tagset_sha256 AS sha256, count(*) AS articles, sum(annotation_count) AS marks
     FROM article GROUP BY tagset_sha256`,
  );
}

/** How many articles use any definition with this id. */
export function countArticlesOf(db: ReadDb, id: string): number {
  const row = readOne<{ articles: number }>(
    db,
    `SELECT count(*) AS articles FROM article
     WHERE tagset_sha256 IN (SELECT sha256 FROM tagset WHERE id = ?)`,
    [id],
  );
  return row?.articles ?? 0;
}
