// The order in which a page is read: columns from one side to the other, what runs across them between. A page is cut
// where white space runs down between two bodies of text; a line across the white space ends the columns above it and
// starts new ones below. Rows of short cells are a table, and are not cut.

import { bandsOf, gutterOf, sharedHeight, type Gutter, type Region } from './bands.ts';
import { isTwoColumns } from './side-by-side.ts';
import { inOrder, type Segment } from './segments.ts';

const DEEPEST = 12;
/** Places tried for a cut; fewer where there is very much on a page. */
const MOST_CUTS = 80;
const MOST_COMPARED = 500_000;
/** A page with more is a drawing, and has no columns. */
const MOST_SEGMENTS = 15_000;
const MOST_KNOWN = 12;

/**
 * Takes segments by baseline; the regions hold all of them. `gutters` are those of other pages: where columns are
 * known to be, a line or two of them are enough. O(n) for each of a bounded number of cuts.
 */
export function regionsOf(
  segments: readonly Segment[],
  isRightToLeft: boolean,
  gutters: readonly Gutter[] = [],
): Region[] {
  const known = [...guttersOf(segments, isRightToLeft), ...gutters].slice(0, MOST_KNOWN);
  return cutRegion(segments, { isRightToLeft, known, found: [] }, 0);
}

/** Where columns of some length lie side by side. */
export function guttersOf(segments: readonly Segment[], isRightToLeft: boolean): Gutter[] {
  const found: Gutter[] = [];
  cutRegion(segments, { isRightToLeft, known: [], found }, 0);
  return found;
}

interface Cutting {
  readonly isRightToLeft: boolean;
  readonly known: readonly Gutter[];
  readonly found: Gutter[];
}

function cutRegion(segments: Region, cutting: Cutting, depth: number): Region[] {
  const isOpen = depth < DEEPEST && segments.length >= 2 && segments.length <= MOST_SEGMENTS;
  const x = isOpen ? bestCut(segments, cutting) : null;
  if (x === null) return segments.length === 0 ? [] : [segments];
  const { isRightToLeft, found } = cutting;
  const parts: Region[] = [];
  let across: Segment[] = [];
  for (const band of bandsOf(segments, x)) {
    if (isTwoColumns(band, cutting)) {
      found.push(gutterOf(band));
      parts.push(
        across,
        isRightToLeft ? band.right : band.left,
        isRightToLeft ? band.left : band.right,
      );
      across = [];
    } else {
      for (const segment of band.all) across.push(segment);
    }
  }
  parts.push(across);
  return parts.flatMap((part) => cutRegion(part, cutting, depth + 1));
}

/** Where to cut so that most text lies beside other text; null when there is nothing to cut. */
function bestCut(segments: Region, cutting: Cutting): number | null {
  let best: number | null = null;
  let most = -Infinity;
  for (const x of [...cutting.known.map(middle), ...cutsOf(segments)]) {
    let score = 0;
    let columns = 0;
    for (const band of bandsOf(segments, x)) {
      // A cut through the ends of lines is worse than one beside them.
      score -= band.crossing / 2;
      if (!isTwoColumns(band, cutting)) continue;
      score += sharedHeight(band);
      columns += 1;
    }
    if (columns === 0 || score <= most) continue;
    best = x;
    most = score;
  }
  return best;
}

const middle = ({ x0, x1 }: Gutter): number => (x0 + x1) / 2;

/** Just right of where segments end, the commonest ends first. */
function cutsOf(segments: Region): number[] {
  const ends = new Map<number, number>();
  const rightmost = segments.reduce((most, { x1 }) => Math.max(most, x1), -Infinity);
  for (const { x1, size } of segments) {
    if (x1 > rightmost - size) continue;
    const end = Math.ceil(x1 / 3) * 3 + 1;
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  const byCount = [...ends].toSorted((a, b) => inOrder(b[1] - a[1], a[0] - b[0]));
  const most = Math.min(MOST_CUTS, Math.ceil(MOST_COMPARED / segments.length));
  return byCount.slice(0, most).map(([end]) => end);
}
