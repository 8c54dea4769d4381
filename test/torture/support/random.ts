// Random choices that come from a seed alone.

import { randomUUID } from 'node:crypto';

export interface Random {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number in [0, below). */
  readonly below: (below: number) => number;
  /** Throws for an empty list. */
  readonly pick: <T>(from: readonly T[]) => T;
  readonly uuid: () => string;
}

/** Mulberry32: as random as choosing a word asks for. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick(from) {
      const one = from[below(from.length)];
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
    // Ids decide nothing; they have to differ between processes that have one seed.
    uuid: () => randomUUID(),
  };
}
