// `npm run check`: everything that can be said about the sources without running them, in seconds and without a
// browser. One line a step with its time; what a failed step said follows; exits 1 if any failed.

import { runNode, toolArguments, type NodeRun } from './processes.ts';

interface Step {
  readonly name: string;
  readonly args: readonly string[];
  /** How to put it right. */
  readonly remedy: string;
}

const steps: readonly Step[] = [
  { name: 'types', args: toolArguments('tsc', ['-b']), remedy: 'npm run typecheck' },
  { name: 'lint', args: toolArguments('oxlint', []), remedy: 'npm run lint' },
  { name: 'format', args: toolArguments('oxfmt', ['--check']), remedy: 'npm run format' },
  {
    name: 'dead code',
    args: toolArguments('knip', ['--config=build/knip.json']),
    remedy: 'npx knip --config build/knip.json',
  },
  {
    name: 'generated files',
    args: ['build/scripts/write-schema.ts', '--check'],
    remedy: 'npm run schema',
  },
  {
    name: 'security',
    args: ['build/scripts/audit-bundles.ts'],
    remedy: 'build/audit, which says what a bundle may do and why',
  },
  { name: 'sizes', args: ['build/scripts/check-sizes.ts'], remedy: 'split the file' },
];

const inParallel = 2;

async function runStep(step: Step): Promise<boolean> {
  const startedAtMs = performance.now();
  const run: NodeRun = await runNode(step.args, { output: 'keep' });
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  const ok = run.exitCode === 0;
  const hint = step.name === 'sizes' && ok ? `  ${run.output.trim()}` : '';
  console.log(
    `${ok ? 'ok    ' : 'FAILED'}  ${step.name.padEnd(15)} ${seconds.padStart(5)} s${hint}`,
  );
  if (!ok) console.log(`${run.output.trimEnd()}\n        ${step.name}: see ${step.remedy}\n`);
  return ok;
}

/** Takes steps from the list until it is empty. */
async function worker(waiting: Step[], failed: string[]): Promise<void> {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    if (!(await runStep(step))) failed.push(step.name);
  }
}

const waiting = [...steps];
const failed: string[] = [];
await Promise.all(Array.from({ length: inParallel }, () => worker(waiting, failed)));
if (failed.length > 0) {
  console.log(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
