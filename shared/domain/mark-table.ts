// Marks packed for the trip to the window: painting needs only place, tag and a few flags,
// and typed arrays cross the process border about a hundred times faster than objects.
// Details (note, times, annotator) are asked for one mark at a time.

import type { AnchoringState } from './annotation.ts';
import type { AnnotationId, TagId } from './ids.ts';
import type { Span } from './span.ts';

/** A mark as the window lists and paints it. Offsets in UTF-16 code units. */
export interface Mark {
  readonly id: AnnotationId;
  readonly tag: TagId;
  readonly segments: readonly Span[];
  readonly hasNote: boolean;
  readonly state: AnchoringState;
}

/** `cells` holds CELLS_PER_SEGMENT numbers a segment: mark index, start, end, tag index, flags. */
export interface MarkTable {
  readonly ids: readonly AnnotationId[];
  readonly tags: readonly TagId[];
  readonly cells: Int32Array;
}

const CELLS_PER_SEGMENT = 5;
const HAS_NOTE = 1;
const states: readonly AnchoringState[] = ['exact', 'moved', 'fuzzy', 'orphan'];

/** Packs marks in the given order. */
export function packMarks(marks: readonly Mark[]): MarkTable {
  const tags: TagId[] = [];
  const tagIndex = new Map<TagId, number>();
  let segmentCount = 0;
  for (const { segments } of marks) segmentCount += segments.length;
  const cells = new Int32Array(segmentCount * CELLS_PER_SEGMENT);
  let at = 0;
  let index = 0;
  for (const mark of marks) {
    let tag = tagIndex.get(mark.tag);
    if (tag === undefined) {
      tag = tags.push(mark.tag) - 1;
      tagIndex.set(mark.tag, tag);
    }
    const flags = (mark.hasNote ? HAS_NOTE : 0) | (states.indexOf(mark.state) << 1);
    for (const { startUtf16, endUtf16 } of mark.segments) {
      // One by one: an array for each segment costs more than everything else here.
      cells[at] = index;
      cells[at + 1] = startUtf16;
      cells[at + 2] = endUtf16;
      cells[at + 3] = tag;
      cells[at + 4] = flags;
      at += CELLS_PER_SEGMENT;
    }
    index += 1;
  }
  return { ids: marks.map((mark) => mark.id), tags, cells };
}

/** The inverse of {@link packMarks}: the same marks in the same order. */
export function unpackMarks(table: MarkTable): Mark[] {
  const { ids, tags, cells } = table;
  const marks: Mark[] = [];
  let segments: Span[] = [];
  let last = -1;
  for (let at = 0; at < cells.length; at += CELLS_PER_SEGMENT) {
    const [index, startUtf16, endUtf16, tagIndex, flags] = cells.subarray(at) as unknown as [
      number,
      number,
      number,
      number,
      number,
    ];
    if (index !== last) {
      segments = [];
      last = index;
      const id = ids[index];
      const tag = tags[tagIndex];
      const state = states[flags >> 1];
      if (id === undefined || tag === undefined || state === undefined) {
        throw new RangeError(`mark table: cell ${at} points outside the table`);
      }
      marks.push({ id, tag, segments, hasNote: (flags & HAS_NOTE) !== 0, state });
    }
    segments.push({ startUtf16, endUtf16 });
  }
  return marks;
}
