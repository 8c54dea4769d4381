// Random numbers that are the same on every machine for the same seed and name, so that the same input gives the same
// figures. Each use has a name of its own: adding one does not change the numbers of another.

import { seededRank } from '../../datasets/seeded-rank.ts';

/** From 0 to below 1. */
export type Random = () => number;

/** SplitMix32, the 32-bit form of Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators. */
export function seededRandom(seed: number, name: string): Random {
  let state = seededRank(seed, name);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** From 0 to below the limit, whole. */
export function randomBelow(random: Random, limit: number): number {
  return Math.min(limit - 1, Math.floor(random() * limit));
}
