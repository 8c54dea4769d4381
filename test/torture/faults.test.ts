// A test of the tests: with each of its seeded faults, a case of `npm run torture` has to exceed a limit.

import { describe, expect, test } from 'vitest';
import { isWithin } from './torture.ts';
import { describeCases, runCase } from './support/run-case.ts';
import { laneRunner } from './support/run-cases.ts';
import { ensureStrace } from './support/strace.ts';

ensureStrace();
const cases = await describeCases();
const inTurn = laneRunner();
const planted = cases.flatMap(({ name, faults, seconds, unable }) =>
  faults.map((fault) => ({
    name,
    fault,
    unable,
    outcome:
      unable === null
        ? inTurn(() =>
            runCase(name, { scale: 'short', seconds: seconds.short, seed: 20_261_123, fault }),
          )
        : null,
  })),
);

describe('a planted fault shows', () => {
  test.each(cases)('$name has faults to plant', ({ faults }) => {
    expect(faults.length).toBeGreaterThan(0);
  });

  test.for(planted)('$name: $fault', async ({ outcome, unable }, { skip }) => {
    skip(outcome === null, unable ?? '');
    const { failure, figures } = (await outcome) ?? { failure: 'none', figures: [] };
    // A run that broke down proves nothing.
    expect(failure).toBeNull();
    expect(figures.filter((figure) => !isWithin(figure))).not.toEqual([]);
  });
});
