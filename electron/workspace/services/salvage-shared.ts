// What a salvaged workspace has that belongs to no one article, and what the log has to be told of it: collections,
// tagsets, guidelines, and articles of which nothing is left.

import { listSharedChanges, type Change } from '../db/change.ts';
import { insertCollection, listCollections } from '../db/collection.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { findGuidelines, listGuidelineIds } from '../db/guidelines.ts';
import { listKeptTagsets } from '../db/kept-tagset.ts';
import { listLostArticles } from '../db/log-rows.ts';

/** Of each thing its last change, in the order of the first ones. */
function lastShared(db: ReadDb): Change[] {
  const last = new Map<string, Change>();
  for (const change of listSharedChanges(db)) last.set(`${change.entity} ${change.id}`, change);
  return [...last.values()];
}

/** Collections that only the log has still. Before articles are put into them. */
export function bringBackCollections(db: WriteDb): void {
  const there = new Set(listCollections(db).map(({ id }) => id));
  for (const { entity, after } of lastShared(db)) {
    if (entity === 'collection' && after !== null && !there.has(after.id)) {
      insertCollection(db, after);
    }
  }
}

/** What the log says otherwise than it is now. */
export function sharedRestated(db: ReadDb): Change[] {
  const now = presentShared(db);
  const said = new Map(lastShared(db).map((change) => [`${change.entity} ${change.id}`, change]));
  const changed = [...now].flatMap(([name, change]): Change[] => {
    const before = said.get(name)?.after ?? null;
    return JSON.stringify(before) === JSON.stringify(change.after)
      ? []
      : [{ ...change, before } as Change];
  });
  const gone = [...said].flatMap(([name, change]): Change[] =>
    now.has(name) || change.after === null
      ? []
      : [{ ...change, before: change.after, after: null } as Change],
  );
  return [...changed, ...gone];
}

function presentShared(db: ReadDb): Map<string, Change> {
  const all: Change[] = [
    ...listCollections(db).map(({ id, name }): Change => ({
      entity: 'collection',
      articleId: null,
      id: id,
      before: null,
      after: { id, name },
    })),
    ...listKeptTagsets(db).map(({ id, sha256, isDefault }): Change => ({
      entity: 'tagset',
      articleId: null,
      id,
      before: null,
      after: { sha256, isDefault },
    })),
    ...listGuidelineIds(db).map((id): Change => ({
      entity: 'guidelines',
      articleId: null,
      id,
      before: null,
      after: { markdown: findGuidelines(db, id) ?? '' },
    })),
  ];
  return new Map(all.map((change) => [`${change.entity} ${change.id}`, change]));
}

/** The log says of each article that is gone that it is. */
export const lostRestated = (db: ReadDb): Change[] =>
  listLostArticles(db).map((id): Change => ({
    entity: 'article',
    articleId: id,
    id,
    before: { id },
    after: null,
  }));
