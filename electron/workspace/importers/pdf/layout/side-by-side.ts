// Whether the two sides of a band are columns of text, rather than cells of a table, lines with wide gaps, or a margin.

import { gutterOf, sharedHeight, type Band, type Gutter, type Region } from './bands.ts';
import type { Segment } from './segments.ts';

/** In em: white space between columns is at least as wide. */
const NARROWEST_GUTTER = 0.75;

export interface Sides {
  readonly isRightToLeft: boolean;
  /** Where columns are known to be. */
  readonly known: readonly Gutter[];
}

export function isTwoColumns(band: Band, { isRightToLeft, known }: Sides): boolean {
  const { left, right, crossing } = band;
  if (left.length === 0 || right.length === 0 || crossing > 0) return false;
  const lefts = linesOf(left);
  const rights = linesOf(right);
  const { x0, x1 } = gutterOf(band);
  if (x1 - x0 < NARROWEST_GUTTER * Math.min(lefts.size, rights.size)) return false;
  if (!isProse(lefts) || !isProse(rights)) return false;
  if (isKnown({ x0, x1 }, known)) return true;
  return isAligned(isRightToLeft ? left : right, isRightToLeft) && isLong(band, lefts, rights);
}

/** Whether there is enough on both sides, and it is not the rows of a table. */
function isLong(band: Band, lefts: Lines, rights: Lines): boolean {
  const fewer = Math.min(lefts.count, rights.count);
  if (fewer < 2 || lefts.count + rights.count < 5) return false;
  if (sharedHeight(band) < Math.min(lefts.size, rights.size)) return false;
  if (linesPaintedAcross(band) < fewer * 0.5) return true;
  // Gaps in justified lines may lie below each other by chance.
  return fewer >= 8 && !isTable(lefts, rights);
}

/** How many lines were painted over both sides, one after the other, as rows are and columns are not. */
function linesPaintedAcross(band: Band): number {
  const { all } = band;
  const { x1: rightStart } = gutterOf(band);
  let across = 0;
  for (const [at, segment] of all.entries()) {
    const next = all[at + 1];
    if (next === undefined || segment.x0 >= rightStart || next.x0 < rightStart) continue;
    const isBeside = Math.abs(next.y - segment.y) <= 0.3 * segment.size;
    if (isBeside && followsAtOnce(segment, next)) across += 1;
  }
  return across;
}

function followsAtOnce({ runs: before }: Segment, { runs: after }: Segment): boolean {
  const last = before.at(-1);
  const [first] = after;
  return first !== undefined && last !== undefined && Math.abs(first.order - last.order) <= 1;
}

/** Whether the page has columns elsewhere that begin and end where these do. */
function isKnown({ x0, x1 }: Gutter, known: readonly Gutter[]): boolean {
  return known.some((gutter) => Math.abs(gutter.x1 - x1) < 2 && x0 < gutter.x0 + 4);
}

interface Lines {
  readonly count: number;
  readonly size: number;
  /** Of a line. */
  readonly characters: number;
  /** How much of the width is filled, on the average. */
  readonly fill: number;
  readonly baselines: readonly number[];
}

function linesOf(side: Region): Lines {
  const baselines: number[] = [];
  const sizes: number[] = [];
  let characters = 0;
  let covered = 0;
  let row = { x0: Infinity, x1: -Infinity };
  let x0 = Infinity;
  let x1 = -Infinity;
  for (const segment of side) {
    const last = baselines.at(-1);
    if (last === undefined || segment.y - last > 0.3 * segment.size) {
      baselines.push(segment.y);
      covered += Math.max(0, row.x1 - row.x0);
      row = { x0: Infinity, x1: -Infinity };
    }
    row = { x0: Math.min(row.x0, segment.x0), x1: Math.max(row.x1, segment.x1) };
    sizes.push(segment.size);
    characters += letterWidths(segment);
    x0 = Math.min(x0, segment.x0);
    x1 = Math.max(x1, segment.x1);
  }
  covered += Math.max(0, row.x1 - row.x0);
  const count = baselines.length;
  const size = sizes.toSorted((a, b) => a - b)[sizes.length >> 1] ?? 1;
  const fill = covered / Math.max(1, count * (x1 - x0));
  return { count, size, characters: characters / Math.max(1, count), fill, baselines };
}

/** Ideographs say as much as several letters. */
function letterWidths({ runs, characters }: Segment): number {
  const isWide = runs.some(({ text }) =>
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]/u.test(text),
  );
  return isWide ? characters * 3 : characters;
}

const isProse = ({ characters }: Lines): boolean => characters >= 12;

/** Most lines of a column begin (in a right-to-left one: end at the right) at the same place. */
function isAligned(side: Region, isRightToLeft: boolean): boolean {
  const edges = new Map<number, number>();
  const rows = new Map<number, number>();
  for (const { x0, x1, y } of side) {
    const row = Math.round(y);
    const edge = isRightToLeft ? -x1 : x0;
    rows.set(row, Math.min(rows.get(row) ?? Infinity, edge));
  }
  for (const edge of rows.values()) {
    for (const near of [Math.floor(edge / 3), Math.floor(edge / 3) + 1]) {
      edges.set(near, (edges.get(near) ?? 0) + 1);
    }
  }
  const most = [...edges.values()].reduce((one, other) => Math.max(one, other), 0);
  return most >= rows.size * 0.4;
}

/** Rows at the same heights with short cells. */
function isTable(lefts: Lines, rights: Lines): boolean {
  const fewer = lefts.count <= rights.count ? lefts : rights;
  const more = fewer === lefts ? rights : lefts;
  const paired = fewer.baselines.filter((y) =>
    hasNear(more.baselines, y, 0.25 * fewer.size),
  ).length;
  if (paired < fewer.count * 0.8) return false;
  const isShort = Math.min(lefts.characters, rights.characters) < 25;
  return isShort && Math.min(lefts.fill, rights.fill) < 0.75;
}

function hasNear(sorted: readonly number[], value: number, distance: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if ((sorted[half] ?? 0) < value - distance) low = half + 1;
    else high = half;
  }
  return (sorted[low] ?? Infinity) <= value + distance;
}
