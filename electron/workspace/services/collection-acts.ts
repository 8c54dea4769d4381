// Makes, renames and deletes collections. Deleting one leaves its articles where they are, and one undo brings it back
// with everything that was in it.

import type { CollectionId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { CollectedChange } from '../db/change.ts';
import { findCollection, findCollectionByName, listCollected } from '../db/collection.ts';
import type { ReadDb } from '../db/connection.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { articlesCounted } from './label.ts';
import { targetArticles } from './library-target.ts';
import { requireCollection } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Throws `conflict` when the name, ignoring case, or the id is taken. */
export function createCollection(
  workspace: OpenWorkspace,
  { id, name, target }: ThreadInput<'collection:create'>,
): ActResult {
  return performAct(workspace, (db) => {
    refuseTakenName(db, id, name);
    if (findCollection(db, id) !== null) {
      throw new AppError('conflict', `There is a collection with the id ${id} already.`, {
        remedy: 'Make the collection again; it then gets an id of its own.',
      });
    }
    const articles = target === null ? [] : targetArticles(db, target);
    const filled = articles.length === 0 ? '' : ` with ${articlesWithArticle(articles.length)}`;
    return {
      label: `New collection “${name}”${filled}`,
      head: null,
      changes: [
        { entity: 'collection', articleId: null, id, before: null, after: { id, name } },
        ...articles.map((article): CollectedChange => ({
          entity: 'collected',
          articleId: article.id,
          id,
          before: null,
          after: { in: true },
        })),
      ],
    };
  });
}

/** Throws `conflict` when another collection has the name, ignoring case. */
export function renameCollection(
  workspace: OpenWorkspace,
  { id, name }: ThreadInput<'collection:rename'>,
): ActResult {
  return performAct(workspace, (db) => {
    const before = requireCollection(db, id);
    const label = `Rename collection “${before.name}” to “${name}”`;
    if (before.name === name) return { label, head: null, changes: [] };
    refuseTakenName(db, id, name);
    return {
      label,
      head: null,
      changes: [{ entity: 'collection', articleId: null, id, before, after: { id, name } }],
    };
  });
}

export function deleteCollection(
  workspace: OpenWorkspace,
  { id }: ThreadInput<'collection:delete'>,
): ActResult {
  return performAct(workspace, (db) => {
    const before = requireCollection(db, id);
    return {
      label: `Delete collection “${before.name}”`,
      head: null,
      changes: [
        ...listCollected(db, id).map((articleId): CollectedChange => ({
          entity: 'collected',
          articleId,
          id,
          before: { in: true },
          after: null,
        })),
        { entity: 'collection', articleId: null, id, before, after: null },
      ],
    };
  });
}

const articlesWithArticle = (count: number) =>
  count === 1 ? 'one article' : articlesCounted(count);

function refuseTakenName(db: ReadDb, id: CollectionId, name: string): void {
  const taken = findCollectionByName(db, name);
  if (taken === null || taken.id === id) return;
  throw new AppError('conflict', `There is a collection “${taken.name}” already.`, {
    remedy: 'Choose another name, or add the articles to that collection.',
  });
}
