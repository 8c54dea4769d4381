// Counts the calls that change what lies on the disk under which name, and lets a test end or fail the work right before
// any of them. SQLite does not go through these.

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const calls = [
  'copyFileSync',
  'fsyncSync',
  'linkSync',
  'mkdtempSync',
  'renameSync',
  'rmSync',
] as const;
export type FileStep = (typeof calls)[number];

/** Calls `before` ahead of each until the answer is called. */
export function watchSteps(before: (step: FileStep) => void): () => void {
  const originals = calls.map((name) => [name, fs[name]] as const);
  for (const [name, original] of originals) {
    Object.assign(fs, {
      [name]: (...args: unknown[]): unknown => {
        before(name);
        return Reflect.apply(original, fs, args);
      },
    });
  }
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, Object.fromEntries(originals));
    syncBuiltinESMExports();
  };
}
