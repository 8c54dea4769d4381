// Which relation of one side is which of the other, once their marks are paired. Two are about the same thing when both
// ends are paired, or one end and the type; of several ways, the best assignment.

import { compareText } from '../domain/order.ts';
import { eachInGroups } from './crowded-place.ts';
import { uniqueName } from './likeness.ts';
import { pairUp, type Pair, type Pairing } from './pair-up.ts';
import { byPlaceOfRelation, type PlacedRelation } from './placed-relation.ts';

const BOTH_ENDS_AND_TYPE = 5000;
const BOTH_ENDS = 1000;
const ONE_END_AND_TYPE = 400;
const SAME_ID = 200;
const SAME_NOTE = 10;

export const relationPairing: Pairing<PlacedRelation> = {
  keys: [lineage, ({ content, relation }) => `${content} ${relation.id}`, ({ content }) => content],
  compareIds: (a, b) => compareText(a.relation.id, b.relation.id),
  compare: byPlaceOfRelation,
  eachCandidate(rows, columns, visit) {
    const keys = [
      ({ from, to }: PlacedRelation) => JSON.stringify([from, to]),
      ({ from, relation }: PlacedRelation) => JSON.stringify([from, relation.type]),
      ({ to, relation }: PlacedRelation) => JSON.stringify([to, relation.type]),
    ];
    for (const keyOf of keys) eachInGroups(rows, columns, keyOf, visit);
  },
  likeness: likenessOfRelations,
};

/** Ids are unique in each side. */
export const pairRelations = (
  mine: readonly PlacedRelation[],
  theirs: readonly PlacedRelation[],
): readonly Pair<PlacedRelation>[] => pairUp(mine, theirs, relationPairing);

/** A positive integer; 0 for what is no pair. For relations of which neither continues the other. */
export function likenessOfRelations(a: PlacedRelation, b: PlacedRelation): number {
  if (a.continues !== null && b.continues !== null) return 0;
  const common = endsInCommon(a, b);
  if (common === 0) return 0;
  const { relation: one } = a;
  const { relation: other } = b;
  const id = one.id === other.id && one.annotator === other.annotator ? SAME_ID : 0;
  return common + id + (one.note === other.note ? SAME_NOTE : 0);
}

function endsInCommon(a: PlacedRelation, b: PlacedRelation): number {
  const ends = Number(a.from === b.from) + Number(a.to === b.to);
  const isSameType = a.relation.type === b.relation.type;
  if (ends === 2) return isSameType ? BOTH_ENDS_AND_TYPE : BOTH_ENDS;
  return ends === 1 && isSameType ? ONE_END_AND_TYPE : 0;
}

function lineage({ relation, continues }: PlacedRelation): string | null {
  return continues === null ? uniqueName(relation) : `base ${continues.id}`;
}
