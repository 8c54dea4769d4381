// Tagging 2,000 occurrences at once in 1 MB of text that has 5,000 marks: from the call to the commit on disk, with the
// answer that the window paints. Undone after each run, so that every run begins alike.

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import type { AnnotationId, AnnotatorId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import { median, type Bench } from './bench.ts';

const ana = { id: 'annotator' as AnnotatorId, name: 'Ana' };
const occurrences = 2000;
const marks = 5000;
const textUtf16 = 1_000_000;
const claim = 'claim' as TagId;
const actor = 'actor' as TagId;

/** One name every 500 characters, sentences and paragraphs between them. */
function text(): string {
  const paragraph =
    'Mayor Ruiz said that the harbour bridge would open in May. ' +
    'Nobody had asked about the cost of it, and the council did not say. '.repeat(6);
  return `${paragraph.padEnd(textUtf16 / occurrences - 2, 'o')}\n\n`.repeat(occurrences);
}

interface Filled {
  readonly service: ReturnType<typeof createWorkspaceService>;
  readonly articleId: ArticleId;
}

async function fill(folder: string): Promise<Filled> {
  const service = createWorkspaceService();
  const { handlers } = service;
  await handlers['workspace:open']({ path: join(folder, 'all.sourcebench'), withSample: false });
  await handlers['workspace:set-annotator']({ annotator: ana });
  const { articleId } = await handlers['article:import-text']({ text: text() });
  if (articleId === null) throw new Error('the article was not imported');
  for (let index = 0; index < marks; index += 1) {
    const startUtf16 = Math.floor((index * textUtf16) / marks) + 70;
    await handlers['annotation:create']({
      id: randomUUID() as string as AnnotationId,
      articleId,
      tag: claim,
      segments: [{ startUtf16, endUtf16: startUtf16 + 40 }],
    });
  }
  return { service, articleId };
}

async function measure(run: (filled: Filled) => Promise<number>, runs: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  try {
    const filled = await fill(folder);
    const values: number[] = [];
    for (let round = 0; round < runs + 2; round += 1) {
      const value = await run(filled);
      if (round >= 2) values.push(value);
    }
    filled.service.close();
    return median(values);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function found({ service, articleId }: Filled) {
  const findings = await service.handlers['tag-all:find']({
    articleId,
    scope: { kind: 'article' },
    pattern: 'Ruiz',
    regex: false,
    matchCase: true,
    wholeWords: true,
    tag: actor,
  });
  if (findings.total !== occurrences) throw new Error(`${findings.total} were found`);
  return findings;
}

async function applied(filled: Filled): Promise<number> {
  const { handlers } = filled.service;
  const { groups } = await found(filled);
  const articles = groups.map(({ articleId, textSha256, matches }) => ({
    articleId,
    textSha256,
    spans: matches.map(({ startUtf16, endUtf16 }) => ({ startUtf16, endUtf16 })),
  }));
  const start = performance.now();
  const { upserted } = await handlers['tag-all:apply']({ tag: actor, like: null, articles });
  const took = performance.now() - start;
  if (upserted.length !== occurrences) throw new Error(`${upserted.length} were tagged`);
  await handlers['history:undo'](undefined);
  return took;
}

async function searched(filled: Filled): Promise<number> {
  const start = performance.now();
  await found(filled);
  return performance.now() - start;
}

export const benches: readonly Bench[] = [
  {
    name: 'tag all: 2,000 occurrences in 1 MB with 5,000 marks, on disk',
    unit: 'ms',
    target: 300,
    compare: 'value-at-most',
    run: async () => ({ value: await measure(applied, 9), reference: null }),
  },
  {
    name: 'tag all: looking for them, with context and what is tagged',
    unit: 'ms',
    target: 300,
    compare: 'value-at-most',
    run: async () => ({ value: await measure(searched, 9), reference: null }),
  },
];
