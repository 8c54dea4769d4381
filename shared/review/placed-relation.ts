// A relation prepared for comparing: its ends as names that both sides give to the same mark, so that relations of
// different sides are alike when they link what is alike.

import type { Annotation, Relation } from '../domain/annotation.ts';
import { compareText, firstDifference } from '../domain/order.ts';
import { comparableNote, type Continuation, type PlacedMark } from './placed-mark.ts';
import { byStart } from './text-order.ts';

export interface PlacedRelation {
  readonly relation: Relation;
  /** Equal in both sides for the same end. */
  readonly from: string;
  readonly to: string;
  /** The marks that are there; an end may be in another article. */
  readonly ends: readonly [from: PlacedMark | null, to: PlacedMark | null];
  /** All that it says: equal for relations that say the same. */
  readonly content: string;
  /** Where the mark is that it begins at; an orphan, or a mark that is not there, is behind everything. */
  readonly startUtf16: number;
  readonly endUtf16: number;
  /** The relation of the common base that this one continues; null without one. */
  readonly continues: Continuation | null;
}

/** `nameOf` names marks of the relation's side, `marks` by id. One that is not there is known by its id alone. */
export function placeRelation(
  relation: Relation,
  marks: ReadonlyMap<string, PlacedMark>,
  nameOf: (mark: PlacedMark) => string,
): PlacedRelation {
  const nameOfEnd = (id: Annotation['id']): string => {
    const mark = marks.get(id);
    return mark === undefined ? `elsewhere ${id}` : nameOf(mark);
  };
  const from = nameOfEnd(relation.from);
  const to =
    relation.toArticle === undefined
      ? nameOfEnd(relation.to)
      : `article ${JSON.stringify([relation.toArticle, relation.to])}`;
  const begin = marks.get(relation.from) ?? null;
  const end = relation.toArticle === undefined ? (marks.get(relation.to) ?? null) : null;
  return {
    relation,
    from,
    to,
    ends: [begin, end],
    content: JSON.stringify([relation.type, from, to, comparableNote(relation.note)]),
    startUtf16: begin?.startUtf16 ?? Infinity,
    endUtf16: begin?.endUtf16 ?? Infinity,
    continues: null,
  };
}

export const byPlaceOfRelation = (a: PlacedRelation, b: PlacedRelation): number =>
  firstDifference(
    byStart(a, b),
    compareText(a.content, b.content),
    compareText(a.relation.id, b.relation.id),
  );
