// The files of an export while they are written: in a hidden folder aside, few of them open at a time, forced to the
// disk before anybody gives them their names. What it takes does not grow with the files' sizes.

import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetFile } from '../../../shared/datasets/described.ts';
import { compareText } from '../../../shared/domain/order.ts';
import { OpenFiles } from './export-open-files.ts';
import type { FileSink } from './export-sink.ts';

export interface Staging extends FileSink {
  readonly folder: string;
  /** By path; all are on the disk then. */
  readonly finish: () => Promise<DatasetFile[]>;
  /** Lets go of the files, and removes what is still there. Never throws. */
  readonly discard: () => Promise<void>;
}

/** Makes the folder, which must not exist. Methods throw what the system says. */
export function createStaging(folder: string, { hashes }: { readonly hashes: boolean }): Staging {
  const place = (path: string) => join(folder, path);
  const files = new OpenFiles(place, hashes);
  mkdirSync(folder);
  return {
    folder,
    write: (path, content) => files.write(path, content),
    async rename(from, to) {
      await files.settle();
      renameSync(place(from), place(to));
      files.rename(from, to);
    },
    async remove(path) {
      await files.settle();
      rmSync(place(path));
      files.forget(path);
    },
    async finish() {
      await files.settle();
      const done: DatasetFile[] = [];
      for (const [path, { bytes, sha256 }] of files.known) {
        const hash = hashes ? (sha256 ?? (await hashOf(place(path)))) : '';
        done.push({ path, bytes, sha256: hash });
      }
      return done.toSorted((a, b) => compareText(a.path, b.path));
    },
    async discard() {
      // A write that is under way has to end before its descriptor can mean another file.
      await files.settle().catch(() => undefined);
      removeQuietly(folder);
    },
  };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** What could not be removed is hidden, and not what went wrong first. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The first failure is the one to tell.
  }
}
