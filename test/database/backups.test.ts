import Database from 'better-sqlite3-multiple-ciphers';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  copyFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { isSound } from '../../electron/workspace/db/copy-database.ts';
import type { ThreadEvent } from '../../electron/workspace/protocol.ts';
import { listBackups } from '../../electron/workspace/services/backup-list.ts';
import {
  backupFolderOf,
  backupName,
  parseBackupName,
  type NamedBackup,
} from '../../electron/workspace/services/backup-names.ts';
import { outdatedBackups } from '../../electron/workspace/services/backup-rule.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { backupReasons } from '../../shared/ipc/safety-types.ts';
import type { TagId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { tamper } from '../support/tampering.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ana, importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

const dayMs = 86_400_000;

describe('names', () => {
  const backup = fc.record({
    madeAtMs: fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) }),
    reason: fc.constantFrom(...backupReasons),
    acts: fc.nat(),
    articles: fc.nat(),
  });
  test('say what the backup is, and sort by time', () => {
    fc.assert(
      fc.property(backup, backup, (one, other) => {
        const id = backupName(one);
        expect(parseBackupName(id)).toEqual({ id, ...one });
        if (one.madeAtMs < other.madeAtMs) expect(id < backupName(other)).toBe(true);
      }),
    );
  });
});

describe('the rule', () => {
  const now = Date.UTC(2026, 10, 23, 15);
  const backups = fc
    .uniqueArray(fc.integer({ min: now - 60 * dayMs, max: now }), { maxLength: 60 })
    .map((times) =>
      times.map((madeAtMs): NamedBackup => ({
        id: String(madeAtMs),
        madeAtMs,
        reason: 'hourly',
        acts: 1,
        articles: 1,
      })),
    );

  test('keeps the last ten and the last of each of 31 days, and nothing else', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const gone = new Set(outdatedBackups(all, now).map(({ id }) => id));
        for (const { id, madeAtMs } of all) {
          const isAmongTen = all.filter((each) => each.madeAtMs > madeAtMs).length < 10;
          const day = new Date(madeAtMs).toISOString().slice(0, 10);
          const laterThatDay = all.some(
            (each) =>
              each.madeAtMs > madeAtMs && new Date(each.madeAtMs).toISOString().startsWith(day),
          );
          const isRecent = Date.parse(day) > now - 31 * dayMs;
          expect(gone.has(id)).toBe(!isAmongTen && (laterThatDay || !isRecent));
        }
      }),
    );
  });
});

test('a backup holds what was saved, is one sound file, and is listed with what is in it', async () => {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  await tagWords(workspace, articleId, 'Monday');
  const made = await workspace.call['backup:make'](undefined);
  expect(made).toMatchObject({ reason: 'asked', acts: 2, articles: 1, isEncrypted: false });
  const folder = backupFolderOf(workspace.path);
  expect(readdirSync(folder)).toEqual([made.id]);
  expect(listBackups(workspace.path)).toEqual([made]);
  const other = await openTestWorkspace({ path: join(folder, made.id), folder });
  expect(await other.call['article:list'](undefined)).toMatchObject([{ annotations: 1 }]);
});

test('a file that was put into the folder by hand is listed, one that is no workspace is not', async () => {
  const workspace = await openTestWorkspace();
  await importText(workspace);
  const folder = backupFolderOf(workspace.path);
  mkdirSync(folder);
  writeFileSync(join(folder, 'letter.sourcebench'), 'Dear all, nothing of this is a workspace.');
  const { id } = await workspace.call['backup:make'](undefined);
  copyFileSync(join(folder, id), join(folder, 'mine.sourcebench'));
  expect(listBackups(workspace.path).map((each) => [each.id, each.acts])).toEqual(
    expect.arrayContaining([
      ['mine.sourcebench', null],
      [id, 1],
    ]),
  );
  expect(listBackups(workspace.path)).toHaveLength(2);
});

test('what a killed backup left is cleared away', async () => {
  const workspace = await openTestWorkspace();
  await importText(workspace);
  const folder = backupFolderOf(workspace.path);
  mkdirSync(folder);
  const part = join(folder, 'x.part');
  writeFileSync(part, 'half');
  const { utimesSync } = await import('node:fs');
  utimesSync(part, 1, 1);
  const { id } = await workspace.call['backup:make'](undefined);
  expect(readdirSync(folder)).toEqual([id]);
});

test('restoring puts the backup in the place of the workspace, which becomes a backup itself', async () => {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  const { id } = await workspace.call['backup:make'](undefined);
  await tagWords(workspace, articleId, 'Monday');
  const held = await appErrorOf(async () =>
    createWorkspaceService().handlers['backup:restore-at']({ path: workspace.path, id }),
  );
  expect(held.code).toBe('workspace-held');
  await workspace.call['workspace:close'](undefined);
  await workspace.call['backup:restore-at']({ path: workspace.path, id });
  const restored = await workspace.reopen();
  expect(await restored.call['article:list'](undefined)).toMatchObject([{ annotations: 0 }]);
  const [newest] = listBackups(workspace.path);
  expect(newest).toMatchObject({ reason: 'before-restore', acts: 2 });
});

