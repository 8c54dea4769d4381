// What starts with a system dialog: files in, files out, other workspaces.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { launchWorkbench, type Workbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ask, call, listedArticles } from '../support/workbench-calls.ts';

let app: Workbench;
let folder: string;

beforeAll(async () => {
  app = await launchWorkbench();
});

afterAll(async () => {
  await app.close();
});

beforeEach(async () => {
  folder = tempFolder();
  await call(app.page, 'workspace:open-default', undefined);
});

async function sampleId(): Promise<ArticleId> {
  const [first] = await listedArticles(app.page);
  if (first === undefined) throw new Error('the default workspace has no sample article');
  return first.id;
}

test('cancelling any dialog answers null and changes nothing', async () => {
  const before = await call(app.page, 'app:state', undefined);
  const articleId = await sampleId();
  await app.answerOpenDialog(null);
  expect(await call(app.page, 'dialog:import', { from: 'files', wholePage: false })).toBeNull();
  await app.answerOpenDialog(null);
  expect(await call(app.page, 'dialog:open-workspace', undefined)).toBeNull();
  await app.answerSaveDialog(null);
  expect(await call(app.page, 'dialog:new-workspace', undefined)).toBeNull();
  await app.answerSaveDialog(null);
  expect(await call(app.page, 'dialog:export', { articleId })).toBeNull();
  expect(await call(app.page, 'app:state', undefined)).toEqual(before);
});

test('a dialog that is asked for while one is open is not shown', async () => {
  const first = call(app.page, 'dialog:import', { from: 'files', wholePage: false });
  expect(await call(app.page, 'dialog:open-workspace', undefined)).toBeNull();
  await app.answerOpenDialog(null);
  expect(await first).toBeNull();
});

test('importing tells for every chosen file what became of it', async () => {
  const good = join(folder, 'good.txt');
  writeFileSync(good, 'A headline\n\nA paragraph.\n');
  const bad = join(folder, 'empty.txt');
  writeFileSync(bad, '');
  await app.answerOpenDialog([good, bad]);
  const results = await call(app.page, 'dialog:import', { from: 'files', wholePage: false });
  expect(results?.map(({ status }) => status)).toEqual(['imported', 'failed']);
  expect(results?.[1]?.error).toMatchObject({ code: 'file-empty' });
});

describe('exporting', () => {
  test('writes the annotated article where the person said and can show it', async () => {
    const path = join(folder, 'out.annotated.json');
    await app.answerSaveDialog(path);
    const result = await call(app.page, 'dialog:export', { articleId: await sampleId() });
    expect(result).toMatchObject({ path, annotations: 0 });
    const written = readFileSync(path);
    expect(written.byteLength).toBe(result?.bytes);
    expect(JSON.parse(written.toString())).toMatchObject({
      format: 'sourcebench.annotated-article',
    });
    await call(app.page, 'export:show-last', undefined);
    expect((await app.revealed()).at(-1)).toBe(path);
  });

  test('completes a name without an extension and never replaces a file unasked', async () => {
    const articleId = await sampleId();
    await app.answerSaveDialog(join(folder, 'bare'));
    const path = join(folder, 'bare.annotated.json');
    expect(await call(app.page, 'dialog:export', { articleId })).toMatchObject({ path });
    writeFileSync(path, 'mine');
    await app.answerSaveDialog(join(folder, 'bare'));
    expect(await ask(app.page, 'dialog:export', { articleId })).toMatchObject({
      ok: false,
      error: { code: 'conflict', details: { file: path } },
    });
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  test('into a folder that cannot be written names the file', async () => {
    const blocker = join(folder, 'a-file');
    writeFileSync(blocker, '');
    await app.answerSaveDialog(join(blocker, 'x.annotated.json'));
    const result = await ask(app.page, 'dialog:export', { articleId: await sampleId() });
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).toContain('x.annotated.json');
  });
});

describe('workspaces', () => {
  test('a new one is empty, is opened and is remembered; the default one is a call away', async () => {
    await app.answerSaveDialog(join(folder, 'Case'));
    const created = await call(app.page, 'dialog:new-workspace', undefined);
    const path = join(folder, 'Case.sourcebench');
    expect(created).toMatchObject({ workspace: { path, name: 'Case' }, problem: null });
    expect(created?.settings.workspacePath).toBe(path);
    expect(await listedArticles(app.page)).toEqual([]);
    const back = await call(app.page, 'workspace:open-default', undefined);
    expect([back.workspace?.name, back.settings.workspacePath]).toEqual(['Library', null]);
    await app.answerOpenDialog([path]);
    expect(await call(app.page, 'dialog:open-workspace', undefined)).toMatchObject({
      workspace: { name: 'Case' },
    });
    await call(app.page, 'workspace:open-default', undefined);
  });

  test('a new one never takes the place of a file', async () => {
    const path = join(folder, 'precious.sourcebench');
    writeFileSync(path, 'precious');
    await app.answerSaveDialog(path);
    expect(await ask(app.page, 'dialog:new-workspace', undefined)).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
    expect(readFileSync(path, 'utf8')).toBe('precious');
  });

  test('one that cannot be opened leaves the open one open', async () => {
    const path = join(folder, 'broken.sourcebench');
    writeFileSync(path, 'no database'.repeat(100));
    await app.answerOpenDialog([path]);
    expect(await ask(app.page, 'dialog:open-workspace', undefined)).toMatchObject({
      ok: false,
      error: { code: 'workspace-not-sqlite' },
    });
    const state = await call(app.page, 'app:state', undefined);
    expect(state).toMatchObject({ workspace: { name: 'Library' }, problem: null });
    expect(await sampleId()).toBeTruthy();
  });
});
