// Work on a small real file system, where root may mount one.

import { join } from 'node:path';
import { mountSmallDisk } from '../../support/small-disk.ts';
import type { Faulting } from './faulting.ts';

/** Once at least, and until it is over. */
export async function fillSmallDisk(bench: Faulting, isOver: () => boolean): Promise<void> {
  for (let round = 0; round === 0 || !isOver(); round += 1) {
    const disk = mountSmallDisk(join(bench.folder, `small ${round}`), 24);
    if (disk === null) {
      bench.did('small file systems, because mounting is not allowed here', 0);
      return;
    }
    try {
      await bench.fill(disk.folder);
    } finally {
      disk.unmount();
    }
  }
}
