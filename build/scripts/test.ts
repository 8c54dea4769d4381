// `npm test [-- FILTER… --project NAME -t WORDS …]`: gets a browser where one is missing, builds where the chosen
// tests need it, runs every project, and ends with one line, `N passed, N failed`. Everything not named here goes to
// Vitest. Exits 1 when a test fails, the run breaks down, or no test ran.

import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './install-browser.ts';
import { root, runNode, toolArguments } from './processes.ts';
import {
  describeTotals,
  totalsFileVariable,
  totalsSchema,
  type TestTotals,
} from './test-totals.ts';

/** A run that takes longer hangs. */
const limitMs = 45 * 60_000;
const needBrowser: ReadonlySet<string> = new Set(['renderer', 'e2e', 'torture']);
const needBuild: ReadonlySet<string> = new Set(['packaging', 'e2e', 'cli', 'torture']);
const noneRan: TestTotals = { passed: 0, failed: 1, skipped: 0, skips: {} };

const asked = process.argv.slice(2);
const { values, positionals } = parseArgs({
  args: asked,
  options: {
    project: { type: 'string', multiple: true },
    testNamePattern: { type: 'string', short: 't' },
  },
  allowPositionals: true,
  strict: false,
});

/** The folders of test/ with a test file that these arguments choose; a filter is part of a path, as in Vitest. */
function chosenFolders(): ReadonlySet<string> {
  const projects = new Set(values.project);
  const files = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `test/${file.replaceAll('\\', '/')}`);
  const chosen = files.filter(
    (file) => positionals.length === 0 || positionals.some((filter) => file.includes(filter)),
  );
  const folders = chosen.map((file) => file.split('/')[1] ?? '');
  return new Set(folders.filter((folder) => projects.size === 0 || projects.has(folder)));
}

/** What the run left behind, or one failure where it broke down before it could say. */
function readTotals(file: string): TestTotals {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return totalsSchema.parse(parsed);
  } catch {
    console.error('The run ended without a result.');
    return noneRan;
  }
}

async function runTests(): Promise<TestTotals> {
  const folders = chosenFolders();
  const needs = (those: ReadonlySet<string>) => [...folders].some((folder) => those.has(folder));
  if (needs(needBrowser)) await ensureBrowser();
  if (needs(needBuild)) {
    console.log('Building…');
    const built = await runNode(['build/scripts/build.ts'], { output: 'inherit' });
    if (built.exitCode !== 0) return noneRan;
  }
  const totalsFile = path.join(root, '.cache/test-totals.json');
  mkdirSync(path.dirname(totalsFile), { recursive: true });
  rmSync(totalsFile, { force: true });
  const reporters = ['--reporter=default', '--reporter=./build/scripts/totals-reporter.ts'];
  const run = await runNode(
    toolArguments('vitest', ['run', '--config=build/vitest.config.ts', ...reporters, ...asked]),
    {
      output: 'inherit',
      env: { ...process.env, [totalsFileVariable]: totalsFile },
      timeoutMs: limitMs,
    },
  );
  const totals = readTotals(totalsFile);
  // A crash after the last test, or nothing to run, must not look like success.
  const silentFailure = totals.failed === 0 && (run.exitCode !== 0 || totals.passed === 0);
  return silentFailure ? { ...totals, failed: 1 } : totals;
}

/** The last line is always there, whatever went wrong before it. */
async function totalsOrFailure(): Promise<TestTotals> {
  try {
    return await runTests();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return noneRan;
  }
}

const totals = await totalsOrFailure();
// With -t the others are skipped by choice.
if (values['testNamePattern'] === undefined) {
  for (const reason of Object.keys(totals.skips)) console.log(`Skipped: ${reason}`);
}
console.log(describeTotals(totals));
process.exitCode = totals.failed === 0 ? 0 : 1;
