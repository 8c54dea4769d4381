// Collections and what is in them. A name is unique, ignoring case.

import type { ArticleId, CollectionId } from '../../../shared/domain/ids.ts';
import type { Collection } from '../../../shared/domain/library.ts';
import { readAll, readColumn, readOne, write, type ReadDb, type WriteDb } from './connection.ts';

interface CollectionRow extends Readonly<Record<string, string | number>> {
  readonly id: CollectionId;
  readonly name: string;
}

/** Two names are one when these are the same: case and how accents are encoded do not count. */
const folded = (name: string): string => name.normalize('NFC').toLowerCase();

export function insertCollection(db: WriteDb, { id, name }: Collection): void {
  write(db, 'INSERT INTO collection (id, name, name_folded) VALUES (?, ?, ?)', [
    id,
    name,
    folded(name),
  ]);
}

export function renameCollection(db: WriteDb, { id, name }: Collection): void {
  write(db, 'UPDATE collection SET name = ?, name_folded = ? WHERE id = ?', [
    name,
    folded(name),
    id,
  ]);
}

/** The caller has taken every article out of it. */
export function deleteCollection(db: WriteDb, id: CollectionId): void {
  const { changes } = write(db, 'DELETE FROM collection WHERE id = ?', [id]);
  if (changes !== 1) throw new RangeError(`no collection ${id} to delete`);
}

export function findCollection(db: ReadDb, id: CollectionId): Collection | null {
  return readOne<CollectionRow>(db, 'SELECT id, name FROM collection WHERE id = ?', [id]);
}

/** The collection whose name is the same but for case. */
export function findCollectionByName(db: ReadDb, name: string): Collection | null {
  return readOne<CollectionRow>(db, 'SELECT id, name FROM collection WHERE name_folded = ?', [
    folded(name),
  ]);
}

/** Each with how many of its articles are in the library; in no order. */
export function listCollections(db: ReadDb): (Collection & { readonly articles: number })[] {
  return readAll<CollectionRow & { readonly articles: number }>(
    db,
    'SELECT id, name, articles FROM collection',
  );
}

/** The articles in it, on whatever shelf. */
export function listCollected(db: ReadDb, id: CollectionId): ArticleId[] {
  return readColumn<ArticleId>(
    db,
    `SELECT a.id FROM collected c JOIN article a USING (article_key)
     WHERE c.collection_id = ? ORDER BY article_key`,
    [id],
  );
}

export function collectArticle(db: WriteDb, id: CollectionId, articleId: ArticleId): void {
  const { changes } = write(
    db,
    `INSERT INTO collected (collection_id, article_key)
     SELECT ?, article_key FROM article WHERE id = ?`,
    [id, articleId],
  );
  if (changes !== 1) throw new RangeError(`no article ${articleId} to collect`);
}

export function uncollectArticle(db: WriteDb, id: CollectionId, articleId: ArticleId): void {
  const { changes } = write(
    db,
    `DELETE FROM collected WHERE collection_id = ?
       AND article_key = (SELECT article_key FROM article WHERE id = ?)`,
    [id, articleId],
  );
  if (changes !== 1) throw new RangeError(`article ${articleId} is not in the collection ${id}`);
}
