// A stretch of a page cut from top to bottom at one place: bands with text on both sides, and between them what runs
// across.

import type { Segment } from './segments.ts';

/** Text of one column, from top to bottom. */
export type Region = readonly Segment[];

/** White space between two columns. */
export interface Gutter {
  readonly x0: number;
  readonly x1: number;
}

/** What lies between two lines that cross a cut, or the lines that cross it. */
export interface Band {
  readonly all: Segment[];
  readonly left: Segment[];
  readonly right: Segment[];
  crossing: number;
}

const newBand = (): Band => ({ all: [], left: [], right: [], crossing: 0 });

/** Bands of two columns, and between them all that is not. */
export function bandsOf(segments: Region, x: number): Band[] {
  const bands: Band[] = [];
  let band = newBand();
  for (const [at, segment] of segments.entries()) {
    const crosses =
      (segment.x0 < x && segment.x1 > x) || (band.crossing > 0 && endsAcross(segments, at, band));
    if (crosses !== band.crossing > 0 && band.all.length > 0) {
      bands.push(band);
      band = newBand();
    }
    if (crosses) band.crossing += 1;
    else (segment.x1 <= x ? band.left : band.right).push(segment);
    band.all.push(segment);
  }
  bands.push(band);
  return bands;
}

/** Whether a line is the short last one of what runs across: right below it, like it, and with nothing beside it. */
function endsAcross(segments: Region, at: number, { all }: Band): boolean {
  const segment = segments[at];
  const last = all.at(-1);
  if (segment === undefined || last === undefined) return false;
  const { size, y } = segment;
  if (Math.abs(size - last.size) > 0.05 * size || y - last.y > 1.45 * size) return false;
  const isBelow =
    Math.abs(segment.x0 - last.x0) < 1.5 * size || Math.abs(segment.x1 - last.x1) < 1.5 * size;
  const isAlone = [segments[at - 1], segments[at + 1]].every(
    (beside) => beside === undefined || Math.abs(beside.y - y) > 0.3 * size,
  );
  return isBelow && isAlone;
}

const top = (segments: Region): number => segments[0]?.y ?? 0;
const bottom = (segments: Region): number => segments.at(-1)?.y ?? 0;

export function sharedHeight({ left, right }: Band): number {
  return Math.max(0, Math.min(bottom(left), bottom(right)) - Math.max(top(left), top(right)));
}

export function gutterOf({ left, right }: Band): Gutter {
  const x0 = left.reduce((most, { x1 }) => Math.max(most, x1), -Infinity);
  const x1 = right.reduce((least, segment) => Math.min(least, segment.x0), Infinity);
  return { x0, x1 };
}
