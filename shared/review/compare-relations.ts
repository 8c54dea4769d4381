// The items of relations: ends are named alike where their marks are paired, so that what links the same two marks by
// the same type is the same relation, whoever's marks these are.

import type { Relation } from '../domain/annotation.ts';
import { firstDifference } from '../domain/order.ts';
import type { PairedMarks } from './compare-marks.ts';
import { itemsOf, type ComparedItem } from './compared-item.ts';
import { fingerprintOf } from './fingerprint.ts';
import { pairRelations } from './pair-relations.ts';
import { byPlace, type PlacedMark } from './placed-mark.ts';
import { placeRelation, type PlacedRelation } from './placed-relation.ts';
import {
  contextAroundRelation,
  differencesOfRelations,
  sayingOfRelation,
} from './relation-differences.ts';
import { relationsSince } from './relations-since.ts';
import type { MarkSet } from './review-item.ts';

interface ComparedSets {
  readonly text: string;
  readonly scope: string;
  readonly mine: MarkSet;
  readonly theirs: MarkSet;
  readonly base: MarkSet | null;
}

export function compareRelations(
  { text, scope, mine, theirs, base }: ComparedSets,
  marks: PairedMarks,
): ComparedItem[] {
  if (mine.relations.length + theirs.relations.length === 0) return [];
  const names = namesOf(marks);
  const before = base?.relations ?? null;
  const own = placeRelations(mine.relations, marks.mine, names, before);
  const other = placeRelations(theirs.relations, marks.theirs, names, before);
  return itemsOf({ mine: own, theirs: other }, pairRelations(own, other), {
    scope,
    subject: 'relation',
    idOf: ({ relation }) => relation.id,
    differencesOf: differencesOfRelations,
    fingerprint: (a, b) =>
      fingerprintOf(
        [a && sayingOfRelation(text, a), b && sayingOfRelation(text, b)],
        [a, b].map((side) => side && contextAroundRelation(text, side)),
      ),
    hasBase: base !== null,
  });
}

function placeRelations(
  relations: readonly Relation[],
  own: readonly PlacedMark[],
  names: ReadonlyMap<PlacedMark, string>,
  base: readonly Relation[] | null,
): readonly PlacedRelation[] {
  const marks = new Map(own.map((mark) => [mark.mark.id as string, mark]));
  const continued = base === null ? null : relationsSince(relations, marks, base);
  return relations.map((relation) => ({
    ...placeRelation(relation, marks, (mark) => names.get(mark) ?? ''),
    continues: continued?.get(relation) ?? null,
  }));
}

/** One name for both marks of a pair, counted in text order: the same whichever side comes first. */
function namesOf({ mine, theirs, pairs }: PairedMarks): ReadonlyMap<PlacedMark, string> {
  const paired = new Set(pairs.flat());
  const groups = [
    ...pairs.map((pair) => pair.toSorted(byPlace)),
    ...[...mine, ...theirs].filter((mark) => !paired.has(mark)).map((mark) => [mark]),
  ];
  const names = new Map<PlacedMark, string>();
  for (const [at, group] of groups.toSorted(byFirstMark).entries()) {
    for (const mark of group) names.set(mark, `mark ${at}`);
  }
  return names;
}

/** Two pairs never tie: what says the same has been paired with each other. */
function byFirstMark([a, a2]: readonly PlacedMark[], [b, b2]: readonly PlacedMark[]): number {
  if (a === undefined || b === undefined) return 0;
  return firstDifference(byPlace(a, b), a2 && b2 ? byPlace(a2, b2) : 0);
}
