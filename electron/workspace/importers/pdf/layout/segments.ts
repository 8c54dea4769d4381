// Runs to segments: stretches of a line without a wide gap. A segment is a line of one column, a cell of a table row,
// or a part of a line with very wide spaces; which of them is decided later, from the whole page.

import type { Run } from '../page-text.ts';

export interface Segment {
  /** By x. */
  readonly runs: readonly Run[];
  readonly x0: number;
  readonly x1: number;
  /** Of the baseline. */
  readonly y: number;
  /** Of most of its letters. */
  readonly size: number;
  readonly characters: number;
}

/** In em. Spaces in justified lines are narrower nearly always, gaps between columns wider. */
const WIDE_GAP = 1;
/** In em: baselines nearer than this are one. */
const SAME_BASELINE = 0.22;

/** By baseline, then by x. O(n log n). */
export function segmentsOf(runs: readonly Run[]): Segment[] {
  const placed = withInitials(runs);
  const segments = rowsOf(placed).flatMap(splitRow);
  return withRaised(segments).toSorted((a, b) => inOrder(a.y - b.y, a.x0 - b.x0));
}

/** For sorting by one thing, and by another where that is the same. */
export const inOrder = (first: number, second: number): number => (first === 0 ? second : first);

export function segmentOf(runs: readonly Run[]): Segment {
  const sizes = new Map<number, number>();
  const baselines = new Map<number, number>();
  let characters = 0;
  let left = Infinity;
  let right = -Infinity;
  for (const { size, y, text, x0, x1 } of runs) {
    characters += text.length;
    left = Math.min(left, x0);
    right = Math.max(right, x1);
    sizes.set(size, (sizes.get(size) ?? 0) + text.length);
    baselines.set(y, (baselines.get(y) ?? 0) + text.length);
  }
  return {
    runs,
    x0: left,
    x1: right,
    y: heaviest(baselines),
    size: heaviest(sizes),
    characters,
  };
}

export function heaviest(weights: ReadonlyMap<number, number>): number {
  let best = 0;
  let most = -1;
  for (const [value, weight] of weights) {
    if (weight <= most) continue;
    best = value;
    most = weight;
  }
  return best;
}

function rowsOf(runs: readonly Run[]): Run[][] {
  const rows: Run[][] = [];
  let row: Run[] = [];
  for (const run of runs.toSorted((a, b) => inOrder(a.y - b.y, a.x0 - b.x0))) {
    const [first] = row;
    if (first !== undefined && run.y - first.y > SAME_BASELINE * Math.min(first.size, run.size)) {
      rows.push(row);
      row = [];
    }
    row.push(run);
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function splitRow(row: readonly Run[]): Segment[] {
  const segments: Segment[] = [];
  let open: Run[] = [];
  let end = -Infinity;
  for (const run of row.toSorted((a, b) => inOrder(a.x0 - b.x0, a.order - b.order))) {
    const last = open.at(-1);
    if (last !== undefined && isPaintedTwice(last, run)) continue;
    if (last !== undefined && run.x0 - end > WIDE_GAP * Math.max(run.size, last.size)) {
      segments.push(segmentOf(open));
      open = [];
      end = -Infinity;
    }
    open.push(run);
    end = Math.max(end, run.x1);
  }
  if (open.length > 0) segments.push(segmentOf(open));
  return segments;
}

/** The same words over themselves, to make them look bold or to give them a shadow. */
function isPaintedTwice(a: Run, b: Run): boolean {
  return a.text === b.text && a.order !== b.order && Math.abs(a.x0 - b.x0) < 0.2 * a.size;
}

/** A page with more is a drawing; a line with more as well. */
const MOST_SEGMENTS = 10_000;
const MOST_RUNS = 500;

/** Raised and lowered small signs, such as the numbers of footnotes, go into the line they belong to. */
function withRaised(segments: readonly Segment[]): Segment[] {
  const byY = segments.toSorted((a, b) => a.y - b.y);
  if (segments.length > MOST_SEGMENTS) return byY;
  const hosts = new Map<Segment, Run[]>();
  const raised = new Set<Segment>();
  for (const [at, small] of byY.entries()) {
    if (small.characters > 6) continue;
    const host = hostOf(byY, at, small);
    if (host === null) continue;
    raised.add(small);
    const runs = small.runs.map((run) => ({ ...run, y: host.y }));
    hosts.set(host, [...(hosts.get(host) ?? host.runs), ...runs]);
  }
  if (raised.size === 0) return byY;
  return byY.flatMap((segment) => {
    if (raised.has(segment)) return [];
    const runs = hosts.get(segment);
    return [runs === undefined ? segment : segmentOf(runs.toSorted((a, b) => a.x0 - b.x0))];
  });
}

/** Lines looked at on either side; more lie at one height on no page that is read. */
const NEIGHBOURS = 60;

function hostOf(byY: readonly Segment[], at: number, small: Segment): Segment | null {
  for (let step = 1; step <= NEIGHBOURS; step += 1) {
    for (const host of [byY[at + step], byY[at - step]]) {
      if (host !== undefined && isHost(host, small)) return host;
    }
  }
  return null;
}

function isHost(host: Segment, small: Segment): boolean {
  if (host.size < small.size * 1.15 || host.characters <= 1) return false;
  if (host.runs.length > MOST_RUNS) return false;
  const above = (host.y - small.y) / host.size;
  if (above > 0.7 || above < -0.35) return false;
  const reach = 0.35 * host.size;
  if (small.x0 < host.x0 - reach - (small.x1 - small.x0) || small.x0 > host.x1 + reach)
    return false;
  // What stands over or under letters is another line.
  return host.runs.every(
    (run) => Math.min(run.x1, small.x1) - Math.max(run.x0, small.x0) < 0.4 * (small.x1 - small.x0),
  );
}

/** A large initial that reaches down several lines belongs before the first of them. */
function withInitials(runs: readonly Run[]): readonly Run[] {
  const initials = runs.filter((run) => /^["“«„]?\p{Lu}$/u.test(run.text.trim()));
  if (initials.length === 0 || initials.length > 50) return runs;
  const lines = new Map<Run, number>();
  for (const initial of initials) {
    const y = firstLineBeside(runs, initial);
    if (y !== null) lines.set(initial, y);
  }
  return lines.size === 0 ? runs : runs.map((run) => ({ ...run, y: lines.get(run) ?? run.y }));
}

function firstLineBeside(runs: readonly Run[], initial: Run): number | null {
  let top: number | null = null;
  let lines = 0;
  for (const run of runs) {
    if (!isBeside(run, initial)) continue;
    lines += 1;
    if (top === null || run.y < top) top = run.y;
  }
  return lines >= 2 && top !== null && top < initial.y ? top : null;
}

function isBeside(run: Run, initial: Run): boolean {
  if (run.size * 1.7 > initial.size || run.text.length < 4) return false;
  const gap = (run.x0 - initial.x1) / run.size;
  const above = (initial.y - run.y) / initial.size;
  return gap >= -0.3 && gap <= 1.5 && above >= -0.1 && above <= 0.95;
}
