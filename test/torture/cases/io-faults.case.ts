// A disk that is full, failing or closed to writing, at every step of everything that writes: the n-th call of each kind
// fails, for n = 1, 2, 3 and so on until the operation needs no more calls. It fails in words or not at all, loses
// nothing, damages nothing, and succeeds when it is tried again.

import type { Figure, TortureCase, TortureRun } from '../torture.ts';
import { faulting, type Faulting } from '../support/faulting.ts';
import { fillSmallDisk } from '../support/small-disk.ts';
import { whyNoStrace } from '../support/strace.ts';

const swallowed = 'an error is swallowed and the act answered as saved';
const inPlace = 'exports are written in place';

async function run(given: TortureRun): Promise<readonly Figure[]> {
  const { seconds, fault, seed } = given;
  const plant =
    fault === swallowed ? 'swallow-errors' : fault === inPlace ? 'write-in-place' : null;
  const bench: Faulting = await faulting(seed, plant);
  const end = performance.now() + seconds * 1000;
  const isOver = () => performance.now() > end || (fault !== null && bench.wentWrong());
  if (fault === null) await fillSmallDisk(bench, () => performance.now() > end - seconds * 900);
  await bench.sweep(isOver, plant);
  await bench.end();
  return bench.figures();
}

export const tortureCase: TortureCase = {
  name: 'io-faults',
  seconds: { full: 200, short: 14 },
  faults: [swallowed, inPlace],
  unable: whyNoStrace,
  run,
};
