// A Vitest reporter that leaves the totals of a run over all projects in a file, for `npm test` to end with.
// What fails outside a test (a file that does not load, a hook, an unhandled error) counts as a failure too.

import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';
import { sumTotals, totalsFileVariable, type TestTotals } from './test-totals.ts';

function totalsOf(module: TestModule): TestTotals {
  let passed = 0;
  let skipped = 0;
  let failed = module.errors().length;
  const skips: Record<string, number> = {};
  for (const suite of module.children.allSuites()) failed += suite.errors().length;
  for (const test of module.children.allTests()) {
    const result = test.result();
    if (result.state === 'passed') passed += 1;
    // A test still pending when the run is over was cut off.
    else if (result.state !== 'skipped') failed += 1;
    else {
      skipped += 1;
      const reason = `${module.relativeModuleId}: ${result.note ?? test.fullName}`;
      skips[reason] = (skips[reason] ?? 0) + 1;
    }
  }
  if (failed === 0 && !module.ok()) failed = 1;
  return { passed, failed, skipped, skips };
}

class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const file = process.env[totalsFileVariable];
    if (file === undefined) return;
    const stray = { passed: 0, failed: unhandledErrors.length, skipped: 0, skips: {} };
    writeFileSync(file, JSON.stringify(sumTotals([...modules.map(totalsOf), stray])));
  }
}

export default TotalsReporter;
