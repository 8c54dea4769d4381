// The comparison of several annotators' marks on one text: what they say about the same passage is one item, with how
// many say what. Every mark and relation of every source is in exactly one item. The order of the sources decides
// nothing but their numbers. O(s · n log n) for s sources on ordinary overlap.

import { createDifferencesOf } from './differences.ts';
import { contextAround, sayingOf } from './fingerprint.ts';
import { groupUp, type Variant } from './group-up.ts';
import { markPairing } from './pair-marks.ts';
import { relationPairing } from './pair-relations.ts';
import { panelItem, type GroupedItem } from './panel-item.ts';
import { placeMark, type PlacedMark } from './placed-mark.ts';
import { placeRelation } from './placed-relation.ts';
import {
  contextAroundRelation,
  differencesOfRelations,
  sayingOfRelation,
} from './relation-differences.ts';
import type { MarkSet, PanelItem } from './review-item.ts';
import { byPlaceOfItem } from './text-order.ts';

export interface Grouping {
  readonly text: string;
  /** 0 is mine. Ids are unique in each. */
  readonly sets: readonly MarkSet[];
  /** Put before the ids, so that the items of several reviews of an article differ. */
  readonly scope: string;
}

/** In text order; orphans, which have no place, come last. */
export function groupSets(grouping: Grouping): readonly PanelItem[] {
  const marks = grouping.sets.map(({ annotations }) => annotations.map((mark) => placeMark(mark)));
  const groups = groupUp(marks, { ...markPairing, contentOf: ({ content }) => content });
  const items = [
    ...itemsOfMarks(grouping, groups),
    ...itemsOfRelations(grouping, marks, namesOf(groups)),
  ];
  return items.toSorted(byPlaceOfItem).map(({ item }) => item);
}

type Groups = readonly (readonly Variant<PlacedMark>[])[];

function itemsOfMarks({ text, sets, scope }: Grouping, groups: Groups): GroupedItem[] {
  const differencesOf = createDifferencesOf(text);
  return groups.map((variants) =>
    panelItem(variants, {
      scope,
      of: sets.length,
      subject: 'mark',
      idOf: ({ mark }) => mark.id,
      differencesOf,
      sayingOf: (mark, most) => [sayingOf(text, mark), shiftOf(most, mark)],
      contextOf: (mark) => contextAround(text, mark),
    }),
  );
}

/** How much later the other begins. */
const shiftOf = (most: PlacedMark, other: PlacedMark): number =>
  most.startUtf16 === other.startUtf16 ? 0 : other.startUtf16 - most.startUtf16;

/** One name for all marks of a group, counted in text order. */
function namesOf(groups: Groups): ReadonlyMap<PlacedMark, string> {
  const inOrder = groups.toSorted(([a], [b]) =>
    a === undefined || b === undefined ? 0 : markPairing.compare(a.first, b.first),
  );
  const names = new Map<PlacedMark, string>();
  for (const [at, variants] of inOrder.entries()) {
    for (const { members } of variants) {
      for (const { item } of members) names.set(item, `mark ${at}`);
    }
  }
  return names;
}

function itemsOfRelations(
  { text, sets, scope }: Grouping,
  marks: readonly (readonly PlacedMark[])[],
  names: ReadonlyMap<PlacedMark, string>,
): GroupedItem[] {
  const relations = sets.map((set, source) => {
    const own = new Map((marks[source] ?? []).map((mark) => [mark.mark.id as string, mark]));
    return set.relations.map((relation) =>
      placeRelation(relation, own, (mark) => names.get(mark) ?? ''),
    );
  });
  const groups = groupUp(relations, { ...relationPairing, contentOf: ({ content }) => content });
  return groups.map((variants) =>
    panelItem(variants, {
      scope,
      of: sets.length,
      subject: 'relation',
      idOf: ({ relation }) => relation.id,
      differencesOf: differencesOfRelations,
      sayingOf: (relation) => sayingOfRelation(text, relation),
      contextOf: (relation) => contextAroundRelation(text, relation),
    }),
  );
}
