// Stretches of a text that are in a changed version of it, and what can be asked of them. Offsets in UTF-16 code units.

import type { Span } from '../domain/span.ts';

export interface KeptRuns {
  readonly count: number;
  /** In turn for each: start in the first text, start in the second, length; in the order of the first, none empty. */
  readonly triples: Int32Array;
  /** 1 for each that went elsewhere than its neighbours; the others are in order in the second text too. */
  readonly moved: Uint8Array;
}

export function makeRuns(triples: readonly number[], moved: readonly number[]): KeptRuns {
  return {
    count: triples.length / 3,
    triples: Int32Array.from(triples),
    moved: Uint8Array.from(moved.slice(0, triples.length / 3)),
  };
}

/** Of `EditedText.kept`, where nothing is out of order. */
export function runsOfEdit(kept: Int32Array): KeptRuns {
  return { count: kept.length / 3, triples: kept, moved: new Uint8Array(kept.length / 3) };
}

/** Without what went elsewhere: `EditedText.kept`. */
export function inOrderOnly({ count, triples, moved }: KeptRuns): Int32Array {
  if (!moved.includes(1)) return triples;
  const kept: number[] = [];
  for (let run = 0; run < count; run += 1) {
    if (moved[run] === 0) kept.push(...triples.subarray(run * 3, run * 3 + 3));
  }
  return Int32Array.from(kept);
}

export const beforeOf = ({ triples }: KeptRuns, run: number): number => triples[run * 3] as number;
export const afterOf = ({ triples }: KeptRuns, run: number): number =>
  triples[run * 3 + 1] as number;
export const lengthOf = ({ triples }: KeptRuns, run: number): number =>
  triples[run * 3 + 2] as number;
export const isMoved = ({ moved }: KeptRuns, run: number): boolean => moved[run] === 1;

/** The first run that ends behind the offset; their count when there is none. */
export function firstRunBehind(runs: KeptRuns, offsetUtf16: number): number {
  let low = 0;
  let high = runs.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (beforeOf(runs, middle) + lengthOf(runs, middle) <= offsetUtf16) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A span that was kept, and where it is. */
export interface KeptSpan {
  readonly before: Span;
  readonly after: Span;
}

/**
 * Those of the spans that are in the second text character for character and in one piece, where they are there. Empty
 * spans are not. Costs a binary search each.
 */
export function keptSpans<S extends Span>(
  runs: KeptRuns,
  spans: readonly S[],
): (KeptSpan & { readonly before: S })[] {
  return spans.flatMap((span) => {
    const { startUtf16, endUtf16 } = span;
    const run = firstRunBehind(runs, startUtf16);
    if (run === runs.count || startUtf16 >= endUtf16) return [];
    const from = beforeOf(runs, run);
    if (startUtf16 < from || endUtf16 > from + lengthOf(runs, run)) return [];
    const shift = afterOf(runs, run) - from;
    return [
      { before: span, after: { startUtf16: startUtf16 + shift, endUtf16: endUtf16 + shift } },
    ];
  });
}
