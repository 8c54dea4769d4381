// Power cuts, which a kill cannot show: what a process wrote and synced is logged from outside, and for random moments
// every file is put into a state that a cut could have left it in. What had been answered by then has to be there.

import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Figure, TortureCase, TortureRun } from '../torture.ts';
import { checkWorkspace } from '../support/check-workspace.ts';
import { readClaims } from '../support/child-claims.ts';
import { startChild } from '../support/killable-child.ts';
import { diskOf, type Disk } from '../support/power-cut.ts';
import { randomFrom, type Random } from '../support/random.ts';
import { whyNoStrace } from '../support/strace.ts';
import { logOptions, readCalls, type FileCall } from '../support/syscall-log.ts';
import { tally } from '../support/tally.ts';
import { trace } from '../support/traced.ts';
import { addArticles, caseFolder, openAt } from '../support/workspace-at.ts';

const syncOff = 'what is committed is not synced';
const actsInOne = 250;

interface Recorded {
  readonly path: string;
  readonly disk: Disk;
  readonly calls: readonly FileCall[];
}

async function record(random: Random, folder: string, fault: string | null): Promise<Recorded> {
  mkdirSync(folder);
  const path = join(folder, 'work.sourcebench');
  const service = await openAt(path);
  await addArticles(service, random, 3, 3000);
  service.close();
  const disk = diskOf(folder);
  const child = startChild();
  await child.warm;
  const log = `${folder}.log`;
  const tracing = await trace(child.process.pid ?? 0, log, logOptions);
  const plant = fault === syncOff ? 'synchronous-off' : null;
  const seed = random.below(2 ** 31);
  child.start({ kind: 'acts', path, seed, reviewId: null, acts: actsInOne, plant });
  await child.ended;
  await tracing.end();
  if (child.errors() !== '') throw new Error(child.errors());
  const calls = readCalls(log);
  rmSync(log);
  return { path, disk, calls };
}

async function run({ seconds, seed, fault }: TortureRun): Promise<readonly Figure[]> {
  const random = randomFrom(seed);
  const root = caseFolder();
  const end = performance.now() + seconds * 1000;
  const lost = tally();
  const unsound = tally();
  const done = { cuts: 0, claims: 0, recordings: 0, calls: 0 };
  const isOver = () =>
    performance.now() > end || (fault !== null && lost.count() + unsound.count() > 0);

  while (!isOver()) {
    const { path, disk, calls } = await record(random, join(root, `${done.recordings}`), fault);
    done.recordings += 1;
    done.calls += calls.length;
    const cutAt = 60 / calls.length;
    let said = '';
    for (const call of calls) {
      if (isOver()) break;
      if (call.kind === 'said') said += call.text;
      disk.apply(call);
      if (random.next() > cutAt) continue;
      const folder = join(root, 'cut');
      disk.cut(random, folder);
      const claims = readClaims(said);
      const verdict = await checkWorkspace(join(folder, basename(path)), claims);
      rmSync(folder, { recursive: true });
      done.cuts += 1;
      done.claims += claims.acts.size;
      for (const each of verdict.lost.slice(0, 1)) lost.add(`cut ${done.cuts}: ${each}`);
      const wrong = [...verdict.problems, ...(verdict.keptOut === null ? [] : [verdict.keptOut])];
      if (wrong[0] !== undefined) unsound.add(`cut ${done.cuts}: ${wrong[0]}`);
    }
  }
  const words = `${done.cuts} cuts in ${done.recordings} logs of ${actsInOne} acts (${done.calls} calls), ${done.claims} acknowledged acts looked for`;
  return [
    lost.figure('acknowledged acts lost to a simulated power cut', 'cuts', words),
    unsound.figure('workspaces not sound after a simulated power cut', 'cuts', ''),
  ];
}

export const tortureCase: TortureCase = {
  name: 'power-cuts',
  seconds: { full: 40, short: 10 },
  faults: [syncOff],
  unable: whyNoStrace,
  run,
};
