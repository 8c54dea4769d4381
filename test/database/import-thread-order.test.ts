import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { ImporterInput } from '../../electron/workspace/importers/imported.ts';
import { readInThread } from '../../electron/workspace/importers/thread-read.ts';
import { importerLimits } from '../../electron/workspace/limits.ts';

/** The three things a dying thread says reach us by two ports, in no order that Node promises. */
class DyingThread extends EventEmitter {
  postMessage(): void {
    setImmediate(() => {
      this.emit('error', new Error('a library fell over'));
      this.emit('message', { id: 0, ok: null });
      this.emit('exit', 1);
    });
  }
}

test('an error that overtakes what the thread said before it is still blamed on the file', async () => {
  const input: ImporterInput = {
    file: 'bad.html',
    fileName: 'bad.html',
    bytes: new Uint8Array([60]),
    options: { wholePage: false },
  };
  const outcome = await readInThread(
    new DyingThread() as unknown as Worker,
    { task: 'foreign', importer: 'html', input },
    new AbortController().signal,
    importerLimits,
  );
  if (outcome.ok) throw new Error('a dying thread answered');
  expect(outcome.isAnswer).toBe(false);
  expect(outcome.error.code).toBe('file-invalid');
  expect(outcome.error.message).toContain('a library fell over');
});
