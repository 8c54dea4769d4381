// Marks shown before they are saved. While acts on a mark are under way the window shows what was asked for;
// when the last of them is answered it shows what the database said, whatever failed in between.

import type { AnnotationId } from '../../shared/domain/ids.ts';
import type { Mark } from '../../shared/domain/mark-table.ts';
import { marks } from './marks.ts';

interface Pending {
  /** What the database is known to hold; null for a mark it doesn't. */
  confirmed: Mark | null;
  acts: number;
}

const pending = new Map<AnnotationId, Pending>();

function show(id: AnnotationId, mark: Mark | null): void {
  if (mark === null) marks.remove([id]);
  else marks.put([mark]);
}

/** Shows `next` (null removes) at once. Call {@link settleMark} when the act is answered. */
export function expectMark(id: AnnotationId, next: Mark | null): void {
  const entry = pending.get(id) ?? { confirmed: marks.get(id) ?? null, acts: 0 };
  entry.acts += 1;
  pending.set(id, entry);
  show(id, next);
}

export function settleMark(id: AnnotationId): void {
  const entry = pending.get(id);
  if (entry === undefined) return;
  entry.acts -= 1;
  if (entry.acts > 0) return;
  pending.delete(id);
  show(id, entry.confirmed);
}

/** Takes over what the database says; shown now unless an act on the same mark is still under way. */
export function confirmMarks(upserted: readonly Mark[], removed: readonly AnnotationId[]): void {
  const free = upserted.filter((mark) => !confirm(mark.id, mark));
  if (free.length > 0) marks.put(free);
  const gone = removed.filter((id) => !confirm(id, null));
  if (gone.length > 0) marks.remove(gone);
}

function confirm(id: AnnotationId, mark: Mark | null): boolean {
  const entry = pending.get(id);
  if (entry === undefined) return false;
  entry.confirmed = mark;
  return true;
}

export function forgetPendingMarks(): void {
  pending.clear();
}
