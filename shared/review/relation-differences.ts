// What two paired relations differ in, and what a relation says without its place.

import { noDifferences } from './differences.ts';
import { contextAround, sayingOf } from './fingerprint.ts';
import { comparableNote } from './placed-mark.ts';
import type { PlacedRelation } from './placed-relation.ts';
import type { ItemDifferences } from './review-item.ts';

export function differencesOfRelations(
  mine: PlacedRelation,
  theirs: PlacedRelation,
): ItemDifferences {
  return {
    ...noDifferences,
    relation:
      mine.relation.type !== theirs.relation.type ||
      mine.from !== theirs.from ||
      mine.to !== theirs.to,
    note: comparableNote(mine.relation.note) !== comparableNote(theirs.relation.note),
  };
}

/** With what its ends say; an end in another article is known by its id. */
export function sayingOfRelation(text: string, { relation, ends }: PlacedRelation): unknown[] {
  const [from, to] = ends.map((mark) => mark && sayingOf(text, mark));
  return [
    relation.type,
    comparableNote(relation.note),
    from ?? relation.from,
    to ?? [relation.toArticle ?? null, relation.to],
  ];
}

export const contextAroundRelation = (text: string, { ends }: PlacedRelation): string =>
  ends.map((mark) => (mark === null ? '' : contextAround(text, mark))).join(' … ');
