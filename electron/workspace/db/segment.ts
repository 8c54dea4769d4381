// The stretches of text that a mark covers, in text order. Offsets in UTF-16 code units.

import type { Segment } from '../../../shared/domain/annotation.ts';
import { write, type WriteDb } from './connection.ts';

export type SegmentTuple = readonly [
  startUtf16: number,
  endUtf16: number,
  quote: string,
  startCodePoint: number | null,
];

/** The columns of a {@link SegmentTuple}, of the table named `s`. */
export const segmentColumns = 's.start_utf16, s.end_utf16, s.quote, s.start_code_point';

export const toSegment = ([
  startUtf16,
  endUtf16,
  quote,
  startCodePoint,
]: SegmentTuple): Segment => ({
  startUtf16,
  endUtf16,
  quote,
  ...(startCodePoint === null ? {} : { startCodePoint }),
});

export function insertSegments(
  db: WriteDb,
  annotationKey: number,
  segments: readonly Segment[],
): void {
  for (const [ordinal, segment] of segments.entries()) {
    write(
      db,
      `INSERT INTO segment (annotation_key, ordinal, start_utf16, end_utf16, quote, start_code_point)
       VALUES (?, ?, ?, ?, ?, ?)`,
      [
        annotationKey,
        ordinal,
        segment.startUtf16,
        segment.endUtf16,
        segment.quote,
        segment.startCodePoint ?? null,
      ],
    );
  }
}

export function deleteSegments(db: WriteDb, annotationKey: number): void {
  write(db, 'DELETE FROM segment WHERE annotation_key = ?', [annotationKey]);
}
