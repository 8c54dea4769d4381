// Kill -9 at random moments of everything that writes: acts, imports, exports, bringing old files up to date, backups,
// restores. What was answered as done is there afterwards, everything is whole, and the next start is not kept out.

import type { Figure, TortureCase, TortureRun } from '../torture.ts';
import { killActs, killBackups, killRestores } from '../support/kill-acts.ts';
import { killExports, killImports, killMigrations } from '../support/kill-files.ts';
import { killing, type Killing } from '../support/killing.ts';

const early = 'an act is answered before it is committed';
const inPlace = 'exports are written in place';

/** In turns; acts most often. */
const rounds: readonly ((killed: Killing) => Promise<void>)[] = [
  killActs,
  killExports,
  killActs,
  killImports,
  killActs,
  killMigrations,
  killActs,
  killBackups,
  killActs,
  killRestores,
];

/** Acts that have to be acknowledged before kills. */
const wanted = { full: 1000, short: 1 } as const;

async function run({ scale, seconds, seed, fault }: TortureRun): Promise<readonly Figure[]> {
  const plant = fault === early ? 'early-answer' : fault === inPlace ? 'write-in-place' : null;
  const killed = await killing(seed, plant);
  const chosen = fault === early ? [killActs] : fault === inPlace ? [killExports] : rounds;
  const end = performance.now() + seconds * 1000;
  for (let round = 0; performance.now() < end; round += 1) {
    await chosen[round % chosen.length]?.(killed);
    if (fault !== null && killed.wentWrong()) break;
  }
  await killed.end();
  if (fault !== null) return killed.figures();
  return [
    ...killed.figures(),
    {
      name: 'acts too few to say so',
      value: Math.max(0, wanted[scale] - killed.acknowledged()),
      limit: 0,
      unit: 'acts',
      detail: `${killed.acknowledged()} were acknowledged before a kill`,
    },
  ];
}

export const tortureCase: TortureCase = {
  name: 'kills',
  seconds: { full: 110, short: 14 },
  faults: [early, inPlace],
  run,
};
