// Which marks of two annotators share text, and how much. Both sides are walked once in text order, so that the cost is
// O(m log m) and one step for each pair of segments that overlap.

import type { PreparedMark } from './prepared.ts';

export interface Overlap {
  /** Index in the first list. */
  readonly one: number;
  /** Index in the second list. */
  readonly other: number;
  /** How many UTF-16 code units both cover. */
  readonly lengthUtf16: number;
}

interface Side {
  readonly mark: number;
  readonly startUtf16: number;
  readonly endUtf16: number;
}

/** By the first list, then by the second. */
export function overlapsOf(
  ones: readonly PreparedMark[],
  others: readonly PreparedMark[],
): Overlap[] {
  const lengths = new Map<number, number>();
  const first = sidesOf(ones);
  const second = sidesOf(others);
  let from = 0;
  const open: Side[] = [];
  for (const side of first) {
    for (let next = second[from]; next !== undefined; next = second[from]) {
      if (next.startUtf16 >= side.endUtf16) break;
      open.push(next);
      from += 1;
    }
    keepOpen(open, side.startUtf16);
    for (const { mark, startUtf16, endUtf16 } of open) {
      const shared = Math.min(side.endUtf16, endUtf16) - Math.max(side.startUtf16, startUtf16);
      if (shared <= 0) continue;
      const key = side.mark * others.length + mark;
      lengths.set(key, (lengths.get(key) ?? 0) + shared);
    }
  }
  return [...lengths]
    .toSorted(([a], [b]) => a - b)
    .map(([key, lengthUtf16]) => ({
      one: Math.floor(key / others.length),
      other: key % others.length,
      lengthUtf16,
    }));
}

/** What ends before here cannot meet anything that starts here or later. */
function keepOpen(open: Side[], startUtf16: number): void {
  let kept = 0;
  for (const side of open) {
    if (side.endUtf16 <= startUtf16) continue;
    open[kept] = side;
    kept += 1;
  }
  open.length = kept;
}

function sidesOf(marks: readonly PreparedMark[]): Side[] {
  return marks
    .flatMap(({ segments }, mark) =>
      segments.map(({ startUtf16, endUtf16 }) => ({ mark, startUtf16, endUtf16 })),
    )
    .toSorted((a, b) => a.startUtf16 - b.startUtf16);
}
