import Database from 'better-sqlite3-multiple-ciphers';
import { once, EventEmitter } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { closeDatabase, readOne, transaction } from '../../electron/workspace/db/connection.ts';
import { openDatabase } from '../../electron/workspace/db/open.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { appErrorOf } from '../support/app-error.ts';
import type { ThreadEvent } from '../../electron/workspace/protocol.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

/** Writes as another program does that knows nothing of the hold. */
function writeFromOutside(path: string): void {
  const other = new Database(path);
  other.exec(
    "UPDATE collection SET name = name || '.'; CREATE TABLE IF NOT EXISTS stray (a); INSERT INTO stray VALUES (1)",
  );
  other.close();
}

test('a change by another program is noticed, one of our own is not', async () => {
  const events = new EventEmitter();
  let noticed = 0;
  const watching = createWorkspaceService({
    pollEveryMs: 20,
    onEvent: ({ name }) => {
      if (name !== 'workspace:changed-outside') return;
      noticed += 1;
      events.emit('noticed');
    },
  });
  onTestFinished(() => watching.close());
  const path = join(tempFolder(), 'shared.sourcebench');
  await watching.handlers['workspace:open']({ path, withSample: false });
  await watching.handlers['article:import-text']({ text: 'Ours.' });
  const heard = once(events, 'noticed');
  writeFromOutside(path);
  await heard;
  expect(noticed).toBe(1);
});

test('each change by another program is told once, however often it is looked for', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const onEvent = vi.fn<(event: ThreadEvent) => void>();
  const watching = createWorkspaceService({ pollEveryMs: 1000, onEvent });
  onTestFinished(() => watching.close());
  const path = join(tempFolder(), 'shared.sourcebench');
  await watching.handlers['workspace:open']({ path, withSample: false });
  for (const times of [1, 2]) {
    writeFromOutside(path);
    vi.advanceTimersByTime(5000);
    expect(onEvent).toHaveBeenCalledTimes(times);
  }
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
