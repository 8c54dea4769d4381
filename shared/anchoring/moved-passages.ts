// Passages that went elsewhere: anchors out of the common order that run side by side, with the rest of their lines
// as far as no other passage claims it. Linear in the anchors but for sorting the passages by size.

import type { Tokens } from './tokens.ts';
import { ANCHOR_WORDS, type Anchors } from './word-anchors.ts';

/** Words of the first text and the words of the second that they became; half-open indexes of words. */
export interface Passage {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** Anchors further apart than this, in words, are not of one passage. */
const REACH = 60;
/** Fewer words in anchors may have come together by chance, unless they are much of their line. */
const FEW = 6;
const MUCH = 0.5;

interface Cluster {
  readonly beforeStart: number;
  beforeEnd: number;
  readonly afterStart: number;
  afterEnd: number;
  /** Words that anchors cover. */
  covered: number;
}

/** Largest first, none overlapping another in either text. `backbone` gives for each word its partner in order, or −1. */
export function findMovedPassages(
  before: Tokens,
  after: Tokens,
  anchors: Anchors,
  chosen: Uint8Array,
  backbone: Int32Array,
): Passage[] {
  const clusters = clustersOf(anchors, chosen).toSorted((a, b) => b.covered - a.covered);
  if (clusters.length === 0) return [];
  const usedBefore = new Uint8Array(before.count);
  const usedAfter = new Uint8Array(after.count);
  for (const [word, partner] of backbone.entries()) {
    if (partner === -1) continue;
    usedBefore[word] = 1;
    usedAfter[partner] = 1;
  }
  const passages: Passage[] = [];
  for (const cluster of clusters) {
    const core = freed(cluster, usedBefore, usedAfter);
    if (core === null) continue;
    const wide = {
      beforeStart: lineStart(before, core.beforeStart, usedBefore),
      beforeEnd: lineEnd(before, core.beforeEnd, usedBefore),
      afterStart: lineStart(after, core.afterStart, usedAfter),
      afterEnd: lineEnd(after, core.afterEnd, usedAfter),
    };
    if (cluster.covered < FEW && !isMuchOfItsLine(before, core, cluster.covered)) continue;
    usedBefore.fill(1, wide.beforeStart, wide.beforeEnd);
    usedAfter.fill(1, wide.afterStart, wide.afterEnd);
    passages.push(wide);
  }
  return passages;
}

function clustersOf({ count, before, after }: Anchors, chosen: Uint8Array): Cluster[] {
  const clusters: Cluster[] = [];
  for (let at = 0; at < count; at += 1) {
    if (chosen[at] === 1) continue;
    const inBefore = before[at] as number;
    const inAfter = after[at] as number;
    const beforeEnd = inBefore + ANCHOR_WORDS;
    const afterEnd = inAfter + ANCHOR_WORDS;
    const open = clusters.at(-1);
    const goesOn =
      open !== undefined &&
      inBefore - open.beforeEnd < REACH &&
      inAfter - open.afterEnd < REACH &&
      afterEnd > open.afterEnd;
    if (goesOn) {
      open.covered += Math.min(ANCHOR_WORDS, beforeEnd - open.beforeEnd);
      open.beforeEnd = beforeEnd;
      open.afterEnd = afterEnd;
    } else {
      const covered = ANCHOR_WORDS;
      clusters.push({ beforeStart: inBefore, beforeEnd, afterStart: inAfter, afterEnd, covered });
    }
  }
  return clusters;
}

/** The part of a cluster that nothing else claims; null when that is cut to pieces. */
function freed(cluster: Cluster, usedBefore: Uint8Array, usedAfter: Uint8Array): Passage | null {
  const before = freePart(usedBefore, cluster.beforeStart, cluster.beforeEnd);
  const after = freePart(usedAfter, cluster.afterStart, cluster.afterEnd);
  if (before === null || after === null) return null;
  const [beforeStart, beforeEnd] = before;
  const [afterStart, afterEnd] = after;
  return { beforeStart, beforeEnd, afterStart, afterEnd };
}

function freePart(used: Uint8Array, from: number, to: number): readonly [number, number] | null {
  let start = from;
  let end = to;
  while (start < end && used[start] === 1) start += 1;
  while (end > start && used[end - 1] === 1) end -= 1;
  return start === end || used.subarray(start, end).includes(1) ? null : [start, end];
}

function isMuchOfItsLine(
  { lines, count }: Tokens,
  { beforeStart, beforeEnd }: Passage,
  covered: number,
): boolean {
  const most = covered / MUCH;
  let start = beforeStart;
  while (start > 0 && beforeEnd - start <= most && lines[start - 1] === lines[beforeStart]) {
    start -= 1;
  }
  let end = beforeEnd;
  while (end < count && end - start <= most && lines[end] === lines[beforeStart]) end += 1;
  return end - start <= most;
}

function lineStart({ lines }: Tokens, from: number, used: Uint8Array): number {
  let at = from;
  while (at > 0 && used[at - 1] === 0 && lines[at - 1] === lines[from]) at -= 1;
  return at;
}

function lineEnd({ lines, count }: Tokens, from: number, used: Uint8Array): number {
  let at = from;
  while (at < count && used[at] === 0 && lines[at] === lines[from - 1]) at += 1;
  return at;
}
