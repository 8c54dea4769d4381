// Work on a small real file system that is filled to the brim at a random moment, freed again, and worked on: nothing
// that was answered is lost, what failed says why, and succeeds when it is tried again.

import {
  closeSync,
  mkdirSync,
  openSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import { pairReview } from '../../support/decided-review.ts';
import type { TestWorkspace } from '../../support/workspace.ts';
import { checkWorkspace } from './check-workspace.ts';
import { newestAct } from './child-claims.ts';
import type { Bench } from './fault-bench.ts';
import { operations } from './fault-operations.ts';
import { halfWritten } from './check-exports.ts';
import { randomFrom } from './random.ts';
import { addArticles, openAt } from './workspace-at.ts';

export interface BrimReport {
  readonly outcome: string;
  readonly hits: number;
  readonly lost: string[];
  readonly damaged: string[];
  readonly problems: string[];
}

/** Takes all space but so many bytes. */
function fill(path: string, butBytes: number): void {
  const file = openSync(path, 'w');
  const piece = Buffer.alloc(4096);
  let bytes = 0;
  try {
    for (;;) bytes += writeSync(file, piece);
  } catch {
    // Full.
  } finally {
    closeSync(file);
  }
  truncateSync(path, Math.max(0, bytes - butBytes));
}

const tried = [
  'an act',
  'an import of words',
  'an export',
  'an edit of the text',
  'an act on the library',
  'a decision of a review',
  'an export of a dataset',
];

/** `folder` is on the small file system. `hits` are the operations that met the full disk. */
export async function fillToTheBrim(folder: string, seed: number): Promise<BrimReport> {
  const random = randomFrom(seed);
  const path = join(folder, 'work.sourcebench');
  const exports = join(folder, 'exports');
  mkdirSync(exports);
  let service = await openAt(path);
  const articles = await addArticles(service, random, 2, 2000);
  const { reviewId } = await pairReview({ service, call: service.handlers } as TestWorkspace);
  const bench: Bench = {
    service: () => service,
    reopen: async () => {
      service.close();
      service = await openAt(path);
    },
    path,
    folder: exports,
    articles,
    reviewId,
    random,
  };
  const claims = new Map<number, string>();
  const untyped: string[] = [];
  const failedRetries: string[] = [];
  let hits = 0;
  const attempt = async (name: string, round: number): Promise<boolean> => {
    try {
      await operations[name]?.prepare?.(bench, round);
      await operations[name]?.run(bench, round);
      const { seq, sha256 } = newestAct(service.current().db);
      claims.set(seq, sha256);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof AppError)) untyped.push(`${name}: ${String(thrown)}`);
      return false;
    }
  };
  const filler = join(folder, 'filler');
  // Its own content must not be what fills it.
  const isRoomy = () => {
    const { bavail, blocks } = statfsSync(folder);
    return bavail * 2 > blocks;
  };
  for (let round = 0; round < 12 && isRoomy(); round += 1) {
    fill(filler, random.below(120_000));
    const failed = new Set<string>();
    for (let step = 0; step < 12; step += 1) {
      const name = random.pick(tried);
      if (!(await attempt(name, step))) failed.add(name);
    }
    hits += failed.size;
    rmSync(filler);
    for (const name of failed) {
      if (!(await attempt(name, 100))) failedRetries.push(`${name} fails again`);
    }
  }
  service.close();
  const kept = { acts: claims, drafts: new Map(), files: [] };
  const { keptOut, problems, lost } = await checkWorkspace(path, kept);
  return {
    outcome: untyped[0] === undefined ? 'ok' : `untyped: ${untyped[0]}`,
    hits,
    lost: [...lost],
    damaged: halfWritten(exports).half,
    problems: [...problems, ...failedRetries, ...(keptOut === null ? [] : [keptOut])],
  };
}
