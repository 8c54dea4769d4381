// What all rounds of killing share: where they work, the children, and what is counted.

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../torture.ts';
import { readClaims, type Claims } from './child-claims.ts';
import { checkWorkspace } from './check-workspace.ts';
import { childrenInTurn } from './killable-child.ts';
import type { Plant } from './plants.ts';
import { randomFrom, type Random } from './random.ts';
import { tally, type Tally } from './tally.ts';
import type { ChildJob } from './work-child.ts';
import { caseFolder } from './workspace-at.ts';

export interface Killing {
  readonly random: Random;
  readonly plant: Plant | null;
  /** A new folder for each name. */
  readonly folder: (name: string) => string;
  /** Kills a child at its job after so long, and answers what it had claimed. */
  readonly kill: (job: ChildJob, delayMs: number) => Promise<Claims>;
  /** Looks at the workspace after a kill, and counts what is wrong. */
  readonly check: (path: string, claims: Claims | null) => Promise<void>;
  readonly half: Tally;
  readonly halfBackups: Tally;
  readonly unsound: Tally;
  /** How often something was done, for the words beside the figures. */
  readonly did: (what: string, times?: number) => void;
  readonly wentWrong: () => boolean;
  /** Acts that were answered as done before the kill. */
  readonly acknowledged: () => number;
  readonly end: () => Promise<void>;
  readonly figures: () => readonly Figure[];
}

export async function killing(seed: number, plant: Plant | null): Promise<Killing> {
  const random = randomFrom(seed);
  const root = caseFolder();
  const children = childrenInTurn();
  const counts = new Map<string, number>();
  let acknowledged = 0;
  const lost = tally();
  const unsound = tally();
  const half = tally();
  const keptOut = tally();
  const halfBackups = tally();
  const failed = tally();
  const all = [lost, unsound, half, keptOut, halfBackups, failed];
  const did = (what: string, times = 1) => counts.set(what, (counts.get(what) ?? 0) + times);
  const done = () => [...counts].map(([what, times]) => `${times} ${what}`).join(', ');

  return {
    random,
    plant,
    half,
    halfBackups,
    unsound,
    did,
    folder(name) {
      const folder = join(root, name);
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    async kill(job, delayMs) {
      const { output, errors } = await children.killed(job, delayMs);
      did('kills');
      did(`kills during ${job.kind}`);
      if (errors !== '') failed.add(`${job.kind}: ${errors.slice(0, 600)}`);
      const claims = readClaims(output);
      acknowledged += claims.acts.size;
      did('acknowledged acts', claims.acts.size);
      return claims;
    },
    async check(path, claims) {
      if (!existsSync(path)) return;
      const verdict = await checkWorkspace(path, claims);
      if (verdict.keptOut !== null) keptOut.add(verdict.keptOut);
      if (verdict.problems.length > 0) unsound.add(verdict.problems.slice(0, 2).join(' '));
      for (const each of verdict.lost) lost.add(each);
    },
    acknowledged: () => acknowledged,
    wentWrong: () => all.some((each) => each.count() > 0),
    end: () => children.end(),
    figures: () => [
      lost.figure('acknowledged acts lost to kills', 'acts', done()),
      unsound.figure('workspaces that fail integrity or verify', 'workspaces', ''),
      half.figure('half-written exports', 'files', ''),
      keptOut.figure('left-over locks that keep the next start out', 'starts', ''),
      halfBackups.figure('backups under their final name that are not whole', 'backups', ''),
      failed.figure('children that failed by themselves', 'children', ''),
    ],
  };
}