test('a damaged backup is refused, and the workspace stays as it is', async () => {
  const workspace = await openTestWorkspace();
  for (let at = 0; at < 20; at += 1) await importText(workspace, `Text ${at}. `.repeat(500));
  const { id } = await workspace.call['backup:make'](undefined);
  const file = join(backupFolderOf(workspace.path), id);
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x55, bytes.length / 2, bytes.length / 2 + 20_000));
  await workspace.call['workspace:close'](undefined);
  const before = readFileSync(workspace.path);
  const error = await appErrorOf(async () =>
    workspace.call['backup:restore-at']({ path: workspace.path, id }),
  );
  expect(error.code).toBe('workspace-damaged');
  expect(error.message).toContain(id);
  expect(readFileSync(workspace.path).equals(before)).toBe(true);
  expect(readdirSync(workspace.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('restoring sets a damaged workspace aside as it is', async () => {
  const workspace = await openTestWorkspace();
  for (let at = 0; at < 20; at += 1) await importText(workspace, `Text ${at}. `.repeat(500));
  const { id } = await workspace.call['backup:make'](undefined);
  await workspace.call['workspace:close'](undefined);
  const bytes = readFileSync(workspace.path);
  bytes.fill(0x55, bytes.length / 2, bytes.length / 2 + 20_000);
  writeFileSync(workspace.path, bytes);
  expect(isSound(workspace.path, null)).toBe(false);
  await workspace.call['backup:restore-at']({ path: workspace.path, id });
  const aside = readdirSync(workspace.folder).find((name) => name.includes('(damaged'));
  expect(readFileSync(join(workspace.folder, aside ?? '')).equals(bytes)).toBe(true);
  const restored = await workspace.reopen();
  expect(await restored.call['article:list'](undefined)).toHaveLength(20);
});

async function openWithBackups(passphrase?: string) {
  const events: ThreadEvent[] = [];
  const service = createWorkspaceService({
    automaticBackups: true,
    onEvent: (event) => events.push(event),
  });
  onTestFinished(() => service.close());
  const path = join(tempFolder(), 'a.sourcebench');
  await service.handlers['workspace:set-annotator']({ annotator: ana });
  const unlock = passphrase === undefined ? {} : { passphrase };
  const open = () => service.handlers['workspace:open']({ path, withSample: false, ...unlock });
  await open();
  return { service, call: service.handlers, path, events, open };
}

test('a backup is made on start, and only when something changed since the last', async () => {
  const { call, path, open } = await openWithBackups();
  await importText({ call });
  await call['workspace:close'](undefined);
  await open();
  await vi.waitFor(() => expect(listBackups(path)).toHaveLength(1));
  expect(listBackups(path)).toMatchObject([{ reason: 'start', acts: 1 }]);
  await call['workspace:close'](undefined);
  await open();
  await importText({ call }, 'Another.');
  const made = await call['backup:make'](undefined);
  expect(listBackups(path).map(({ reason }) => reason)).toEqual([made.reason, 'start']);
});

test('before an act on many articles there is a backup without it', async () => {
  const { call, path } = await openWithBackups();
  const ids = [await importText({ call }), await importText({ call }, 'Another.')];
  await call['library:act']({ target: { ids }, act: { kind: 'move', shelf: 'archive' } });
  await vi.waitFor(() => expect(listBackups(path)).toHaveLength(1));
  expect(listBackups(path)).toMatchObject([{ reason: 'bulk-act', acts: 2 }]);
});

test.each([undefined, 'pass'])(
  'an act on many articles waits for the copying to begin, not to end (passphrase: %s)',
  async (passphrase) => {
    const { call, path } = await openWithBackups(passphrase);
    const long = 'Words of a long text. '.repeat(400_000);
    const ids = [
      await importText({ call }, `One ${long}`),
      await importText({ call }, `2 ${long}`),
    ];
    await call['library:act']({ target: { ids }, act: { kind: 'move', shelf: 'archive' } });
    const folder = backupFolderOf(path);
    const names = readdirSync(folder).filter((name) => !name.endsWith('-journal'));
    expect(names.filter((name) => !name.endsWith('.part'))).toEqual([]);
    const copied = names.map((name) => statSync(join(folder, name)).size);
    await vi.waitFor(() => expect(listBackups(path)).toHaveLength(1), 20_000);
    const [made] = listBackups(path);
    const isEncrypted = passphrase !== undefined;
    expect(made).toMatchObject({ reason: 'bulk-act', acts: 2, isEncrypted });
    expect(Math.max(0, ...copied)).toBeLessThan(made?.bytes ?? 0);
  },
);

test('before an act on many articles is taken back or done again there is a backup', async () => {
  const { call, path } = await openWithBackups();
  const ids = [await importText({ call }), await importText({ call }, 'Another.')];
  await call['library:act']({ target: { ids }, act: { kind: 'move', shelf: 'archive' } });
  await vi.waitFor(() => expect(listBackups(path)).toHaveLength(1));
  await call['history:undo'](undefined);
  await vi.waitFor(() => expect(listBackups(path)).toHaveLength(2));
  await call['history:redo'](undefined);
  await vi.waitFor(() => expect(listBackups(path)).toHaveLength(3));
  expect(listBackups(path).map(({ reason, acts }) => [reason, acts])).toEqual([
    ['bulk-act', 4],
    ['bulk-act', 3],
    ['bulk-act', 2],
  ]);
});

test('taking back an act on one mark makes no backup, one on ten marks does', async () => {
  const { call, path } = await openWithBackups();
  const articleId = await importText({ call }, 'Word word '.repeat(6));
  await tagWords({ call }, articleId, 'Word');
  await call['history:undo'](undefined);
  await call['history:redo'](undefined);
  expect(existsSync(backupFolderOf(path))).toBe(false);
  const { article } = await call['article:open']({ id: articleId });
  const spans = Array.from({ length: 10 }, (_, at) => ({
    startUtf16: 5 * (at + 1),
    endUtf16: 5 * (at + 1) + 4,
  }));
  const { textSha256 } = article;
  const articles = [{ articleId, textSha256, spans }];
  await call['tag-all:apply']({ tag: 'claim' as TagId, like: null, articles });
  await vi.waitFor(() => expect(listBackups(path)).toHaveLength(1));
  await call['history:undo'](undefined);
  await vi.waitFor(() => expect(listBackups(path)).toMatchObject([{ acts: 5 }, { acts: 4 }]));
});

test('a backup that cannot be made is told once, and acts go on', async () => {
  const { call, path, events } = await openWithBackups();
  const ids = [await importText({ call }), await importText({ call }, 'Another.')];
  writeFileSync(backupFolderOf(path), 'a file where the folder would be');
  for (const shelf of ['archive', 'library'] as const) {
    await call['library:act']({ target: { ids }, act: { kind: 'move', shelf } });
  }
  await vi.waitFor(() => expect(events).toHaveLength(1));
  expect(events).toMatchObject([{ name: 'backup:failed', payload: { code: 'file-unwritable' } }]);
  expect(await call['library:counts'](undefined)).toMatchObject({ shelves: { library: 2 } });
});

test('every connection that writes forces each commit to the disk', async () => {
  const workspace = await openTestWorkspace();
  const { readOne } = await import('../../electron/workspace/db/connection.ts');
  const { openSnapshot } = await import('../../electron/workspace/db/read-snapshot.ts');
  const { openForReading } = await import('../../electron/workspace/db/open-for-reading.ts');
  const snapshot = openSnapshot(workspace.path);
  const { db: beside } = openForReading(workspace.path);
  const { closeDatabase } = await import('../../electron/workspace/db/connection.ts');
  onTestFinished(() => {
    snapshot.close();
    closeDatabase(beside);
  });
  for (const db of [workspace.service.current().db, snapshot.db, beside]) {
    expect(readOne(db, 'PRAGMA synchronous')).toEqual({ synchronous: 2 });
    expect(readOne(db, 'PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  }
});

test('a workspace of an older format is kept as a backup before it is brought up to date', async () => {
  const workspace = await openTestWorkspace();
  workspace.service.close();
  expect(existsSync(backupFolderOf(workspace.path))).toBe(false);
  const old = new Database(join(workspace.folder, 'old.sourcebench'));
  const { initial } = await import('../../electron/workspace/db/migrations/0001-initial.ts');
  const { applicationId } = await import('../../electron/workspace/db/migrations.ts');
  old.transaction(() => initial(old))();
  old.pragma(`application_id = ${applicationId}`);
  old.pragma('user_version = 1');
  old.close();
  const path = join(workspace.folder, 'old.sourcebench');
  await openTestWorkspace({ path, folder: workspace.folder });
  expect(listBackups(path)).toMatchObject([{ reason: 'migration' }]);
  const [kept] = listBackups(path);
  const copy = new Database(join(backupFolderOf(path), kept?.id ?? ''), { readonly: true });
  expect(copy.pragma('user_version', { simple: true })).toBe(1);
  copy.close();
});

test('damage in a workspace too large to be looked through at once is told after it was opened', async () => {
  const workspace = await openTestWorkspace();
  await importText(workspace);
  workspace.service.close();
  tamper(workspace.path, "UPDATE article SET title = 'Another'");
  const events: ThreadEvent[] = [];
  const service = createWorkspaceService({
    automaticBackups: true,
    limits: { indexes: 0, rows: 0 },
    onEvent: (event) => events.push(event),
  });
  onTestFinished(() => service.close());
  await service.handlers['workspace:set-annotator']({ annotator: ana });
  await service.handlers['workspace:open']({ path: workspace.path, withSample: false });
  const told = () => events.map(({ name }) => name);
  await vi.waitFor(() => expect(told()).toEqual(['workspace:damaged']), 20_000);
  await expect(importText({ call: service.handlers }, 'Another.')).rejects.toThrow(/damaged/);
});
