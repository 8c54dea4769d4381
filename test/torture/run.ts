// `npm run torture [-- FILTER… --seed N --seconds N]`: every case in full, two at a time, in at most ten minutes, or each
// chosen case in that many seconds; prints a table, writes torture-results.json, and exits 1 when a figure is over its
// limit or a case fails or hangs.

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
const allSeconds = 540;

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string' }, seconds: { type: 'string' } },
  allowPositionals: true,
});
const seed = wholeNumber('seed') ?? 20_261_123;
const secondsOfEach = wholeNumber('seconds');

function wholeNumber(name: 'seed' | 'seconds'): number | null {
  const given = values[name];
  if (given === undefined) return null;
  if (!/^\d{1,15}$/u.test(given)) throw new TypeError(`--${name} ${given} is not a whole number`);
  return Number(given);
}

/** As long as was asked for: in ten minutes a case may not get to every place that it knows of. */
const lasting = (cases: readonly CaseDescription[]): readonly CaseDescription[] =>
  secondsOfEach === null
    ? cases
    : cases.map((each) => ({ ...each, seconds: { ...each.seconds, full: secondsOfEach } }));

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
  const seconds = secondsOfEach === null ? allSeconds : secondsOfEach * able.length;
  const running = [...runCases(lasting(able), { scale: 'full', seed, seconds }).values()];
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
