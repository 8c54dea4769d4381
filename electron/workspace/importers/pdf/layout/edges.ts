// The edges of a column, as its lines show them: where they begin and end, and how far apart they are.

import type { Line } from './lines.ts';
import { heaviest } from './segments.ts';

export interface Column {
  readonly lines: readonly Line[];
  readonly isRightToLeft: boolean;
  /** Whether the tags of the lines are to be believed. */
  readonly isTagged: boolean;
  /** Line distance in em, where the column is too short to show its own. */
  readonly leading: number;
}

/** Where a line begins and ends in reading direction. */
export const startOf = (line: Line, isRightToLeft: boolean): number =>
  isRightToLeft ? -line.x1 : line.x0;
export const endOf = (line: Line, isRightToLeft: boolean): number =>
  isRightToLeft ? -line.x0 : line.x1;

/** How far apart a column's lines mostly are, in em; null when it has too few. */
export function leadingOf(lines: readonly Line[]): number | null {
  const distances = new Map<number, number>();
  let count = 0;
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (next === undefined || Math.abs(next.size - line.size) > 0.05 * line.size) continue;
    const distance = Math.round(((next.y - line.y) / line.size) * 20) / 20;
    if (distance <= 0.5 || distance > 3) continue;
    distances.set(distance, (distances.get(distance) ?? 0) + 1);
    count += 1;
  }
  return count < 4 ? null : heaviest(distances);
}

export interface Edges {
  readonly start: number;
  readonly end: number;
  readonly leading: number;
  readonly setIn: ReadonlyMap<number, number>;
}

/** Where lines begin furthest out, a stray few aside, and where the longest end. */
export function edgesOf({ lines, isRightToLeft, leading }: Column): Edges {
  const starts = new Map<number, number>();
  let characters = 0;
  for (const line of lines) {
    const start = Math.round(startOf(line, isRightToLeft));
    starts.set(start, (starts.get(start) ?? 0) + line.text.length);
    characters += line.text.length;
  }
  const common = [...starts].filter(([, weight]) => weight >= characters * 0.15);
  const start = common.length > 0 ? Math.min(...common.map(([place]) => place)) : heaviest(starts);
  const ends = lines.map((line) => endOf(line, isRightToLeft)).toSorted((a, b) => b - a);
  const end = ends[Math.floor(ends.length / 12)] ?? 0;
  const setIn = setInEnds(lines, { start, end }, isRightToLeft);
  return { start, end, leading: leadingOf(lines) ?? leading, setIn };
}

/** Where lines end that are set in, by where they begin: a stretch of some width has an edge of its own. */
function setInEnds(
  lines: readonly Line[],
  { start, end }: Pick<Edges, 'start' | 'end'>,
  isRightToLeft: boolean,
): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const line of lines) {
    const own = startOf(line, isRightToLeft);
    if (own <= start + 1.4 * line.size) continue;
    const place = Math.round(own);
    ends.set(place, Math.max(ends.get(place) ?? -Infinity, endOf(line, isRightToLeft)));
  }
  const isWide = ([, own]: readonly [number, number]) => own - start > (end - start) * 0.6;
  return new Map([...ends].filter(isWide));
}
