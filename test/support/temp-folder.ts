// A folder of its own for a test, removed after it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * To be called inside a test or a beforeEach hook's test; gone when the test has finished. `prefix` is what its name
 * begins with, for where it is shown.
 */
export function tempFolder(prefix = 'sourcebench-test-'): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
