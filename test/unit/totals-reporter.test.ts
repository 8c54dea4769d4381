// The last line of `npm test` must count what went wrong, also where no test failed. A real Vitest run over files
// that fail in each way shows what the reporter makes of them.

import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, runNode, toolArguments } from '../../build/scripts/processes.ts';
import {
  describeTotals,
  sumTotals,
  totalsFileVariable,
  totalsSchema,
  type TestTotals,
} from '../../build/scripts/test-totals.ts';

const files = {
  'mixed.test.ts': `
    it('passes', () => {});
    it('fails', () => { throw new Error('no'); });
    it('is skipped with a reason', (context) => context.skip('no sample here'));
  `,
  'broken.test.ts': `throw new Error('does not load');`,
  'hook.test.ts': `
    import { beforeAll, describe } from 'vitest';
    describe('a suite', () => {
      beforeAll(() => { throw new Error('no'); });
      it('never runs', () => {});
    });
  `,
  'unhandled.test.ts': `
    it('passes and leaves a rejection', () => { void Promise.reject(new Error('stray')); });
  `,
};

describe('the totals of a run', () => {
  let folder = '';
  let totals: TestTotals = { passed: -1, failed: -1, skipped: -1, skips: {} };
  let exitCode = -1;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'sourcebench-totals-'));
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    writeFileSync(path.join(folder, 'vitest.config.mjs'), 'export default {};');
    for (const [name, code] of Object.entries(files)) {
      writeFileSync(path.join(folder, name), `import { it } from 'vitest';\n${code}`);
    }
    const totalsFile = path.join(folder, 'totals.json');
    const reporter = `--reporter=${path.join(root, 'build/scripts/totals-reporter.ts')}`;
    const env = { ...process.env, [totalsFileVariable]: totalsFile };
    const args = ['run', `--root=${folder}`, reporter];
    ({ exitCode } = await runNode(toolArguments('vitest', args), { output: 'keep', env }));
    const parsed: unknown = JSON.parse(readFileSync(totalsFile, 'utf8'));
    totals = totalsSchema.parse(parsed);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('counts failing tests, files that do not load, failing hooks and stray errors', () => {
    expect(exitCode).not.toBe(0);
    expect(totals.failed).toBe(4);
  });

  it('counts what passed', () => {
    expect(totals.passed).toBe(2);
  });

  it('says why something was skipped', () => {
    expect(totals.skips).toMatchObject({ 'mixed.test.ts: no sample here': 1 });
  });
});

describe('the last line', () => {
  it('leaves out what does not occur', () => {
    expect(describeTotals({ passed: 12, failed: 0, skipped: 0, skips: {} })).toBe(
      '12 passed, 0 failed',
    );
  });

  it('names skipped tests', () => {
    const one = { passed: 1, failed: 2, skipped: 3, skips: { a: 3 } };
    const other = { passed: 10, failed: 0, skipped: 1, skips: { b: 1 } };
    expect(describeTotals(sumTotals([one, other]))).toBe('11 passed, 2 failed, 4 skipped');
  });
});
