// How the app starts and ends: files that come from outside, a second start, damage, crashes and sudden death.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { AnnotationId, TagId } from '../../shared/domain/ids.ts';
import type { Workbench as WorkbenchApi } from '../../shared/ipc/workbench.ts';
import { launchWorkbench, type LaunchOptions, type Workbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { call, listedArticles } from '../support/workbench-calls.ts';

/** Ended with the test, also when the test fails before it does so itself. */
async function launch(options: LaunchOptions): Promise<Workbench> {
  const app = await launchWorkbench(options);
  let ended = false;
  onTestFinished(async () => {
    if (!ended) await app.kill();
  });
  return {
    ...app,
    async close() {
      ended = true;
      await app.close();
    },
    async terminate() {
      ended = true;
      await app.terminate();
    },
    async kill() {
      ended = true;
      await app.kill();
    },
  };
}

const titles = async (app: Workbench) =>
  (await listedArticles(app.page)).map(({ title }) => title).toSorted();

function textFile(folder: string, name: string, headline: string): string {
  const path = join(folder, name);
  writeFileSync(path, `${headline}\n\nThe mayor said the bridge is safe.\n`);
  return path;
}

describe('files from outside', () => {
  test('a file argument is imported, a missing one does not stop it', async () => {
    const folder = tempFolder();
    const file = textFile(folder, 'river.txt', 'River falls');
    const app = await launch({ args: [join(folder, 'gone.txt'), file], userData: folder });
    await expect.poll(() => titles(app)).toContain('River falls');
    await app.close();
  });

  test('a second start hands its file to the first window and ends', async () => {
    const folder = tempFolder();
    const app = await launch({ userData: folder });
    const exitCode = await app.startAgain([textFile(folder, 'late.txt', 'Late edition')]);
    expect(exitCode).toBe(0);
    await expect.poll(() => titles(app)).toContain('Late edition');
    await app.close();
  });

  test('a workspace file is opened instead of imported', async () => {
    const folder = tempFolder();
    const first = await launch({ userData: folder });
    const path = join(folder, 'Case one.sourcebench');
    await first.answerSaveDialog(path);
    await call(first.page, 'dialog:new-workspace', undefined);
    await call(first.page, 'workspace:open-default', undefined);
    await first.close();
    const again = await launch({ userData: folder, args: [path] });
    const name = async () => (await call(again.page, 'app:state', undefined)).workspace?.name;
    await expect.poll(name).toBe('Case one');
    await again.close();
  });
});

describe('what was saved', () => {
  test('survives a sudden end right after the act', async () => {
    const folder = tempFolder();
    const userData = join(folder, 'data');
    const app = await launch({
      userData,
      args: [textFile(folder, 'bridge.txt', 'Bridge reopens')],
    });
    await expect.poll(() => titles(app)).toContain('Bridge reopens');
    await call(app.page, 'annotator:set-name', { name: 'Ana' });
    const list = await listedArticles(app.page);
    const articleId = list.find(({ title }) => title === 'Bridge reopens')?.id as ArticleId;
    const id = crypto.randomUUID() as AnnotationId;
    await call(app.page, 'annotation:create', {
      id,
      articleId,
      tag: 'actor' as TagId,
      segments: [{ startUtf16: 16, endUtf16: 25 }],
    });
    await app.kill();

    const again = await launch({ userData });
    expect(await call(again.page, 'annotation:details', { ids: [id] })).toMatchObject([
      { id, tag: 'actor', segments: [{ quote: 'The mayor' }] },
    ]);
    const { settings } = await call(again.page, 'app:state', undefined);
    expect(settings.annotator?.name).toBe('Ana');
    await again.close();
  });

  test.each(['close', 'terminate'] as const)(
    'includes what the page sends last, as it goes: %s',
    async (way) => {
      const userData = tempFolder();
      const app = await launch({ userData });
      await call(app.page, 'app:state', undefined);
      await app.page.evaluate(() => {
        const { calls } = (globalThis as unknown as { workbench: WorkbenchApi }).workbench;
        window.addEventListener('beforeunload', () => {
          void calls['annotator:set-name']({ name: 'Last Word' });
        });
      });
      await app[way]();
      const settings = readFileSync(join(userData, 'settings.json'), 'utf8');
      expect(JSON.parse(settings)).toMatchObject({ annotator: { name: 'Last Word' } });
    },
  );

  test('is put in order when the system asks the program to end', async () => {
    const userData = tempFolder();
    const app = await launch({ userData });
    await call(app.page, 'annotator:set-name', { name: 'Ana' });
    expect(readdirSync(userData)).toContain('Library.sourcebench-wal');
    await app.terminate();
    const left = [
      'Library.sourcebench',
      'Library.sourcebench-backups',
      'settings.json',
      'window-state.json',
    ];
    expect(left).toEqual(expect.arrayContaining(readdirSync(userData)));
  });

  test('is there again after the page has crashed and was reloaded', async () => {
    const folder = tempFolder();
    const app = await launch({ userData: folder });
    await call(app.page, 'annotator:set-name', { name: 'Ana' });
    // The crashed page’s own driver stays dumb; another one sees the page that comes after it.
    const driver = await app.page.context().newCDPSession(app.page);
    const crashed = new Promise((resolve) => app.page.once('crash', resolve));
    driver.send('Page.crash').catch(() => undefined);
    await crashed;
    await app.answerMessageBox(0);
    const name = async () => {
      const expression = `workbench.calls['app:state']().then((state) => state.value.settings.annotator.name)`;
      const evaluated = driver.send('Runtime.evaluate', { expression, awaitPromise: true });
      return (await evaluated).result.value as unknown;
    };
    await expect.poll(name).toBe('Ana');
    await app.close();
  });

  test('the window comes back where and as large as it was', async () => {
    const userData = tempFolder();
    const file = join(userData, 'window-state.json');
    const state = { place: { x: 40, y: 60 }, width: 1100, height: 700, maximized: false };
    writeFileSync(file, JSON.stringify(state));
    const app = await launch({ userData });
    const size = () => app.page.evaluate(() => [outerWidth, outerHeight, screenX, screenY]);
    await expect.poll(size).toEqual([1100, 700, 40, 60]);
    await app.close();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(state);
  });
});

describe('damage', () => {
  test('a damaged settings file gives a working window and is kept aside', async () => {
    const userData = tempFolder();
    const file = join(userData, 'settings.json');
    writeFileSync(file, '{"theme": "dark", ');
    const app = await launch({ userData });
    const { problem, settings } = await call(app.page, 'app:state', undefined);
    expect([problem, settings.theme]).toEqual([null, 'system']);
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"theme": "dark", ');
    await app.close();
  });

  test('a workspace that is none leaves a usable window that can open the default one', async () => {
    const userData = tempFolder();
    const path = join(userData, 'notes.sourcebench');
    writeFileSync(path, 'These are only notes, and no database at all.'.repeat(50));
    writeFileSync(join(userData, 'settings.json'), JSON.stringify({ workspacePath: path }));
    const app = await launch({ userData });
    const { workspace, problem } = await call(app.page, 'app:state', undefined);
    expect(workspace).toBeNull();
    expect(problem).toMatchObject({ code: 'workspace-not-sqlite' });
    expect(problem?.message).toContain('notes.sourcebench');
    const opened = await call(app.page, 'workspace:open-default', undefined);
    expect(opened).toMatchObject({ problem: null, workspace: { name: 'Library' } });
    expect(readFileSync(path, 'utf8')).toMatch(/^These are only notes/u);
    await app.close();
  });

  test('a workspace that has gone is named and not made anew; it opens once it is back', async () => {
    const userData = tempFolder();
    const path = join(userData, 'drive', 'Case.sourcebench');
    writeFileSync(join(userData, 'settings.json'), JSON.stringify({ workspacePath: path }));
    const app = await launch({ userData });
    const { problem } = await call(app.page, 'app:state', undefined);
    expect(problem).toMatchObject({ code: 'file-missing', details: { file: path } });
    const still = await call(app.page, 'workspace:retry', undefined);
    expect(still.problem).toMatchObject({ code: 'file-missing' });
    mkdirSync(join(userData, 'drive'));
    writeFileSync(path, '');
    const back = await call(app.page, 'workspace:retry', undefined);
    expect(back).toMatchObject({ problem: null, workspace: { path, name: 'Case' } });
    await app.close();
  });
});
