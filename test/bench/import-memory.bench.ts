// What importing the largest files costs in memory: the peak of a process that takes one in through the service, with
// its thread for importers and its database. A single run of each: a peak hardly varies, and takes its time.

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { importerLimits, mebibyte } from '../../electron/workspace/limits.ts';
import type { Bench } from './bench.ts';
import type { ImportCost } from './import-memory-child.ts';
import { htmlOf } from './import-pages.ts';
import { longPdf } from './import-pdf.ts';
import { proseOf } from './import-prose.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('./import-memory-child.ts', import.meta.url));

/** What the rest of the process may hold beside the importer's thread: the original, the text and what is stored. */
const restMegabytes = 512;
const most = importerLimits.memoryMegabytes + restMegabytes;
/** Of files that an importer should not need all it may use for. */
const less = importerLimits.memoryMegabytes / 2;

interface Case {
  readonly name: string;
  readonly target: number;
  readonly fileName: string;
  readonly file: () => string | Uint8Array;
  /** Of the article that has to come of it. */
  readonly leastCharacters: number;
}

const cases: readonly Case[] = [
  {
    name: 'an HTML page of 50 MB',
    target: most,
    fileName: 'report.html',
    file: () => page(articleOf(50 * mebibyte)),
    leastCharacters: 40_000_000,
  },
  {
    name: 'an HTML page of 10 MB in a single line',
    target: less,
    fileName: 'line.html',
    file: () => page(articleOf(10 * mebibyte)).replaceAll('\n', ' '),
    leastCharacters: 8_000_000,
  },
  {
    name: 'an HTML page of 100,000 nested elements',
    target: less,
    fileName: 'nested.html',
    file: () => page('<div><p>word '.repeat(100_000)),
    leastCharacters: 400_000,
  },
  {
    name: 'a PDF of 1,000 pages',
    target: less,
    fileName: 'report.pdf',
    file: () => longPdf(1000),
    leastCharacters: 3_000_000,
  },
];

const page = (inside: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A long report</title></head><body><main><article><h1>A long report</h1>${inside}</article></main></body></html>`;

function articleOf(bytes: number): string {
  const part = htmlOf(proseOf(900_000));
  return part.repeat(Math.ceil(bytes / Buffer.byteLength(part)));
}

async function measure({ fileName, file, leastCharacters }: Case) {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  try {
    const path = join(folder, fileName);
    writeFileSync(path, file());
    const workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    const { stdout } = await run(process.execPath, [child, workspace, path]);
    const { peakMegabytes, milliseconds, characters, error } = JSON.parse(stdout) as ImportCost;
    if (error !== null) throw new Error(error);
    if (characters < leastCharacters) throw new Error(`${characters} characters only`);
    console.error(`     imported in ${(milliseconds / 1000).toFixed(1)} s`);
    return { value: peakMegabytes, reference: null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const benches: readonly Bench[] = cases.map((each) => ({
  name: `import: peak memory of ${each.name}`,
  unit: 'MB',
  target: each.target,
  compare: 'value-at-most',
  run: () => measure(each),
}));
