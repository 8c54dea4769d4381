// `npm run torture [-- FILTER… --seed N]`: every case in full, two at a time, in at most ten minutes; prints a table,
// writes torture-results.json, and exits 1 when a figure is over its limit or a case fails or hangs.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../build/scripts/find-browser.ts';
import { ensureBrowser } from '../../build/scripts/install-browser.ts';
import { runNode } from '../../build/scripts/processes.ts';
import { figureTable } from './support/figure-table.ts';
import { describeCases, isGood, type CaseDescription } from './support/run-case.ts';
import { runCases } from './support/run-cases.ts';
import { ensureStrace } from './support/strace.ts';

const resultsFile = fileURLToPath(new URL('../../torture-results.json', import.meta.url));
/** With what a case needs to wind up, ten minutes. */
const seconds = 540;

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string' } },
  allowPositionals: true,
});
const seed = Number(values.seed ?? 20_261_123);
if (!Number.isSafeInteger(seed)) throw new TypeError(`--seed ${values.seed} is not a whole number`);

/** What the cases wait for is got first: they say whether they can run by what is there. */
async function chosenCases(): Promise<readonly CaseDescription[]> {
  const wanted = (name: string) =>
    positionals.length === 0 || positionals.some((filter) => name.includes(filter));
  const choose = async () => (await describeCases()).filter(({ name }) => wanted(name));
  ensureStrace();
  const chosen = await choose();
  if (!chosen.some(({ needs }) => needs.includes('browser')) || findBrowser() !== null) {
    return chosen;
  }
  await ensureBrowser();
  return choose();
}

async function build(cases: readonly CaseDescription[]): Promise<void> {
  if (!cases.some(({ needs }) => needs.includes('build'))) return;
  const built = await runNode(['build/scripts/build.ts'], { output: 'inherit' });
  if (built.exitCode !== 0) throw new Error('The build failed.');
}

async function torture(): Promise<boolean> {
  const chosen = await chosenCases();
  if (chosen.length === 0) {
    console.error('No case matches. Name one, or leave the filter out.');
    return false;
  }
  for (const { name, unable, broken } of chosen) {
    if (unable !== null) console.log(`${name} cannot run here: ${unable}`);
    if (broken !== null) console.error(`${name} is broken: ${broken}`);
  }
  const able = chosen.filter(({ unable, broken }) => unable === null && broken === null);
  await build(able);
  console.log(`${able.map(({ name }) => name).join(', ')}; seed ${seed}`);
  const running = [...runCases(able, { scale: 'full', seed, seconds }).values()];
  for (const one of running) {
    void one.then(({ name, tookMs }) =>
      console.error(`${name} ended after ${Math.round(tookMs / 1000)} s`),
    );
  }
  const outcomes = await Promise.all(running);
  writeFileSync(resultsFile, `${JSON.stringify({ seed, outcomes }, null, 2)}\n`);
  console.log(figureTable(outcomes));
  for (const { name, failure } of outcomes) {
    if (failure !== null) console.error(`\n${name} failed: ${failure}`);
  }
  return outcomes.every((outcome) => isGood(outcome)) && chosen.every(({ broken }) => !broken);
}

process.exitCode = (await torture()) ? 0 : 1;
