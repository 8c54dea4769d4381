// How fast each format is written and read, on 200 of the articles: the milliseconds for a megabyte of them, and the
// rate in MB/s beside it. Megabytes are those of the articles in our own JSONL, so that formats can be compared: a
// packed one is not slower for being small.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { loadDocument } from '../../electron/workspace/services/load-document.ts';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { loadCodec } from '../../shared/formats/codecs.ts';
import { jsonlCodec } from '../../shared/formats/jsonl.ts';
import { formatList, type FormatInfo } from '../../shared/formats/format-list.ts';
import { readAll, writeAll } from '../support/round-trip.ts';
import { median, type Bench, type Measurement } from './bench.ts';
import { fillWorkspace } from './datasets-library.ts';

const articleCount = 200;
const runs = 5;
/** A format may take so long for a megabyte: 4 MB/s. */
const mostMilliseconds = 250;

let documents: Promise<readonly AnnotatedArticle[]> | null = null;

/** Made once for all formats. */
const articles = () => (documents ??= makeArticles());

async function makeArticles(): Promise<readonly AnnotatedArticle[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  const service = createWorkspaceService();
  try {
    const path = join(folder, 'rates.sourcebench');
    await service.handlers['workspace:open']({ path, withSample: false });
    await service.handlers['article:import-text']({ text: 'The first article.\n\nIt is short.' });
    await service.handlers['workspace:close'](undefined);
    fillWorkspace(path, articleCount - 1);
    await service.handlers['workspace:open']({ path, withSample: false });
    const listed = await service.handlers['article:list'](undefined);
    return listed.map(({ id }) => loadDocument(service.current(), id));
  } finally {
    service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median milliseconds of a megabyte. */
async function perMegabyte(work: () => Promise<unknown>): Promise<number> {
  const { files } = await writeAll(jsonlCodec, await articles());
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const times: number[] = [];
  for (let round = 0; round < runs; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times) / (bytes / 1e6);
}

function told(what: string, milliseconds: number): Measurement {
  console.error(`     ${what}: ${(1000 / milliseconds).toFixed(1)} MB/s`);
  return { value: milliseconds, reference: null };
}

async function measureWriting({ id }: FormatInfo): Promise<Measurement> {
  const codec = await loadCodec(id);
  const given = await articles();
  return told(`${id} written`, await perMegabyte(() => writeAll(codec, given)));
}

async function measureReading({ id }: FormatInfo): Promise<Measurement> {
  const codec = await loadCodec(id);
  const { files } = await writeAll(codec, await articles());
  const { tagset } = (await articles())[0] ?? { tagset: null };
  const read = () => readAll(codec, files, tagset === null ? [] : [tagset]);
  return told(`${id} read`, await perMegabyte(read));
}

export const rateBenches: readonly Bench[] = formatList.flatMap((info) => {
  const row = (what: string, measure: () => Promise<Measurement>): Bench => ({
    name: `datasets: ${what} a megabyte as ${info.id}`,
    unit: 'ms',
    target: mostMilliseconds,
    compare: 'value-at-most',
    run: measure,
  });
  const written = info.writes ? [row('writing', () => measureWriting(info))] : [];
  const isRoundTrip = info.reads && info.writes;
  return [...written, ...(isRoundTrip ? [row('reading', () => measureReading(info))] : [])];
});
