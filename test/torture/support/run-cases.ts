// Two cases at a time, the longest first, within a time for all of them: each gets its share where it is short.

import type { TortureRun } from '../torture.ts';
import { runCase, type CaseDescription, type CaseOutcome } from './run-case.ts';

const lanes = 2;

export interface RunAll {
  readonly scale: TortureRun['scale'];
  readonly seed: number;
  /** For all cases together. */
  readonly seconds: number;
}

/** A promise for each case, in the order given. What is unable or broken has no run. */
export function runCases(
  cases: readonly CaseDescription[],
  { scale, seed, seconds }: RunAll,
): ReadonlyMap<string, Promise<CaseOutcome>> {
  const share = Math.min(1, seconds / spanOf(cases.map((each) => each.seconds[scale])));
  const inTurn = laneRunner();
  const longestFirst = cases.toSorted((a, b) => b.seconds[scale] - a.seconds[scale]);
  return new Map(
    longestFirst.map(({ name, seconds: wanted }) => [
      name,
      inTurn(() => runCase(name, { scale, seed, fault: null, seconds: wanted[scale] * share })),
    ]),
  );
}

/** How long so much work takes, the longest first, on as many lanes as there are. */
function spanOf(works: readonly number[]): number {
  const ends = Array.from({ length: lanes }, () => 0);
  for (const work of works.toSorted((a, b) => b - a)) {
    const first = ends.indexOf(Math.min(...ends));
    ends[first] = (ends[first] ?? 0) + work;
  }
  return Math.max(1, ...ends);
}

/** Starts work when a lane is free, in the order of asking. */
export function laneRunner(): <T>(work: () => Promise<T>) => Promise<T> {
  let free = lanes;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
