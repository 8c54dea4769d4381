// How much two marks are about the same thing, as a weight for the assignment. The steps are lexicographic: being one
// and the same mark outweighs saying the same, that outweighs the same tag at the same place, and that outweighs any
// overlap, each by more than two of the next can make up for. Below, covered text counts twice as much as the tag.

import type { Annotation, Relation } from '../domain/annotation.ts';
import type { Span } from '../domain/span.ts';
import type { PlacedMark } from './placed-mark.ts';

/** One mark, perhaps changed since: nothing else can be meant. */
const IDENTITY = 30_000;
/** Nothing differs. */
const SAME_CONTENT = 12_000;
const SAME_PLACE_AND_TAG = 5000;
/** Times the share of covered text in common (Jaccard). */
const OVERLAP = 1000;
const SAME_TAG = 500;
/** The same id by the same annotator, where ids are not unique over files, such as brat's T1. */
const SAME_ID = 500;
const SAME_ATTRIBUTES = 40;
const SAME_NOTE = 10;
const SAME_NUMBER_OF_SEGMENTS = 10;
/** Marks with other tags are about the same thing only when they have this share of their text in common. */
const LEAST_OVERLAP_OF_OTHER_TAGS = 0.5;

/** A positive integer; 0 for marks that are not about the same thing. Symmetric. */
export function likeness(a: PlacedMark, b: PlacedMark): number {
  if (isSameMark(a, b)) return IDENTITY;
  const id = a.mark.id === b.mark.id && a.mark.annotator === b.mark.annotator ? SAME_ID : 0;
  if (a.content === b.content) return SAME_CONTENT + id;
  // Each continues another mark of the base: a change of one is no change of the other.
  if (a.continues !== null && b.continues !== null) return 0;
  const place = isOrphan(a) || isOrphan(b) ? likenessOfOrphans(a, b) : likenessOfPlace(a, b);
  return place === 0 ? 0 : place + id + detailsInCommon(a, b);
}

/** Without a place, only the same words with the same tag, or the same id, tell what belongs together. */
function likenessOfOrphans(a: PlacedMark, b: PlacedMark): number {
  if (!isOrphan(a) || !isOrphan(b)) return 0;
  if (a.place === b.place && a.mark.tag === b.mark.tag) return SAME_PLACE_AND_TAG;
  return a.mark.id === b.mark.id ? SAME_TAG : 0;
}

function likenessOfPlace(a: PlacedMark, b: PlacedMark): number {
  const isSameTag = a.mark.tag === b.mark.tag;
  if (a.place === b.place) return isSameTag ? SAME_PLACE_AND_TAG : OVERLAP;
  const overlap = coveredInCommon(a, b);
  if (overlap === 0 || (!isSameTag && overlap < LEAST_OVERLAP_OF_OTHER_TAGS)) return 0;
  return Math.ceil(overlap * OVERLAP) + (isSameTag ? SAME_TAG : 0);
}

/** Whether both are one mark, whatever became of it: they continue one of the base, or have one unique id. */
function isSameMark(a: PlacedMark, b: PlacedMark): boolean {
  if (a.continues !== null || b.continues !== null) return a.continues?.id === b.continues?.id;
  return uniqueName(a.mark) !== null && uniqueName(a.mark) === uniqueName(b.mark);
}

/**
 * Random UUIDs (versions 4 and 7) are the same in two files only where one was made from the other. Ids that codecs
 * make of a file's places (version 8) and those of other tools, such as T1, may coincide. Null for these.
 */
export function uniqueName({
  id,
  annotator,
}: Pick<Annotation | Relation, 'id' | 'annotator'>): string | null {
  return isUniqueId(id) ? `${id} ${annotator}` : null;
}

export const isUniqueId = (id: string): boolean =>
  /^[\da-f]{8}-[\da-f]{4}-[47][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i.test(id);

export const isOrphan = ({ spans }: PlacedMark): boolean => spans.length === 0;

function detailsInCommon(a: PlacedMark, b: PlacedMark): number {
  return (
    (haveSameAttributes(a, b) ? SAME_ATTRIBUTES : 0) +
    (a.mark.note === b.mark.note ? SAME_NOTE : 0) +
    (a.spans.length === b.spans.length ? SAME_NUMBER_OF_SEGMENTS : 0)
  );
}

function haveSameAttributes(a: PlacedMark, b: PlacedMark): boolean {
  if (a.attributes.size !== b.attributes.size) return false;
  for (const [id, value] of a.attributes) if (b.attributes.get(id) !== value) return false;
  return true;
}

/** Covered by both as a share of what either covers, 0 to 1. */
function coveredInCommon(a: PlacedMark, b: PlacedMark): number {
  if (a.startUtf16 >= b.endUtf16 || b.startUtf16 >= a.endUtf16) return 0;
  const both = lengthOf(spansInCommon(a.spans, b.spans));
  return both === 0 ? 0 : both / (a.length + b.length - both);
}

const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { startUtf16, endUtf16 }) => sum + endUtf16 - startUtf16, 0);

/** What both cover; the spans of each in order. Linear in both. */
export function spansInCommon(a: readonly Span[], b: readonly Span[]): Span[] {
  const both: Span[] = [];
  let at = 0;
  let to = 0;
  for (;;) {
    const one = a[at];
    const other = b[to];
    if (one === undefined || other === undefined) return both;
    const startUtf16 = Math.max(one.startUtf16, other.startUtf16);
    const endUtf16 = Math.min(one.endUtf16, other.endUtf16);
    if (endUtf16 > startUtf16) both.push({ startUtf16, endUtf16 });
    if (one.endUtf16 < other.endUtf16) at += 1;
    else to += 1;
  }
}
