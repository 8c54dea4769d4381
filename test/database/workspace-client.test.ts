import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createWorkspaceClient } from '../../electron/workspace-client.ts';
import type { AnnotationId, TagId } from '../../shared/domain/ids.ts';
import type { AppErrorData } from '../../shared/ipc/result.ts';
import type { Progress } from '../../shared/ipc/types.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ana } from '../support/workspace.ts';

const workerEntry = new URL('../../electron/workspace/worker.ts', import.meta.url);

function startClient(entry = workerEntry) {
  const crashes: AppErrorData[] = [];
  const client = createWorkspaceClient({
    entry,
    onCrash: (error) => crashes.push(error),
  });
  onTestFinished(() => client.close());
  return { client, crashes, folder: tempFolder() };
}

test('calls cross to the thread and back, typed arrays included', async () => {
  const { client, folder } = startClient();
  const path = join(folder, 'x.sourcebench');
  expect(await client.call('workspace:open', { path, withSample: true })).toEqual({
    ok: true,
    value: { path, name: 'x', isEncrypted: false },
  });
  const list = await client.call('article:list', undefined);
  const id = list.ok ? list.value[0]?.id : undefined;
  if (id === undefined) throw new Error('no sample article');
  const opened = await client.call('article:open', { id });
  expect(opened.ok && opened.value.marks.cells).toBeInstanceOf(Int32Array);
});

test('a failure comes back as data, with code, message and remedy', async () => {
  const { client, folder } = startClient();
  const path = join(folder, 'bad.sourcebench');
  writeFileSync(path, 'not a database');
  const result = await client.call('workspace:open', { path, withSample: false });
  expect(result).toMatchObject({
    ok: false,
    error: { code: 'workspace-not-sqlite', details: { file: path } },
  });
});

test('long work tells its progress and can be cancelled', async () => {
  const { client, folder } = startClient();
  await client.call('workspace:open', { path: join(folder, 'x.sourcebench'), withSample: false });
  const paths = Array.from({ length: 300 }, (_, index) => {
    const path = join(folder, `${index}.txt`);
    writeFileSync(path, `Article ${index}.`);
    return path;
  });
  const controller = new AbortController();
  const progress: Progress[] = [];
  const result = await client.call(
    'article:import-files',
    { paths, wholePage: false },
    {
      signal: controller.signal,
      onProgress: (step) => {
        progress.push(step);
        controller.abort();
      },
    },
  );
  if (!result.ok) throw new Error(result.error.message);
  expect(progress[0]).toEqual({ label: 'Importing 0.txt', done: 0, total: 300 });
  expect(result.value).toHaveLength(300);
  expect(result.value.at(-1)?.error?.code).toBe('cancelled');
});

test('work that is cancelled before it begins does nothing', async () => {
  const { client, folder } = startClient();
  await client.call('workspace:open', { path: join(folder, 'x.sourcebench'), withSample: false });
  const paths = [join(folder, 'a.txt')];
  writeFileSync(join(folder, 'a.txt'), 'An article.');
  const signal = AbortSignal.abort();
  const result = await client.call('article:import-files', { paths, wholePage: false }, { signal });
  expect(result).toMatchObject({ ok: true, value: [{ error: { code: 'cancelled' } }] });
  expect(await client.call('article:list', undefined)).toEqual({ ok: true, value: [] });
});

test('when the thread dies, its pending calls fail and the next call finds the workspace open again', async () => {
  const folder = tempFolder();
  // The real thread, which ends at one call without answering it, as a crash would.
  const entry = join(folder, 'dying-worker.mjs');
  writeFileSync(
    entry,
    `import { parentPort } from 'node:worker_threads';
     await import(${JSON.stringify(workerEntry.href)});
     parentPort.on('message', ({ channel }) => {
       if (channel === 'export:file-name') process.exit(3);
     });`,
  );
  const { client, crashes } = startClient(pathToFileURL(entry));
  const path = join(folder, 'x.sourcebench');
  await client.call('workspace:set-annotator', { annotator: ana });
  await client.call('workspace:open', { path, withSample: false });
  const imported = await client.call('article:import-text', { text: 'Some words.' });
  const articleId = imported.ok ? imported.value.articleId : null;
  if (articleId === null) throw new Error('not imported');
  const died = await client.call('export:file-name', { articleId });
  expect(died).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(crashes).toHaveLength(1);
  const created = await client.call('annotation:create', {
    id: randomUUID() as string as AnnotationId,
    articleId,
    tag: 'claim' as TagId,
    segments: [{ startUtf16: 0, endUtf16: 4 }],
  });
  expect(created).toMatchObject({ ok: true, value: { label: 'Tag claim' } });
});

test('what cannot be sent is a failure of that call only', async () => {
  const { client, folder } = startClient();
  const path = join(folder, 'x.sourcebench');
  expect(
    await client.call('workspace:open', { path, withSample: (() => {}) as never }),
  ).toMatchObject({
    ok: false,
    error: { code: 'internal' },
  });
  expect(await client.call('workspace:open', { path, withSample: false })).toMatchObject({
    ok: true,
  });
});

test('after closing, calls fail instead of hanging', async () => {
  const { client, folder } = startClient();
  await client.call('workspace:open', { path: join(folder, 'x.sourcebench'), withSample: false });
  await client.close();
  expect(await client.call('article:list', undefined)).toMatchObject({
    ok: false,
    error: { code: 'workspace-closed' },
  });
});
