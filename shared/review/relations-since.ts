// Which relations of the common base a side's relations continue: by id first, else by type and ends, where an end is
// the same when its mark continues the base's.

import type { Relation } from '../domain/annotation.ts';
import { isUniqueId } from './likeness.ts';
import { likenessOfRelations, pairRelations } from './pair-relations.ts';
import type { Continuation, PlacedMark } from './placed-mark.ts';
import { placeRelation, type PlacedRelation } from './placed-relation.ts';

/** `marks` of the side by id, each with what it continues. A relation that continues none is not in the answer. */
export function relationsSince(
  relations: readonly Relation[],
  marks: ReadonlyMap<string, PlacedMark>,
  base: readonly Relation[],
): ReadonlyMap<Relation, Continuation> {
  const placed = relations.map((relation) =>
    placeRelation(relation, marks, ({ mark, continues }) =>
      continues === null ? `new ${mark.id}` : `elsewhere ${continues.id}`,
    ),
  );
  // Ends in the base are known by their ids alone.
  const before = base.map((relation) => placeRelation(relation, new Map(), () => ''));
  const beforeById = new Map(before.map((one) => [one.relation.id, one]));
  const continued = new Map<PlacedRelation, PlacedRelation>();
  for (const one of placed) {
    const found = beforeById.get(one.relation.id);
    if (found !== undefined && isSameId(one, found)) continued.set(one, found);
  }
  const taken = new Set(continued.values());
  const pairs = pairRelations(
    placed.filter((one) => !continued.has(one)),
    before.filter((one) => !taken.has(one)),
  );
  for (const [one, found] of pairs) continued.set(one, found);
  return new Map(
    Array.from(continued, ([{ relation, content }, found]) => [
      relation,
      { id: found.relation.id, isChanged: found.content !== content },
    ]),
  );
}

/** Ids such as R1 may have been given anew to something else. */
const isSameId = (one: PlacedRelation, before: PlacedRelation): boolean =>
  isUniqueId(one.relation.id) || likenessOfRelations(one, before) > 0;
