import { expect, test } from 'vitest';
import { importerThreadEntry } from '../../../electron/workspace/importers/thread-entry.ts';

test.each([
  [
    'file:///a/electron/workspace/importers/thread-entry.ts',
    'file:///a/electron/workspace/importers/importer-thread.ts',
  ],
  ['file:///a/out/main/worker.js', 'file:///a/out/main/importer.js'],
  ['file:///a/out/main/chunks/workspace-Dx1.js', 'file:///a/out/main/importer.js'],
  ['file:///a%20b/out/cli/assets/run-BE_5.js', 'file:///a%20b/out/cli/importer.js'],
])('as part of %s, the thread’s entry is %s', (module, entry) => {
  expect(importerThreadEntry(module).href).toBe(entry);
});
