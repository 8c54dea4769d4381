// What becomes of the relations of marks that become one: they all begin or end at the first of them from then on,
// also those of other articles. To be made before the marks themselves change.

import type { RelationType, Tagset } from '../../../shared/domain/tagset.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { wayBack } from '../../../shared/relations/cycle.ts';
import { mergeRelations } from '../../../shared/spans/merge-sayings.ts';
import type { RelationChange } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import { listNextKeys, listRelationsOf } from '../db/relation.ts';
import type { FoundAnnotation } from './lookup.ts';

/** Throws `invalid-input` when a relation that must not lead in a circle would. The first mark is the one that stays. */
export function relationsMerged(
  db: ReadDb,
  tagset: Tagset,
  found: readonly FoundAnnotation[],
  atMs: number,
): RelationChange[] {
  const [first] = found;
  if (first === undefined) return [];
  const keys = found.map(({ key }) => key);
  for (const type of tagset.relations) {
    if (type.rules?.acyclic === true) checkCircle(db, type, keys);
  }
  const relations = new Map(
    keys
      .flatMap((key) => listRelationsOf(db, key))
      .map((each) => [JSON.stringify([each.articleId, each.relation.id]), each]),
  );
  const ids = new Set(found.map(({ annotation }) => annotation.id));
  const merged = { articleId: first.head.id, ids, into: first.annotation.id };
  return mergeRelations([...relations.values()], merged, atMs).map(
    ({ articleId, before, after }) => ({
      entity: 'relation',
      articleId,
      id: before.id,
      before,
      after,
    }),
  );
}

/** As one node, the marks must not lead back to themselves over another one. */
function checkCircle(db: ReadDb, { id, label }: RelationType, keys: readonly number[]): void {
  const merged = new Set(keys);
  const nextOf = (key: number) => listNextKeys(db, id, key, null);
  for (const start of new Set(keys.flatMap(nextOf))) {
    if (merged.has(start)) continue;
    if (keys.every((key) => wayBack(key, start, nextOf) === null)) continue;
    throw new AppError('invalid-input', `Merged, the marks would be “${label}” in a circle.`, {
      remedy: 'Delete one of the relations between them first.',
    });
  }
}
