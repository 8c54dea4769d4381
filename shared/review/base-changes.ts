// What became of a common base on one side: which of its marks each mark continues, by id first, else as the best
// assignment pairs them; and so what was added, changed, deleted or kept.

import type { Annotation } from '../domain/annotation.ts';
import { isUniqueId, likeness } from './likeness.ts';
import { pairMarks } from './pair-marks.ts';
import { placeMark, type Continuation, type PlacedMark } from './placed-mark.ts';
import type { BaseChange } from './review-item.ts';

/** One side's marks, each with what it continues. Without a base none does. */
export function placeSide(
  annotations: readonly Annotation[],
  base: readonly PlacedMark[] | null,
): readonly PlacedMark[] {
  const placed = annotations.map((mark) => placeMark(mark));
  if (base === null) return placed;
  const continued = new Map<PlacedMark, PlacedMark>();
  const baseById = new Map(base.map((mark) => [mark.mark.id, mark]));
  for (const mark of placed) {
    const before = baseById.get(mark.mark.id);
    if (before !== undefined && isSameId(mark, before)) continued.set(mark, before);
  }
  const taken = new Set(continued.values());
  const left = placed.filter((mark) => !continued.has(mark));
  const unclaimed = base.filter((mark) => !taken.has(mark));
  for (const [mark, before] of pairMarks(left, unclaimed)) continued.set(mark, before);
  return placed.map((mark) => ({ ...mark, continues: continuation(mark, continued.get(mark)) }));
}

/** Ids such as T1 may have been given anew to something else. */
const isSameId = (mark: PlacedMark, before: PlacedMark): boolean =>
  isUniqueId(mark.mark.id) || likeness(mark, before) > 0;

function continuation(mark: PlacedMark, before: PlacedMark | undefined): Continuation | null {
  if (before === undefined) return null;
  return { id: before.mark.id, isChanged: before.content !== mark.content };
}

interface Continuing {
  readonly continues: Continuation | null;
}

/** Of what is paired, or of one that the other side lacks. */
export function changesSince(
  mine: Continuing | null,
  theirs: Continuing | null,
): { readonly mine: BaseChange; readonly theirs: BaseChange } {
  return { mine: changeOf(mine, theirs), theirs: changeOf(theirs, mine) };
}

function changeOf(own: Continuing | null, other: Continuing | null): BaseChange {
  if (own === null) return (other?.continues ?? null) === null ? 'absent' : 'deleted';
  if (own.continues === null) return 'added';
  return own.continues.isChanged ? 'changed' : 'kept';
}

/** One deleted what the other changed: neither may win without a decision. */
export const isDeleteChange = (since: {
  readonly mine: BaseChange;
  readonly theirs: BaseChange;
}): boolean =>
  (since.mine === 'deleted' && since.theirs === 'changed') ||
  (since.mine === 'changed' && since.theirs === 'deleted');
