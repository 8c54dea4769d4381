import Database from 'better-sqlite3';
import { once, EventEmitter } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { closeDatabase, readOne, transaction } from '../../electron/workspace/db/connection.ts';
import { openDatabase } from '../../electron/workspace/db/open.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { appErrorOf } from '../support/app-error.ts';
import { importTextAtOnce } from '../../electron/workspace/services/import-foreign.ts';
import type { ImportResult } from '../../shared/ipc/types.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

test('a change by another program is noticed, one of our own is not', async () => {
  const events = new EventEmitter();
  let noticed = 0;
  const watching = createWorkspaceService({
    pollEveryMs: 20,
    onChangedOutside: () => {
      noticed += 1;
      events.emit('noticed');
    },
  });
  onTestFinished(() => watching.close());
  const path = join(tempFolder(), 'shared.sourcebench');
  await watching.handlers['workspace:open']({ path, withSample: false });
  await watching.handlers['article:import-text']({ text: 'Ours.' });
  const other = await openTestWorkspace({ path, folder: '' });
  const heard = once(events, 'noticed');
  await importText(other, 'Theirs.');
  await heard;
  expect(noticed).toBe(1);
  expect(await watching.handlers['article:list'](undefined)).toHaveLength(2);
});

test('each change by another program is told once, however often it is looked for', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const onChangedOutside = vi.fn<() => void>();
  const watching = createWorkspaceService({ pollEveryMs: 1000, onChangedOutside });
  onTestFinished(() => watching.close());
  const path = join(tempFolder(), 'shared.sourcebench');
  await watching.handlers['workspace:open']({ path, withSample: false });
  const other = await openTestWorkspace({ path, folder: '' });
  for (const [text, times] of [['One.', 1] as const, ['Two.', 2] as const]) {
    await importText(other, text);
    vi.advanceTimersByTime(5000);
    expect(onChangedOutside).toHaveBeenCalledTimes(times);
  }
});

test('two programs can write in turns, and undo follows one common history', async () => {
  const mine = await openTestWorkspace();
  const articleId = await importText(mine);
  const theirs = await openTestWorkspace({ path: mine.path, folder: mine.folder });
  await tagWords(mine, articleId, 'Monday');
  await tagWords(theirs, articleId, 'bridge', 'location');
  expect(await mine.call['history:state'](undefined)).toEqual({ undo: 'Tag location', redo: null });
  await mine.call['history:undo'](undefined);
  await theirs.call['history:undo'](undefined);
  expect(await mine.call['article:list'](undefined)).toMatchObject([{ annotations: 0 }]);
});

test('an act while another program is writing waits, then fails by name and changes nothing', async () => {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  const other = new Database(workspace.path);
  other.exec('BEGIN IMMEDIATE');
  const error = await appErrorOf(() => tagWords(workspace, articleId, 'Monday'));
  expect(error.code).toBe('workspace-locked');
  expect(error.message).toContain(workspace.path);
  other.exec('ROLLBACK');
  other.close();
  await tagWords(workspace, articleId, 'Monday');
  expect(await workspace.call['article:list'](undefined)).toMatchObject([{ annotations: 1 }]);
});

test('a full disk is named, what was saved stays, and work goes on once there is room', async () => {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  const { db } = workspace.service.current();
  const { page_count } = readOne<{ page_count: number }>(db, 'PRAGMA page_count') ?? {
    page_count: 0,
  };
  expect(page_count).toBeGreaterThan(0);
  readOne(db, `PRAGMA max_page_count = ${page_count}`);
  const error = await appErrorOf(async () => {
    for (let index = 0; index < 1000; index += 1) await tagWords(workspace, articleId, 'Monday');
  });
  expect(error.code).toBe('disk-full');
  expect(error.message).toContain(workspace.path);
  const [summary] = await workspace.call['article:list'](undefined);
  const { marks } = await workspace.call['article:open']({ id: articleId });
  expect(marks.ids).toHaveLength(summary?.annotations ?? -1);
  readOne(db, 'PRAGMA max_page_count = 1000000');
  await tagWords(workspace, articleId, 'Monday');
});

test('an act keeps other writers out from its first read on, so that what it read still holds', async () => {
  const path = join(tempFolder(), 'shared.sourcebench');
  const [mine, theirs] = [openDatabase(path), openDatabase(path, { busyTimeoutMs: 1 })];
  onTestFinished(() => {
    closeDatabase(mine.db);
    closeDatabase(theirs.db);
  });
  transaction(mine.db, (db) => {
    expect(readOne(db, 'SELECT count(*) AS acts FROM act')).toEqual({ acts: 0 });
    expect(() => transaction(theirs.db, () => null)).toThrow(/locked/);
  });
  expect(transaction(theirs.db, () => 'free')).toBe('free');
});

test('a text that another program imports at the same moment is there once', async () => {
  const theirs = await openTestWorkspace();
  const bytes = Buffer.from('The same.');
  let raced: ImportResult | null = null;
  const clock = () => {
    // The time is asked for between the look for the text and the transaction that stores it.
    raced ??= importTextAtOnce(
      { workspace: theirs.service.current(), wholePage: false },
      { file: 'a.txt', fileName: 'a.txt', bytes },
    );
    return 1_700_000_000_000;
  };
  const mine = await openTestWorkspace({ path: theirs.path, folder: theirs.folder, clock });
  const { status } = await mine.call['article:import-text']({ text: 'The same.' });
  expect(raced).toMatchObject({ status: 'imported' });
  expect(status).toBe('exists');
  expect(await mine.call['article:list'](undefined)).toHaveLength(1);
});
