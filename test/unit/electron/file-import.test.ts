import { expect, test } from 'vitest';
import { createFileImport } from '../../../electron/file-import.ts';
import type { WorkspaceClient } from '../../../electron/workspace-client.ts';
import type { CallOptions } from '../../../electron/workspace-thread.ts';
import { toErrorData } from '../../../shared/ipc/result.ts';
import type { Progress } from '../../../shared/ipc/types.ts';

/** A workspace whose imports end when the test says so. */
function setUp() {
  const told: (Progress | null)[] = [];
  const running: { input: unknown; options: CallOptions; end: (ok: boolean) => void }[] = [];
  const client = {
    call: (_channel: string, input: unknown, options: CallOptions) =>
      new Promise((resolve) => {
        const end = (ok: boolean) =>
          resolve(
            ok ? { ok, value: [] } : { ok, error: toErrorData(new Error('the thread ended')) },
          );
        running.push({ input, options, end });
      }),
  } as unknown as WorkspaceClient;
  return { told, running, importFiles: createFileImport(client, (each) => told.push(each)) };
}

const half: Progress = { label: 'Importing a.txt', done: 1, total: 2 };

test('the window hears how far an import is, and when the last of several has ended', async () => {
  const { told, running, importFiles } = setUp();
  const first = importFiles(['/a.txt'], true);
  const second = importFiles(['/b.txt'], false);
  expect(running.map(({ input }) => input)).toEqual([
    { paths: ['/a.txt'], wholePage: true },
    { paths: ['/b.txt'], wholePage: false },
  ]);
  running[0]?.options.onProgress?.(half);
  running[0]?.end(true);
  await first;
  expect(told).toEqual([half]);
  running[1]?.end(true);
  await second;
  expect(told).toEqual([half, null]);
});

test('an import that fails as a whole ends the progress too', async () => {
  const { told, running, importFiles } = setUp();
  const failing = importFiles(['/a.txt'], false);
  running[0]?.end(false);
  await expect(failing).rejects.toThrow('the thread ended');
  expect(told).toEqual([null]);
});
