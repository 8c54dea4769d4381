// The relations of a merged set: they link the marks that stand for their ends there. One whose end is open is open
// itself, one whose end was rejected is rejected with it.

import type { Relation } from '../domain/annotation.ts';
import type { AnnotationId, RelationId } from '../domain/ids.ts';
import { compareText } from '../domain/order.ts';
import { bySource, copyOf, keyOf, uniqueIds, type BySource } from './merged-copies.ts';
import { rejectionOf, type MergedMarks } from './merged-marks.ts';
import type { MergePolicy, Rejection, Settled } from './merge-policy.ts';
import type { MarkSet, PanelVariant, SourceRef } from './review-item.ts';

export interface MergedRelations {
  readonly relations: readonly Relation[];
  /** What became of the items: those with an open end are open. */
  readonly items: readonly Settled[];
  readonly rejected: readonly Rejection[];
}

export function mergedRelations(
  sets: readonly MarkSet[],
  items: readonly Settled[],
  policy: MergePolicy,
  { standsFor }: Pick<MergedMarks, 'standsFor'>,
): MergedRelations {
  const sources = bySource(sets.map(({ relations }) => relations));
  const endsOf = (ref: SourceRef): Ends => endsIn(ref, sources, standsFor);
  const possible = items.map((item) => whatItsEndsAllow(item, endsOf));
  const copies = possible
    .flatMap(({ taken }) => taken ?? [])
    .flatMap((variant) => linksOf(variant, endsOf).map((refs) => ({ variant, refs })))
    .map(({ variant, refs }) => ({
      variant,
      relation: withEnds(copyOf(refs, sources, policy), refs, endsOf),
    }))
    .toSorted((a, b) => compareText(JSON.stringify(a.relation), JSON.stringify(b.relation)));
  const ids = uniqueIds(copies.map(({ relation }) => relation));
  const idOf = new Map<PanelVariant, string>();
  const relations = copies.map(({ variant, relation }, at) => {
    const id = (ids[at] ?? relation.id) as RelationId;
    idOf.set(variant, id);
    return { ...relation, id };
  });
  return {
    relations: relations.toSorted((a, b) => compareText(a.id, b.id)),
    items: possible,
    rejected: possible.flatMap((item) => rejectionOf(item, (variant) => idOf.get(variant))),
  };
}

/** Where the ends of a relation are in the result; undefined for one that is open, null for one that was rejected. */
interface Ends {
  readonly from: AnnotationId | null | undefined;
  readonly to: AnnotationId | null | undefined;
}

type EndsOf = (ref: SourceRef) => Ends;

function endsIn(
  { source, id }: SourceRef,
  sources: BySource<Relation>,
  standsFor: MergedMarks['standsFor'],
): Ends {
  const relation = sources[source]?.get(id);
  if (relation === undefined) return { from: undefined, to: undefined };
  const { from, to, toArticle } = relation;
  const end = (mark: AnnotationId) => standsFor.get(keyOf({ source, id: mark }));
  return { from: end(from), to: toArticle === undefined ? end(to) : to };
}

const isOpen = ({ from, to }: Ends): boolean => from === undefined || to === undefined;
const isThere = ({ from, to }: Ends): boolean => typeof from === 'string' && typeof to === 'string';

function whatItsEndsAllow({ group, taken }: Settled, endsOf: EndsOf): Settled {
  if (taken === null) return { group, taken };
  const left = taken.filter(({ marks }) => marks.some((ref) => isThere(endsOf(ref))));
  const waits = taken.some(
    (variant) => !left.includes(variant) && variant.marks.some((ref) => isOpen(endsOf(ref))),
  );
  return { group, taken: waits ? null : left };
}

/** One relation for each two marks that it links: those that say the same may hang on marks that were both taken. */
function linksOf({ marks }: PanelVariant, endsOf: EndsOf): SourceRef[][] {
  const there = marks.filter((ref) => isThere(endsOf(ref)));
  const byEnds = Map.groupBy(there, (ref) => JSON.stringify(endsOf(ref)));
  return [...byEnds.values()];
}

function withEnds(relation: Relation, [ref]: readonly SourceRef[], endsOf: EndsOf): Relation {
  const { from, to } = ref === undefined ? relation : endsOf(ref);
  return { ...relation, from: from ?? relation.from, to: to ?? relation.to };
}
