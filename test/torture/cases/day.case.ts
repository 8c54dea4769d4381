// A day's work, twenty-four hours long: tens of thousands of acts on a few articles, with openings, searches, exports
// and undo between them, a restart now and then, backups by the hour. It takes no more memory in the end and is no
// slower than in the beginning. What else the machine does is measured by the same acts in a new workspace, in turns with
// those at both ends.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { verifyWorkspace } from '../../../electron/workspace/services/verify.ts';
import type { WorkspaceService } from '../../../electron/workspace/workspace.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { everything } from '../../support/library.ts';
import type { Figure, TortureCase, TortureRun } from '../torture.ts';
import { personAtWork } from '../support/person-at-work.ts';
import { randomFrom, type Random } from '../support/random.ts';
import { addArticles, caseFolder, makesBackups, openAt } from '../support/workspace-at.ts';

const leak = 'memory is kept that nobody needs';
const slower = 'acts get slower with their number';

/** Of all acts, in which the beginning is measured, and the end. */
const measuredShare = 0.04;
const hours = 24;
/** What SQLite's page cache, statements and the engine's own warming up may take; a leak of 2 kB an act is more. */
const mostGrowthMb = 100;

/** The few acts of the short form tell only a planted slow-down from a neighbour on the same core, so it judges no other. */
const mostTimes = { full: 1.5, short: 4 } as const;

interface Ends {
  /** Milliseconds, p95, of an act in the workspace of the day. */
  readonly own: number;
  /** Of the same acts in a new workspace. */
  readonly other: number;
}

/** What acts take, and what they take at that time somebody who begins with a new workspace, each in turn. */
async function measured(
  act: () => Promise<void>,
  acts: number,
  { path, seed }: { readonly path: string; readonly seed: number },
): Promise<Ends> {
  const random = randomFrom(seed);
  const service = await openAt(path);
  const other = await personAtWork(service, await addArticles(service, random, 10, 6000), random);
  for (let warming = 0; warming < 50; warming += 1) await other.act();
  const times: { readonly own: number[]; readonly other: number[] } = { own: [], other: [] };
  for (let done = 0; done < acts; done += 1) {
    times.own.push(await timed(act));
    times.other.push(await timed(() => other.act()));
  }
  service.close();
  return { own: p95(times.own), other: p95(times.other) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function betweenActs(
  { handlers: call }: WorkspaceService,
  articles: readonly ArticleId[],
  random: Random,
  folder: string,
): Promise<void> {
  const id = random.pick(articles);
  await call['article:open']({ id });
  const view = { ...everything, query: random.pick(['bridge', 'tag:claim', 'council report']) };
  await call['library:search']({ view, offset: 0, limit: 50, order: 'relevance' });
  await call['library:page']({ view: everything, offset: 0, limit: 100 });
  if (random.below(5) > 0) return;
  await call['export:annotated-json']({ articleId: id, path: join(folder, 'day.annotated.json') });
  await call['history:timeline']({ articleId: id, before: null, limit: 50 });
}

const megabytes = (bytes: number) => bytes / 2 ** 20;

function memoryMb(): { readonly heap: number; readonly rss: number } {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: megabytes(heapUsed + external), rss: megabytes(rss) };
}

/** Of the same mix of kinds at both ends, because they are drawn alike. */
function p95(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

function bytesOf(path: string): number {
  return ['', '-wal'].reduce(
    (sum, ending) => sum + (statSync(path + ending, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

async function run({ scale, seconds, seed, fault }: TortureRun): Promise<readonly Figure[]> {
  const random = randomFrom(seed);
  const folder = caseFolder();
  const path = join(folder, 'day.sourcebench');
  const service = await openAt(path);
  const articles = await addArticles(service, random, 10, 6000);
  const person = await personAtWork(service, articles, random);
  // The beginning is not the first run of the code.
  for (let warming = 0; warming < 1000; warming += 1) await person.act();
  const acts = scale === 'full' ? 50_000 : 5000;
  const atEnds = acts * measuredShare;
  const before = memoryMb();
  const kept: Uint8Array[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let performed = 0;
  let backups = 0;
  const act = async () => {
    const share = Math.max(performed / acts, (performance.now() - begun) / (end - begun));
    const ms = await timed(() => person.act());
    if (fault === slower) spin(ms, share);
    if (fault === leak) kept.push(new Uint8Array(2 ** 15).fill(1));
    performed += 1;
  };
  const first = await measured(act, atEnds, { path: join(folder, 'first.sourcebench'), seed });
  for (let done = atEnds; done < acts - atEnds && performance.now() < end; done += 1) {
    await act();
    if (done % 100 === 99) await betweenActs(service, articles, random, folder);
    if (makesBackups() && done % Math.ceil(acts / hours) === 1) {
      await service.handlers['backup:make'](undefined);
      backups += 1;
    }
  }
  const last = await measured(act, atEnds, { path: join(folder, 'last.sourcebench'), seed });
  const after = memoryMb();
  const leaked = kept.length === 0 ? '' : `, ${kept.length} leaks`;
  const done = `${performed} acts of ${acts} on ${articles.length} articles, ${backups} backups${leaked}`;
  const { ok } = verifyWorkspace(service.current().db);
  const bytes = bytesOf(path);
  service.close();
  return [
    {
      name: 'p95 of an act at the end to that at the start',
      // As others were slowed down at the time, so was this.
      value: last.own / last.other / (first.own / first.other),
      limit: scale === 'short' && fault === null ? null : mostTimes[scale],
      unit: 'times',
      detail: `${wordsOf(first)} in the first ${atEnds}, ${wordsOf(last)} in the last; ${done}`,
    },
    figure('heap growth after collection', after.heap - before.heap, mostGrowthMb, 'MB', done),
    figure(
      'acts that there was no time for',
      acts - performed,
      scale === 'full' ? 0 : null,
      'acts',
      '',
    ),
    figure('growth of the resident set', after.rss - before.rss, null, 'MB', ''),
    figure('size of the workspace', megabytes(bytes), null, 'MB', ''),
    figure('problems that verify finds at the end', ok ? 0 : 1, 0, 'problems', ''),
  ];
}

const wordsOf = ({ own, other }: Ends): string =>
  `${own.toFixed(2)} ms beside ${other.toFixed(2)} ms in a new workspace`;

const figure = (
  name: string,
  value: number,
  limit: number | null,
  unit: string,
  detail: string,
): Figure => ({ name, value, limit, unit, detail });

/** As work that grows with what is there, from nothing to eight times as much as it is, however busy the machine. */
function spin(ms: number, share: number): void {
  const until = performance.now() + 8 * ms * Math.min(share, 1) ** 6;
  while (performance.now() < until);
}

export const tortureCase: TortureCase = {
  name: 'day',
  seconds: { full: 300, short: 14 },
  faults: [leak, slower],
  run,
};
