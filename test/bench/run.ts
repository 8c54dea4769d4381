// `npm run bench [-- FILTER…]`: runs every case of test/bench/*.bench.ts whose name or file contains a filter, prints
// a table, writes bench-results.json, and exits 1 when one misses its target, fails or none was found.

import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rowOf, type Bench } from './bench.ts';
import { tableOf, type BenchOutcome } from './table.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const resultsFile = fileURLToPath(new URL('../../bench-results.json', import.meta.url));

function isBenchModule(module: unknown): module is { readonly benches: readonly Bench[] } {
  return typeof module === 'object' && module !== null && 'benches' in module;
}

async function benchesOf(file: string): Promise<readonly Bench[]> {
  const module: unknown = await import(pathToFileURL(path.join(folder, file)).href);
  if (!isBenchModule(module)) throw new TypeError(`test/bench/${file} does not export benches`);
  return module.benches;
}

async function selected(filters: readonly string[]): Promise<readonly Bench[]> {
  const wanted = (text: string) =>
    filters.length === 0 || filters.some((filter) => text.includes(filter.toLowerCase()));
  const files = readdirSync(folder).filter((file) => file.endsWith('.bench.ts'));
  const found: Bench[] = [];
  for (const file of files.toSorted()) {
    for (const bench of await benchesOf(file)) {
      if (wanted(`${file} ${bench.name}`.toLowerCase())) found.push(bench);
    }
  }
  return found;
}

/** A case that throws is a row that is not ok: the others still run. */
async function measure(bench: Bench): Promise<BenchOutcome> {
  try {
    return { bench, row: rowOf(bench, await bench.run()) };
  } catch (error) {
    console.error(error);
    return { bench, row: rowOf(bench, { value: Number.NaN, reference: null }) };
  }
}

const benches = await selected(process.argv.slice(2));
const outcomes: BenchOutcome[] = [];
for (const [index, bench] of benches.entries()) {
  console.error(`${index + 1}/${benches.length}  ${bench.name}`);
  outcomes.push(await measure(bench));
}
if (outcomes.length === 0) {
  console.error('No benchmark matches. Name a file or a case, or leave the filter out.');
  process.exitCode = 1;
} else {
  const rows = outcomes.map(({ row }) => row);
  writeFileSync(resultsFile, `${JSON.stringify(rows, null, 2)}\n`);
  console.log(tableOf(outcomes));
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
// A case may leave a browser or a port open; the results are out.
process.exit();
