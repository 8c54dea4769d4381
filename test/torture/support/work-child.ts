// A process that works until it is killed. It loads the program, says `warm`, reads its job from its standard input as
// one line of JSON, and says for everything that was answered as done what then has to be there.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WorkspaceService } from '../../../electron/workspace/workspace.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { everything } from '../../support/library.ts';
import { actClaim, draftClaim, newestAct, say } from './child-claims.ts';
import { personAtWork } from './person-at-work.ts';
import { turnSyncOff, writeInPlace } from './plants.ts';
import { randomFrom } from './random.ts';
import { openAt } from './workspace-at.ts';
import { exportChoice } from '../../support/export-choice.ts';

const plant = z
  .enum(['early-answer', 'write-in-place', 'synchronous-off', 'swallow-errors'])
  .nullable();
const jobSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('acts'),
    path: z.string(),
    seed: z.number(),
    reviewId: z.string().nullable(),
    /** Ends by itself, without closing, after so many. */
    acts: z.number(),
    plant,
  }),
  z.object({ kind: z.literal('imports'), path: z.string(), files: z.array(z.string()) }),
  z.object({ kind: z.literal('exports'), path: z.string(), folder: z.string(), plant }),
  z.object({ kind: z.literal('backups'), path: z.string(), seed: z.number() }),
  z.object({ kind: z.literal('restore'), path: z.string() }),
  z.object({ kind: z.literal('migration'), path: z.string() }),
]);
export type ChildJob = z.input<typeof jobSchema>;
type Job = z.output<typeof jobSchema>;

async function libraryOf(service: WorkspaceService): Promise<ArticleId[]> {
  const articles = await service.handlers['article:list'](undefined);
  return articles.map(({ id }) => id);
}

async function workOn(job: Extract<Job, { kind: 'acts' }>): Promise<void> {
  const service = await openAt(job.path);
  const { db } = service.current();
  if (job.plant === 'synchronous-off') turnSyncOff(db);
  const articles = (await libraryOf(service)).slice(0, 8);
  const reviewId = job.reviewId ?? undefined;
  const random = randomFrom(job.seed);
  const person = await personAtWork(service, articles, random, reviewId ? { reviewId } : {});
  for (let done = 0; done < job.acts; done += 1) {
    if (job.plant === 'early-answer') say(actClaim(newestAct(db).seq + 1));
    const kind = await person.act();
    const { seq, sha256 } = newestAct(db);
    if (job.plant !== 'early-answer') say(actClaim(seq, sha256));
    if (kind !== 'draft') continue;
    for (const [id, text] of person.drafts) say(draftClaim(id, text, seq));
  }
  say('done');
}

async function importAll({ path, files }: Extract<Job, { kind: 'imports' }>): Promise<void> {
  const service = await openAt(path);
  for (let round = 0; ; round += 1) {
    const paths = [files[round % files.length] ?? ''];
    await service.handlers['article:import-files']({ paths, wholePage: round % 2 === 1 });
    const { seq, sha256 } = newestAct(service.current().db);
    say(actClaim(seq, sha256));
    if (round >= files.length * 2) break;
  }
  say('done');
}

async function exportAll(job: Extract<Job, { kind: 'exports' }>): Promise<void> {
  const { path, folder } = job;
  const service = await openAt(path);
  const articles = await libraryOf(service);
  if (job.plant === 'write-in-place') writeInPlace();
  const choice = exportChoice({ view: everything, except: [] }, 'jsonl');
  const { handlers: call } = service;
  for (let round = 0; ; round += 1) {
    const articleId = articles[round % articles.length] ?? ('' as ArticleId);
    const single = join(folder, 'one.annotated.json');
    await call['export:annotated-json']({ articleId, path: single });
    say(`file ${single}`);
    if (job.plant !== null) continue;
    const beside = join(folder, 'all.jsonl');
    await call['export:dataset']({ choice, path: beside, isFolder: false });
    say(`file ${beside}`);
    const set = join(folder, `set ${process.pid} ${round}`);
    const split = { seed: round, train: 60, dev: 20, test: 20 };
    const inParts = { ...choice, split, card: true };
    await call['export:dataset']({ choice: inParts, path: set, isFolder: true });
    say(`file ${join(set, 'manifest.json')}`);
  }
}

async function backUp({ path, seed }: Extract<Job, { kind: 'backups' }>): Promise<void> {
  const service = await openAt(path);
  const person = await personAtWork(service, await libraryOf(service), randomFrom(seed));
  const { db } = service.current();
  for (;;) {
    const making = service.handlers['backup:make'](undefined);
    for (let act = 0; act < 5; act += 1) {
      await person.act();
      const { seq, sha256 } = newestAct(db);
      say(actClaim(seq, sha256));
    }
    const { id } = await making;
    say(`file ${join(`${path}-backups`, id)}`);
  }
}

async function restore({ path }: Extract<Job, { kind: 'restore' }>): Promise<void> {
  const service = await openAt(path);
  const { handlers: call } = service;
  await call['backup:make'](undefined);
  await call['workspace:close'](undefined);
  for (;;) {
    // Each restoring adds one, and in time the first of them goes by the rule.
    const [newest] = await call['backup:list-at']({ path });
    if (newest === undefined) throw new Error('There is no backup to restore.');
    await call['backup:restore-at']({ path, id: newest.id });
    say('restored');
  }
}

async function perform(job: Job): Promise<void> {
  switch (job.kind) {
    case 'acts':
      return workOn(job);
    case 'imports':
      return importAll(job);
    case 'exports':
      return exportAll(job);
    case 'backups':
      return backUp(job);
    case 'restore':
      return restore(job);
    case 'migration':
      await openAt(job.path);
      say('done');
  }
}

say('warm');
await perform(jobSchema.parse(JSON.parse(readFileSync(0, 'utf8'))));
// Without closing anything, as the end of the power would.
process.kill(process.pid, 'SIGKILL');
