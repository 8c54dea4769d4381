// Datasets against their own limits: 10,000 articles of 5 kB with 50 marks each. Exporting them beside writing the same
// bytes with JSON.stringify and a stream, reading them again beside JSON.parse, the memory that an export takes, and how
// fast each format is written and read.

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { jsonlCodec } from '../../shared/formats/jsonl.ts';
import { readContext } from '../support/round-trip.ts';
import { inTurns, type Bench, type Measurement } from './bench.ts';
import { exportOf } from './datasets-choice.ts';
import type { ExportCost } from './datasets-export-child.ts';
import { fillWorkspace } from './datasets-library.ts';
import { rateBenches } from './datasets-rates.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('./datasets-export-child.ts', import.meta.url));
const articleCount = 10_000;
/** What is parsed ahead of the clock at a time: all of it would take gigabytes. */
const linesAtOnce = 500;

interface Filled {
  readonly folder: string;
  readonly path: string;
}

/** A workspace in a folder of its own, which is removed afterwards. */
async function withWorkspace<T>(work: (filled: Filled) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  try {
    const path = join(folder, 'datasets.sourcebench');
    const service = createWorkspaceService();
    await service.handlers['workspace:open']({ path, withSample: false });
    // For its tagset, which the others get.
    await service.handlers['article:import-text']({ text: 'The first article.\n\nIt is short.' });
    service.close();
    fillWorkspace(path, articleCount - 1);
    return await work({ folder, path });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const filesIn = (folder: string) => readdirSync(folder).map((name) => join(folder, name));

type Service = ReturnType<typeof createWorkspaceService>;

async function opened(path: string): Promise<Service> {
  const service = createWorkspaceService();
  await service.handlers['workspace:open']({ path, withSample: false });
  return service;
}

/** As the first thing after opening, when every row is looked at as well, beside who has it; in milliseconds. */
async function exportFirst(folder: string, path: string): Promise<number> {
  const service = createWorkspaceService();
  service.openBeside({ path });
  const milliseconds = await exportTo(folder, service);
  service.close();
  return milliseconds;
}

/** In milliseconds. */
async function exportTo(folder: string, service: Service): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  const start = performance.now();
  const { articles } = await service.handlers['export:dataset'](exportOf('jsonl', folder));
  const milliseconds = performance.now() - start;
  if (articles !== articleCount) throw new Error(`${articles} articles only`);
  return milliseconds;
}

/** In milliseconds: only stringifying and the stream are on the clock, not parsing what is written. */
async function writeWithStream(from: string, to: string): Promise<number> {
  let milliseconds = 0;
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    milliseconds += performance.now() - start;
  };
  const out = createWriteStream(to);
  for (const file of filesIn(from)) {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    for (let at = 0; at < lines.length; at += linesAtOnce) {
      const documents = lines.slice(at, at + linesAtOnce).map((line): unknown => JSON.parse(line));
      await timed(async () => {
        for (const document of documents) {
          if (!out.write(`${JSON.stringify(document)}\n`)) await once(out, 'drain');
        }
      });
    }
  }
  await timed(async () => {
    out.end();
    await once(out, 'close');
  });
  return milliseconds;
}

function measureExport(): Promise<Measurement> {
  return withWorkspace(async ({ folder, path }) => {
    const out = join(folder, 'out');
    const service = await opened(path);
    await exportTo(out, service);
    const result = await inTurns(
      () => exportTo(join(folder, 'ours'), service),
      () => writeWithStream(out, join(folder, 'reference.jsonl')),
    );
    service.close();
    return result;
  });
}

function measureFirstExport(): Promise<Measurement> {
  return withWorkspace(async ({ folder, path }) => {
    const service = await opened(path);
    await exportTo(join(folder, 'warm'), service);
    const result = await inTurns(
      () => exportFirst(join(folder, 'first'), path),
      () => exportTo(join(folder, 'again'), service),
    );
    service.close();
    return result;
  });
}

async function readWithCodec(folder: string): Promise<number> {
  const context = readContext();
  let articles = 0;
  const start = performance.now();
  for (const path of filesIn(folder)) {
    const result = await jsonlCodec.read?.([{ path, bytes: readFileSync(path) }], context);
    articles += result?.articles.length ?? 0;
  }
  const milliseconds = performance.now() - start;
  if (articles !== articleCount) throw new Error(`${articles} articles only`);
  return milliseconds;
}

function parseOnly(folder: string): number {
  let articles = 0;
  const start = performance.now();
  for (const path of filesIn(folder)) {
    for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) {
      if (JSON.parse(line) !== null) articles += 1;
    }
  }
  const milliseconds = performance.now() - start;
  if (articles !== articleCount) throw new Error(`${articles} articles only`);
  return milliseconds;
}

function measureImport(): Promise<Measurement> {
  return withWorkspace(async ({ folder, path }) => {
    const out = join(folder, 'out');
    await exportFirst(out, path);
    return inTurns(
      () => readWithCodec(out),
      () => parseOnly(out),
    );
  });
}

function measureMemory(): Promise<Measurement> {
  return withWorkspace(async ({ folder, path }) => {
    const { stdout } = await run(process.execPath, [child, path, join(folder, 'out')]);
    const { peakMegabytes, milliseconds, articles } = JSON.parse(stdout) as ExportCost;
    if (articles !== articleCount) throw new Error(`${articles} articles only`);
    console.error(`     exported in ${(milliseconds / 1000).toFixed(1)} s`);
    return { value: peakMegabytes, reference: null };
  });
}

export const benches: readonly Bench[] = [
  {
    name: 'datasets: export of 10,000 articles to jsonl, beside JSON.stringify and a stream',
    unit: 'ms',
    target: 2.5,
    compare: 'ratio-at-most',
    run: measureExport,
  },
  {
    name: 'datasets: the same as the first thing after opening, every row checked, beside a later one',
    unit: 'ms',
    target: 2.5,
    compare: 'ratio-at-most',
    run: measureFirstExport,
  },
  {
    name: 'datasets: peak memory of that export',
    unit: 'MB',
    target: 300,
    compare: 'value-at-most',
    run: measureMemory,
  },
  {
    name: 'datasets: reading it again, beside JSON.parse',
    unit: 'ms',
    target: 4,
    compare: 'ratio-at-most',
    run: measureImport,
  },
  ...rateBenches,
];
