// A small real file system, where root may mount one.

import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Takes all the space there is. */
  readonly fill: () => void;
  readonly free: () => void;
  readonly unmount: () => void;
}

/** Made at `folder`; null where mounting is not allowed. Whoever asks for one unmounts it. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk | null {
  mkdirSync(folder);
  const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'sourcebench-test'];
  if (spawnSync('mount', [...options, folder], { stdio: 'ignore' }).status !== 0) return null;
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => fill(ballast),
    free: () => rmSync(ballast, { force: true }),
    unmount: () => void spawnSync('umount', ['-l', folder], { stdio: 'ignore' }),
  };
}

function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (let bytes = 1 << 20; bytes >= 1; bytes >>= 1) fillWith(file, Buffer.alloc(bytes));
  } finally {
    closeSync(file);
  }
}

function fillWith(file: number, piece: Buffer): void {
  try {
    while (writeSync(file, piece) === piece.length);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOSPC') throw thrown;
  }
}
