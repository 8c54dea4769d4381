// Acts on articles as they are kept: status, shelf and collections, for one article or all of a view, as one step
// of undo. What stands already where it should is left alone and not counted.

import type { ArticleStanding, ArticleStatus, Shelf } from '../../../shared/domain/library.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { UndoableChange } from '../db/change.ts';
import { listCollected } from '../db/collection.ts';
import type { ReadDb } from '../db/connection.ts';
import type { StandingRow } from '../db/library-standing.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct, type Plan } from './act.ts';
import { articlesCounted } from './label.ts';
import { targetArticles } from './library-target.ts';
import { requireArticle, requireCollection } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

type LibraryAct = ThreadInput<'library:act'>['act'];
type CollectAct = LibraryAct & { readonly kind: 'collect' | 'uncollect' };

const statusNames: { readonly [Status in ArticleStatus]: string } = {
  'to-do': 'to do',
  'in-progress': 'in progress',
  done: 'done',
};

export function actOnLibrary(
  workspace: OpenWorkspace,
  { target, act }: ThreadInput<'library:act'>,
): ActResult {
  return performAct(workspace, (db) => {
    const articles = targetArticles(db, target);
    const changes = changesOf(db, articles, act);
    const [only] = articles;
    return {
      label: labelOf(db, act, changes.length === 0 ? articles.length : changes.length),
      head: articles.length === 1 && only !== undefined ? requireArticle(db, only.id) : null,
      changes,
    } satisfies Plan;
  });
}

function changesOf(
  db: ReadDb,
  articles: readonly StandingRow[],
  act: LibraryAct,
): readonly UndoableChange[] {
  switch (act.kind) {
    case 'set-status':
      return standingChanges(articles, ({ shelf }) => ({ status: act.status, shelf }));
    case 'move':
      return standingChanges(articles, ({ status }) => ({ status, shelf: act.shelf }));
    case 'collect':
    case 'uncollect':
      return collectedChanges(db, articles, act);
  }
}

function standingChanges(
  articles: readonly StandingRow[],
  change: (before: ArticleStanding) => ArticleStanding,
): UndoableChange[] {
  return articles.flatMap(({ id, status, shelf }): UndoableChange[] => {
    const before = { status, shelf };
    const after = change(before);
    if (after.status === status && after.shelf === shelf) return [];
    return [{ entity: 'standing', articleId: id, id, before, after }];
  });
}

function collectedChanges(
  db: ReadDb,
  articles: readonly StandingRow[],
  { kind, collection }: CollectAct,
): UndoableChange[] {
  requireCollection(db, collection);
  const inside = new Set(listCollected(db, collection));
  const wanted = kind === 'collect';
  return articles
    .filter(({ id }) => inside.has(id) !== wanted)
    .map(({ id }) => ({
      entity: 'collected',
      articleId: id,
      id: collection,
      before: wanted ? null : { in: true },
      after: wanted ? { in: true } : null,
    }));
}

function labelOf(db: ReadDb, act: LibraryAct, count: number): string {
  switch (act.kind) {
    case 'set-status': {
      const status = statusNames[act.status];
      return count === 1 ? `Mark as ${status}` : `Mark ${articlesCounted(count)} as ${status}`;
    }
    case 'move':
      return moveLabel(act.shelf, articlesCounted(count));
    case 'collect':
    case 'uncollect': {
      const [verb, preposition] = act.kind === 'collect' ? ['Add', 'to'] : ['Remove', 'from'];
      const { name } = requireCollection(db, act.collection);
      return `${verb} ${articlesCounted(count)} ${preposition} “${name}”`;
    }
  }
}

function moveLabel(shelf: Shelf, articles: string): string {
  switch (shelf) {
    case 'library':
      return `Restore ${articles}`;
    case 'archive':
      return `Move ${articles} to the archive`;
    case 'bin':
      return `Move ${articles} to the bin`;
  }
}
