// What two paired marks differ in, and which of it names the item: other segments before another boundary, that before
// another tag, attribute or note.

import type { Span } from '../domain/span.ts';
import { codePointIndex, codePointLength } from '../text/code-points.ts';
import { isOrphan, spansInCommon } from './likeness.ts';
import { comparableNote, type PlacedMark } from './placed-mark.ts';
import type { ItemDifferences, ItemKind } from './review-item.ts';

export const noDifferences: ItemDifferences = {
  boundary: 0,
  segments: false,
  tag: false,
  attributes: [],
  note: false,
  relation: false,
};

/** Prepares the text once: O(n). Offsets past its end count nothing; one that cuts a character counts it whole. */
export function createDifferencesOf(
  text: string,
): (mine: PlacedMark, theirs: PlacedMark) => ItemDifferences {
  const index = codePointIndex(text);
  const before = (offsetUtf16: number): number => {
    const inText = Math.min(Math.max(offsetUtf16, 0), text.length);
    return index.toCodePoint(index.isBoundary(inText) ? inText : inText + 1);
  };
  const covered = (spans: readonly Span[]): number =>
    spans.reduce((sum, span) => sum + before(span.endUtf16) - before(span.startUtf16), 0);
  return (mine, theirs) => ({
    ...noDifferences,
    boundary: mine.place === theirs.place ? 0 : boundary(mine, theirs, covered),
    segments: segmentsOf(mine) !== segmentsOf(theirs),
    tag: mine.mark.tag !== theirs.mark.tag,
    attributes: differingAttributes(mine, theirs),
    note: comparableNote(mine.mark.note) !== comparableNote(theirs.mark.note),
  });
}

/** An orphan covers nothing of the text; two of other words differ in all of them. */
function boundary(
  mine: PlacedMark,
  theirs: PlacedMark,
  covered: (spans: readonly Span[]) => number,
): number {
  if (isOrphan(mine) && isOrphan(theirs)) return quoteLength(mine) + quoteLength(theirs);
  const both = spansInCommon(mine.spans, theirs.spans);
  return covered(mine.spans) + covered(theirs.spans) - 2 * covered(both);
}

const quoteLength = ({ mark }: PlacedMark): number =>
  mark.segments.reduce((sum, { quote }) => sum + codePointLength(quote), 0);

const segmentsOf = (mark: PlacedMark): number =>
  isOrphan(mark) ? mark.mark.segments.length : mark.spans.length;

function differingAttributes(
  { attributes: mine }: PlacedMark,
  { attributes: theirs }: PlacedMark,
): string[] {
  if (mine.size === 0 && theirs.size === 0) return [];
  const ids = new Set([...mine.keys(), ...theirs.keys()]);
  return [...ids].filter((id) => mine.get(id) !== theirs.get(id)).toSorted();
}

/** `agreed` where nothing differs. */
export function kindOf(differences: ItemDifferences): ItemKind {
  if (differences.relation) return 'relation';
  if (differences.segments) return 'segments';
  if (differences.boundary > 0) return 'boundary';
  if (differences.tag) return 'tag';
  if (differences.attributes.length > 0) return 'attribute';
  return differences.note ? 'note' : 'agreed';
}
