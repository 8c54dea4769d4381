// What a test run came to, as it passes from the Vitest reporter to `npm test`.

import { z } from 'zod';

/** The environment variable that names the file the reporter writes. */
export const totalsFileVariable = 'SOURCEBENCH_TEST_TOTALS';

const count = z.int().min(0);

export const totalsSchema = z.strictObject({
  passed: count,
  failed: count,
  skipped: count,
  /** For each file and reason, how many were skipped. */
  skips: z.record(z.string(), count),
});

export type TestTotals = z.output<typeof totalsSchema>;

export function sumTotals(all: readonly TestTotals[]): TestTotals {
  const sum = (part: (totals: TestTotals) => number) =>
    all.reduce((total, totals) => total + part(totals), 0);
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped),
    skips: Object.fromEntries(all.flatMap(({ skips }) => Object.entries(skips))),
  };
}

/** `12 passed, 0 failed`, and how many were skipped where some were. */
export function describeTotals({ passed, failed, skipped }: TestTotals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
