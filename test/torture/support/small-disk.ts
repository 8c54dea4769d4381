// A small real file system, where root may mount one.

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Faulting } from './faulting.ts';

const options = ['-t', 'tmpfs', '-o', 'size=24m,mode=700', 'sourcebench-torture'];

/** Once at least, and until it is over. */
export async function fillSmallDisk(bench: Faulting, isOver: () => boolean): Promise<void> {
  for (let round = 0; round === 0 || !isOver(); round += 1) {
    const folder = join(bench.folder, `small ${round}`);
    mkdirSync(folder);
    const mounted = spawnSync('mount', [...options, folder], { stdio: 'ignore' }).status === 0;
    if (!mounted) {
      bench.did('small file systems, because mounting is not allowed here', 0);
      return;
    }
    try {
      await bench.fill(folder);
    } finally {
      spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
    }
  }
}
