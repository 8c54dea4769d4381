// An article's marks as the window paints them: places and flags only, packed for the trip.
// Notes, quotes and times are read one mark at a time. Marks that a review rejected are not among them.

import type { AnchoringState } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, TagId } from '../../../shared/domain/ids.ts';
import { packMarks, type Mark, type MarkTable } from '../../../shared/domain/mark-table.ts';
import { readColumn, readTuples, type ReadDb } from './connection.ts';

type MarkTuple = readonly [
  key: number,
  id: AnnotationId,
  tag: TagId,
  hasNote: 0 | 1,
  state: AnchoringState,
  startUtf16: number,
  endUtf16: number,
];

export const selectMarks = `SELECT annotation_key, a.id, a.tag, a.note IS NOT NULL, a.anchoring_state,
    s.start_utf16, s.end_utf16
  FROM annotation a JOIN segment s USING (annotation_key)
  WHERE a.article_key = ? AND a.rejected_by IS NULL
  ORDER BY a.start_utf16, a.end_utf16 DESC, a.id, s.ordinal`;

/** In text order: first start, then last end descending, then id. */
export function listMarks(db: ReadDb, articleKey: number): MarkTable {
  const marks: (Mark & { readonly segments: { startUtf16: number; endUtf16: number }[] })[] = [];
  let lastKey = -1;
  for (const [key, id, tag, hasNote, state, startUtf16, endUtf16] of readTuples<MarkTuple>(
    db,
    selectMarks,
    [articleKey],
  )) {
    const segment = { startUtf16, endUtf16 };
    if (key === lastKey) marks.at(-1)?.segments.push(segment);
    else marks.push({ id, tag, segments: [segment], hasNote: hasNote === 1, state });
    lastKey = key;
  }
  return packMarks(marks);
}

/** Marks of the article that a review rejected. */
export function listRejectedIds(db: ReadDb, articleKey: number): ReadonlySet<AnnotationId> {
  return new Set(
    readColumn<AnnotationId>(
      db,
      'SELECT id FROM annotation WHERE article_key = ? AND rejected_by IS NOT NULL',
      [articleKey],
    ),
  );
}
