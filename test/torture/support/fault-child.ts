// The process that calls are made to fail in. It performs one operation after another as it is told, one line of JSON
// each, and answers with what a window would be told, and with what it found of the files.

import { armFault, disarmFault } from './fs-faults.ts';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { WorkspaceService } from '../../../electron/workspace/workspace.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { pairReview } from '../../support/decided-review.ts';
import type { TestWorkspace } from '../../support/workspace.ts';
import { fillToTheBrim } from './brim.ts';
import { checkWorkspace } from './check-workspace.ts';
import { newestAct, say } from './child-claims.ts';
import type { Bench } from './fault-bench.ts';
import { operations } from './fault-operations.ts';
import { checkSent } from './faulted-files.ts';
import { orderSchema, type Answer, type Order } from './fault-orders.ts';
import { makeOldFile } from './old-files.ts';
import { writeInPlace } from './plants.ts';
import { randomFrom } from './random.ts';
import { addArticles, openAt } from './workspace-at.ts';

const nothing: Answer = { outcome: 'ok', hits: 0, lost: [], damaged: [], problems: [] };
const claims = new Map<number, string>();
let service: WorkspaceService | null = null;
let bench: Bench | null = null;
let swallows = false;
let round = 0;

const working = (): Bench => {
  if (bench === null) throw new Error('nothing was begun');
  return bench;
};
const current = (): WorkspaceService => {
  if (service === null) throw new Error('nothing is open');
  return service;
};

async function begin({ folder, seed, plant }: Extract<Order, { kind: 'begin' }>): Promise<Answer> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'work.sourcebench');
  const random = randomFrom(seed);
  service = await openAt(path);
  const articles = await addArticles(service, random, 3, 3000);
  const { reviewId } = await pairReview({ service, call: service.handlers } as TestWorkspace);
  makeOldFile(join(folder, 'old.sourcebench'), 5, 30);
  bench = {
    service: current,
    path,
    folder,
    articles,
    reviewId,
    random,
    async reopen() {
      // It may have been closed by a failure that came in between.
      service?.close();
      service = await openAt(path);
    },
  };
  // What exports and settings replace is there before.
  for (const { targets = [], run } of Object.values(operations)) {
    if (targets.length > 0) await run(bench, 0);
  }
  if (plant === 'write-in-place') writeInPlace();
  swallows = plant === 'swallow-errors';
  return nothing;
}

function outcomeOf(thrown: unknown): string {
  if (thrown instanceof AppError) return `${thrown.code}: ${thrown.message}`;
  return `untyped: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`;
}

const contentOf = (path: string): Buffer | null => (existsSync(path) ? readFileSync(path) : null);

async function perform({ operation, fault }: Extract<Order, { kind: 'perform' }>): Promise<Answer> {
  const { run, targets = [], acts = false } = operations[operation] ?? { run: () => undefined };
  const { folder } = working();
  const paths = targets.map((name) => join(folder, name));
  const before = paths.map(contentOf);
  round += 1;
  if (fault !== null) armFault(fault.call, fault.code, fault.nth);
  let outcome = 'ok';
  const expected = swallows && acts ? newestAct(current().current().db).seq + 1 : null;
  try {
    await run(working(), round);
  } catch (thrown) {
    outcome = expected === null ? outcomeOf(thrown) : 'ok';
  }
  const hits = disarmFault();
  if (outcome === 'ok' && acts) {
    const { seq, sha256 } = newestAct(current().current().db);
    claims.set(expected ?? seq, expected === null ? sha256 : '-');
  }
  const damaged: string[] = [];
  for (const [at, path] of paths.entries()) {
    if (!(await isWhole(path, before[at] ?? null, outcome))) damaged.push(path);
  }
  return { ...nothing, outcome, hits, damaged };
}

/** As before where it failed, and a whole new one where it did not; the folder's own sync may be what failed. */
async function isWhole(path: string, before: Buffer | null, outcome: string): Promise<boolean> {
  const after = contentOf(path);
  if (after === null) return false;
  if (outcome !== 'ok' && before?.equals(after) === true) return true;
  try {
    await checkSent(path);
    return true;
  } catch {
    return false;
  }
}

async function check(): Promise<Answer> {
  const { path, reopen } = working();
  service?.close();
  service = null;
  const kept = { acts: claims, drafts: new Map(), files: [] };
  const { keptOut, problems, lost } = await checkWorkspace(path, kept);
  const all = [...problems, ...(keptOut === null ? [] : [keptOut])];
  if (all.length > 0) copyFileSync(path, `${path}.failed`);
  await reopen();
  return { ...nothing, problems: all, lost: [...lost] };
}

async function obey(order: Order): Promise<Answer> {
  switch (order.kind) {
    case 'begin':
      return begin(order);
    case 'perform':
      return perform(order);
    case 'prepare':
      await operations[order.operation]?.prepare?.(working(), order.round);
      return nothing;
    case 'check':
      return check();
    case 'fill':
      return { ...nothing, ...(await fillToTheBrim(order.folder, order.seed)) };
  }
}

say('warm');
for await (const line of createInterface({ input: process.stdin })) {
  let answer: Answer;
  try {
    answer = await obey(orderSchema.parse(JSON.parse(line)));
  } catch (thrown) {
    answer = { ...nothing, outcome: outcomeOf(thrown) };
  }
  say(JSON.stringify(answer));
}
process.exit(0);
