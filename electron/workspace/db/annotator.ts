// The people whose marks are in this workspace, and how each article's file spells their names.

import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { AnnotatorId } from '../../../shared/domain/ids.ts';
import { readAll, readOne, write, type ReadDb, type WriteDb } from './connection.ts';

/** Adds the annotator, or gives the known one the new name. */
export function putAnnotator(db: WriteDb, { id, name }: Annotator): void {
  const known = readOne<{ name: string }>(db, 'SELECT name FROM annotator WHERE id = ?', [id]);
  if (known?.name === name) return;
  write(
    db,
    'INSERT INTO annotator (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name',
    [id, name],
  );
}

/** Adds the annotator unless known: a file's spelling never renames somebody in the workspace. */
export function addAnnotator(db: WriteDb, { id, name }: Annotator): void {
  write(db, 'INSERT INTO annotator (id, name) VALUES (?, ?) ON CONFLICT (id) DO NOTHING', [
    id,
    name,
  ]);
}

export function isAnnotator(db: ReadDb, id: AnnotatorId): boolean {
  return readOne(db, 'SELECT 1 AS found FROM annotator WHERE id = ?', [id]) !== null;
}

/** Somebody of exactly this name, the one added first; null when there is none. */
export function findAnnotatorByName(db: ReadDb, name: string): Annotator | null {
  return readOne<{ id: AnnotatorId; name: string }>(
    db,
    'SELECT id, name FROM annotator WHERE name = ? ORDER BY rowid LIMIT 1',
    [name],
  );
}

/** How the article's own file spells the annotator's name; null when it does not list them. */
export function findListedName(db: ReadDb, articleKey: number, id: AnnotatorId): string | null {
  const row = readOne<{ name: string }>(
    db,
    'SELECT name FROM article_annotator WHERE article_key = ? AND annotator_id = ?',
    [articleKey, id],
  );
  return row?.name ?? null;
}

/** Lists the annotator with the article under this name; null takes them off the list. */
export function setListedName(
  db: WriteDb,
  articleKey: number,
  id: AnnotatorId,
  name: string | null,
): void {
  if (name === null) {
    write(db, 'DELETE FROM article_annotator WHERE article_key = ? AND annotator_id = ?', [
      articleKey,
      id,
    ]);
    return;
  }
  write(
    db,
    `INSERT INTO article_annotator (article_key, annotator_id, name) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET name = excluded.name`,
    [articleKey, id, name],
  );
}

/** Everybody the article lists or has a mark or relation by, by id; the article's spelling of a name wins. */
export function listArticleAnnotators(db: ReadDb, articleKey: number): Annotator[] {
  return readAll<{ id: AnnotatorId; name: string }>(
    db,
    `SELECT a.id, coalesce(l.name, a.name) AS name
     FROM annotator a
     LEFT JOIN article_annotator l ON l.annotator_id = a.id AND l.article_key = ?
     WHERE l.name IS NOT NULL
        OR EXISTS (SELECT 1 FROM annotation n WHERE n.article_key = ? AND n.annotator_id = a.id)
        OR a.id IN (SELECT annotator_id FROM relation WHERE article_key = ?)
     ORDER BY a.id`,
    [articleKey, articleKey, articleKey],
  );
}

/** Whom the article's own file lists, by id, as it spells their names. */
export function listListedAnnotators(db: ReadDb, articleKey: number): Annotator[] {
  return readAll<{ id: AnnotatorId; name: string }>(
    db,
    `SELECT annotator_id AS id, name FROM article_annotator WHERE article_key = ? ORDER BY annotator_id`,
    [articleKey],
  );
}

/** Those of the ids that are known, with their names in the workspace. */
export function listNames(db: ReadDb, ids: readonly AnnotatorId[]): Annotator[] {
  return readAll<{ id: AnnotatorId; name: string }>(
    db,
    'SELECT id, name FROM annotator WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
    [JSON.stringify(ids)],
  );
}
