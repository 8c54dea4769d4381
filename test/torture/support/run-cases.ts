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
  const inTurn = laneRunner();
  const longestFirst = cases.toSorted((a, b) => b.seconds[scale] - a.seconds[scale]);
  const end = performance.now() + seconds * 1000;
  const waiting = longestFirst.map((each) => each.seconds[scale]);
  /** When those that run will be over at the latest. */
  const running = new Map<string, number>();
  return new Map(
    longestFirst.map(({ name, seconds: wanted }) => [
      name,
      inTurn(async () => {
        const now = performance.now();
        const share = shareOf(waiting, {
          busy: [...running.values()].map((over) => (over - now) / 1000),
          left: (end - now) / 1000,
        });
        waiting.shift();
        const own = wanted[scale] * share;
        running.set(name, now + own * 1000);
        try {
          return await runCase(name, { scale, seed, fault: null, seconds: own });
        } finally {
          running.delete(name);
        }
      }),
    ]),
  );
}

interface Lanes {
  /** Seconds that lanes are taken for. */
  readonly busy: readonly number[];
  /** Seconds that there are. */
  readonly left: number;
}

/** What each of the works gets of the time that it asks for; what others did not need comes to those after them. */
export function shareOf(works: readonly number[], { busy, left }: Lanes): number {
  for (let share = 1; share > 0.05; share -= 0.01) {
    if (
      spanOf(
        works.map((work) => work * share),
        busy,
      ) <= left
    )
      return share;
  }
  return 0.05;
}

/** When so much work is over, the longest first, on as many lanes as there are. */
function spanOf(works: readonly number[], busy: readonly number[]): number {
  const ends = Array.from({ length: lanes }, (_, lane) => Math.max(0, busy[lane] ?? 0));
  let last = 0;
  for (const work of works.toSorted((a, b) => b - a)) {
    const first = ends.indexOf(Math.min(...ends));
    const end = (ends[first] ?? 0) + work;
    ends[first] = end;
    last = Math.max(last, end);
  }
  return last;
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
