// A day's work, twenty-four hours long: tens of thousands of acts on a few articles, with openings, searches, exports
// and undo between them, a restart now and then, backups by the hour. It takes no more memory in the end and is no
// slower than in the beginning.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { verifyWorkspace } from '../../../electron/workspace/services/verify.ts';
import type { WorkspaceService } from '../../../electron/workspace/workspace.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { everything } from '../../support/library.ts';
import type { Figure, TortureCase, TortureRun } from '../torture.ts';
import { personAtWork, type ActKind } from '../support/person-at-work.ts';
import { randomFrom, type Random } from '../support/random.ts';
import { addArticles, caseFolder, makesBackups, openAt } from '../support/workspace-at.ts';

const leak = 'memory is kept that nobody needs';
const slower = 'acts get slower with their number';

/** Of all acts, in which the beginning and the end are measured. */
const measuredShare = 0.04;
const hours = 24;
/** What SQLite's page cache, statements and the engine's own warming up may take; a leak of 2 kB an act is more. */
const mostGrowthMb = 100;

/** The few acts of the short form tell only a planted slow-down from a neighbour on the same core, so it judges no other. */
const mostTimes = { full: 1.5, short: 4 } as const;

interface Sample {
  readonly kind: ActKind;
  readonly ms: number;
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

/** Milliseconds; of the same mix of kinds at both ends, because they are drawn alike. */
function p95(samples: readonly Sample[]): number {
  const sorted = samples.map(({ ms }) => ms).toSorted((a, b) => a - b);
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
  const before = memoryMb();
  const kept: Uint8Array[] = [];
  const samples: Sample[] = [];
  const end = performance.now() + seconds * 1000;
  let backups = 0;
  for (let act = 0; act < acts && performance.now() < end; act += 1) {
    const begun = performance.now();
    if (fault === slower) spin(1 - (end - begun) / (seconds * 1000));
    const kind = await person.act();
    samples.push({ kind, ms: performance.now() - begun });
    if (fault === leak) kept.push(new Uint8Array(2 ** 15).fill(1));
    if (act % 100 === 99) await betweenActs(service, articles, random, folder);
    if (makesBackups() && act % Math.ceil(acts / hours) === 1) {
      await service.handlers['backup:make'](undefined);
      backups += 1;
    }
  }
  const performed = samples.length;
  const ends = Math.max(200, Math.floor(performed * measuredShare));
  const [first, last] = [p95(samples.slice(0, ends)), p95(samples.slice(-ends))];
  // What the case itself remembers is not the program's.
  samples.length = 0;
  const after = memoryMb();
  const leaked = kept.length === 0 ? '' : `, ${kept.length} leaks`;
  const done = `${performed} acts of ${acts} on ${articles.length} articles, ${backups} backups${leaked}`;
  const { ok } = verifyWorkspace(service.current().db);
  const bytes = bytesOf(path);
  service.close();
  return [
    {
      name: 'p95 of an act at the end to that at the start',
      value: last / first,
      limit: scale === 'short' && fault === null ? null : mostTimes[scale],
      unit: 'times',
      detail: `${first.toFixed(2)} ms in the first ${ends}, ${last.toFixed(2)} ms in the last; ${done}`,
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

const figure = (
  name: string,
  value: number,
  limit: number | null,
  unit: string,
  detail: string,
): Figure => ({ name, value, limit, unit, detail });

/** As work that grows with what is there, from nothing to 100 ms. */
function spin(share: number): void {
  const until = performance.now() + 100 * share ** 6;
  while (performance.now() < until);
}

export const tortureCase: TortureCase = {
  name: 'day',
  seconds: { full: 300, short: 14 },
  faults: [leak, slower],
  run,
};
