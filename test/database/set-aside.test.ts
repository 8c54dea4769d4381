// A repair or a restore that ends between setting the old files aside and giving their name to the new one: the log is
// there again before anything is read, and no act that was in it is missing.

import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { copyBackup, restoreBackup } from '../../electron/workspace/services/backup-restore.ts';
import { repairWorkspace } from '../../electron/workspace/services/repair-workspace.ts';
import { setAside, takeBack } from '../../electron/workspace/services/set-aside.ts';
import { damagePage } from '../support/damage-page.ts';
import { killedAfter } from '../support/killed-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

const nowMs = Date.UTC(2026, 10, 23, 9);
const moduleAt = (path: string) =>
  fileURLToPath(new URL(`../../electron/${path}`, import.meta.url));

/** The files of a workspace as a crash leaves them: its last acts are in the log. */
async function crashed() {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  await tagWords(workspace, articleId, 'Monday');
  const { marks } = await workspace.call['article:open']({ id: articleId });
  const folder = tempFolder();
  const path = join(folder, 'crashed.sourcebench');
  for (const end of ['', '-wal']) copyFileSync(workspace.path + end, path + end);
  return { folder, path, articleId, marks };
}

test('what a killed program set aside is there again, with every act', async () => {
  const { folder, path, articleId, marks } = await crashed();
  const log = readFileSync(`${path}-wal`);
  await killedAfter(
    `import { takeHold } from ${JSON.stringify(moduleAt('workspace/db/hold.ts'))};
     import { setAside } from ${JSON.stringify(moduleAt('workspace/services/set-aside.ts'))};
     takeHold(${JSON.stringify(path)}, { program: 'test', person: null, sinceMs: 0 });
     setAside(${JSON.stringify(path)}, ${nowMs});
     console.log('aside');
     setInterval(() => {}, 1000);`,
    (lines) => lines > 0,
    0,
  );
  const aside = readdirSync(folder).filter((name) => name.includes('(damaged'));
  expect(aside).toHaveLength(2);
  expect(existsSync(`${path}-wal`)).toBe(false);
  expect(readFileSync(join(folder, aside.find((name) => name.endsWith('-wal')) ?? ''))).toEqual(
    log,
  );
  const { call } = await openTestWorkspace({ path });
  expect((await call['article:open']({ id: articleId })).marks).toEqual(marks);
  expect(readdirSync(folder).filter((name) => name.includes('(damaged'))).toEqual([]);
});

test('nothing is taken back of a workspace that another one has replaced', async () => {
  const { folder, path, service } = await openTestWorkspace();
  service.close();
  damagePage(path, 'annotation');
  const bytes = readFileSync(path);
  const options = { passphrase: null, clock: () => nowMs, program: 'test' };
  const { setAside: aside } = repairWorkspace(path, options);
  const before = readdirSync(folder).toSorted();
  takeBack(path);
  expect(readdirSync(folder).toSorted()).toEqual(before);
  expect(readFileSync(aside).equals(bytes)).toBe(true);
});

test('a log that is there stays', async () => {
  const { path } = await crashed();
  const log = readFileSync(`${path}-wal`);
  setAside(path, nowMs);
  writeFileSync(`${path}-wal`, 'another');
  takeBack(path);
  expect(readFileSync(`${path}-wal`, 'utf8')).toBe('another');
  expect(log.length).toBeGreaterThan(0);
});

test('a log whose workspace is gone is not taken for that of the backup that comes to its place', async () => {
  const { folder, path, articleId, marks } = await crashed();
  const { call, service } = await openTestWorkspace({ path });
  const { id } = await call['backup:make'](undefined);
  for (const words of ['bridge', 'safe']) await tagWords({ call }, articleId, words);
  const log = readFileSync(`${path}-wal`);
  service.close();
  rmSync(path);
  writeFileSync(`${path}-wal`, log);
  restoreBackup({ path, id, program: 'test', nowMs, passphrase: null });
  const again = await openTestWorkspace({ path });
  expect((await again.call['article:open']({ id: articleId })).marks).toEqual(marks);
  const [aside = ''] = readdirSync(folder).filter((name) => name.includes('(damaged'));
  expect(readFileSync(join(folder, aside)).equals(log)).toBe(true);
});

test('a journal is kept and put back as a log is', async () => {
  const { path } = await crashed();
  writeFileSync(`${path}-journal`, 'older pages');
  const aside = setAside(path, nowMs);
  expect(readFileSync(`${aside}-journal`, 'utf8')).toBe('older pages');
  expect(existsSync(`${path}-journal`)).toBe(false);
  takeBack(path);
  expect(readFileSync(`${path}-journal`, 'utf8')).toBe('older pages');
});

test('a backup is not copied beside a log that belongs to no file', async () => {
  const { path, call } = await openTestWorkspace();
  const { id } = await call['backup:make'](undefined);
  const target = join(tempFolder(), 'copy.sourcebench');
  writeFileSync(`${target}-wal`, 'of another');
  expect(() => copyBackup(path, id, target, null)).toThrow(/is there already/u);
  expect(existsSync(target)).toBe(false);
});
