// Kills of somebody at work: acts of every kind, decisions of a review, backups meanwhile, restores.

import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { noSeal } from '../../../electron/workspace/db/seal.ts';
import type { TestWorkspace } from '../../support/workspace.ts';
import { pairReview } from '../../support/decided-review.ts';
import { checkWorkspace } from './check-workspace.ts';
import type { Killing } from './killing.ts';
import { addArticles, makesBackups, openAt } from './workspace-at.ts';

interface Place {
  readonly path: string;
  readonly reviewId: string;
  kills: number;
}
const places = new WeakMap<Killing, Map<string, Place>>();
/** Then another workspace is begun, because checking one takes longer the more is in it. */
const killsInOne = 40;

/** A workspace with articles and an open review, that goes on through many kills. */
async function placeOf(killing: Killing, name: string): Promise<Place> {
  const known = places.get(killing) ?? new Map<string, Place>();
  places.set(killing, known);
  const place = known.get(name);
  if (place !== undefined && place.kills < killsInOne) return place;
  const folder = killing.folder(`${name} ${known.size} ${killing.random.below(1_000_000)}`);
  const path = join(folder, 'work.sourcebench');
  const service = await openAt(path);
  const { reviewId } = await pairReview({ service, call: service.handlers } as TestWorkspace);
  await addArticles(service, killing.random, 4, 4000);
  service.close();
  const fresh = { path, reviewId, kills: 0 };
  known.set(name, fresh);
  return fresh;
}

export async function killActs(killing: Killing): Promise<void> {
  const place = await placeOf(killing, 'acts');
  const { path, reviewId } = place;
  place.kills += 1;
  const { plant, random } = killing;
  const seed = random.below(2 ** 31);
  // Also while it is opened, which takes longer than most acts.
  const delayMs = random.below(4) === 0 ? random.below(300) : 300 + random.below(1500);
  const claims = await killing.kill(
    { kind: 'acts', path, seed, reviewId, acts: 100_000, plant },
    delayMs,
  );
  await killing.check(path, claims);
}

export async function killBackups(killing: Killing): Promise<void> {
  if (!makesBackups()) return;
  const place = await placeOf(killing, 'backups');
  place.kills += 1;
  const seed = killing.random.below(2 ** 31);
  const job = { kind: 'backups', path: place.path, seed } as const;
  const claims = await killing.kill(job, 50 + killing.random.below(400));
  await killing.check(place.path, claims);
  await checkBackups(killing, place.path);
}

export async function killRestores(killing: Killing): Promise<void> {
  if (!makesBackups()) return;
  const place = await placeOf(killing, 'restores');
  place.kills += 1;
  const job = { kind: 'restore', path: place.path } as const;
  await killing.kill(job, 100 + killing.random.below(400));
  if (!existsSync(place.path)) killing.unsound.add('after a restore there is no workspace');
  await killing.check(place.path, null);
  await checkBackups(killing, place.path);
}

/** Each is opened as a copy and looked at as a workspace. */
async function checkBackups(killing: Killing, path: string): Promise<void> {
  const folder = `${path}-backups`;
  if (!existsSync(folder)) return;
  const names = readdirSync(folder).filter((name) => name.endsWith('.sourcebench'));
  const copies = killing.folder('copies');
  const newest = names
    .filter((name) => !name.startsWith('.'))
    .toSorted()
    .slice(-3);
  for (const name of newest) {
    const copy = join(copies, 'copy.sourcebench');
    for (const ending of ['', '-wal', '-shm', '-lock']) rmSync(copy + ending, { force: true });
    rmSync(`${copy}-backups`, { recursive: true, force: true });
    copyFileSync(join(folder, name), copy);
    const { keptOut, problems } = await checkWorkspace(copy, {
      acts: new Map([[0, noSeal]]),
      drafts: new Map(),
      files: [],
    });
    killing.did('backups looked at');
    const wrong = [...problems, ...(keptOut === null ? [] : [keptOut])];
    if (wrong.length > 0) killing.halfBackups.add(`${name}: ${wrong[0]}`);
  }
}
