// What went wrong in a run, counted by figure, with the first ones in words.

import type { Figure } from '../torture.ts';

export interface Tally {
  readonly add: (what: string) => void;
  readonly count: () => number;
  readonly figure: (name: string, unit: string, done: string) => Figure;
}

const told = 5;

/** Nothing of it is right: the limit is 0. */
export function tally(): Tally {
  const found: string[] = [];
  let count = 0;
  return {
    add(what) {
      count += 1;
      if (found.length < told) found.push(what);
    },
    count: () => count,
    figure: (name, unit, done) => ({
      name,
      value: count,
      limit: 0,
      unit,
      detail: [done, ...found].join('; '),
    }),
  };
}
