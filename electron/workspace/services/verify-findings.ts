// What a check found wrong: counted in full, told in part.

import type { Problem } from '../../../shared/ipc/result.ts';

const mostTold = 100;
const remedy =
  'Keep a copy of the file as it is, and compare it with a backup or an exported file from before.';

export interface Findings {
  readonly add: (path: string, message: string) => void;
  readonly count: () => number;
  /** The first hundred. */
  readonly told: () => readonly Problem[];
}

export function collectFindings(): Findings {
  const problems: Problem[] = [];
  let count = 0;
  return {
    add(path, message) {
      count += 1;
      if (problems.length < mostTold) problems.push({ path, message, remedy });
    },
    count: () => count,
    told: () => problems,
  };
}
