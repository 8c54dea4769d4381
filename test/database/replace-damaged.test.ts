import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, test } from 'vitest';
import { listBackups } from '../../electron/workspace/services/backup-list.ts';
import { copyBackup, restoreBackup } from '../../electron/workspace/services/backup-restore.ts';
import { repairWorkspace } from '../../electron/workspace/services/repair-workspace.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { appErrorOf } from '../support/app-error.ts';
import { knownKeyOf } from '../../electron/workspace/db/cipher.ts';
import { replaceDamaged } from '../../electron/workspace/services/set-aside.ts';
import { damagePage } from '../support/damage-page.ts';
import { watchSteps } from '../support/file-steps.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

const nowMs = Date.UTC(2026, 10, 23, 9);
const repair = (path: string) =>
  repairWorkspace(path, { passphrase: null, clock: () => nowMs, program: 'test' });
const restore = (path: string) => {
  const [newest] = listBackups(path);
  return restoreBackup({
    path,
    id: newest?.id ?? '',
    program: 'test',
    nowMs,
    passphrase: null,
  });
};
const works = { repair, restore } as const;
type Work = keyof typeof works;

/**
 * A workspace with a backup, of which a page is damaged, and whose newest mark is in the log beside it only, as after a
 * crash. Every copy of it is in a folder of its own.
 */
async function damagedWithLog() {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  await tagWords(workspace, articleId, 'Monday');
  await workspace.call['backup:make'](undefined);
  workspace.service.close();
  const { path, folder } = workspace;
  const kept = join(tempFolder(), 'kept');
  cpSync(folder, kept, { recursive: true });
  damagePage(join(kept, 'test.sourcebench'), 'source');
  const again = await openTestWorkspace({ path });
  await tagWords(again, articleId, 'bridge', 'location');
  // The log alone: what has locks is not to be read while it is open.
  copyFileSync(`${path}-wal`, join(kept, 'test.sourcebench-wal'));
  again.service.close();
  return {
    copy: () => {
      const there = join(tempFolder(), 'w');
      cpSync(kept, there, { recursive: true });
      return join(there, 'test.sourcebench');
    },
  };
}

const asideOf = (path: string) =>
  readdirSync(dirname(path)).filter((name) => name.includes('(damaged'));

const filesOf = (path: string) => [path, `${path}-wal`].map((file) => readFileSync(file));

/** Marks that the file has with whatever lies beside it, as somebody would see who opens it. */
function marksIn(path: string): number {
  const there = join(tempFolder(), 'look.sourcebench');
  copyFileSync(path, there);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${there}-wal`);
  const db = new Database(there);
  const count = db.prepare<[], number>('SELECT count(*) FROM annotation NOT INDEXED').pluck().get();
  db.close();
  return count ?? 0;
}

const childPath = fileURLToPath(new URL('../support/stepping-child.ts', import.meta.url));
const child = (work: Work, path: string, dieAt: number) => {
  const { stdout, stderr, signal } = spawnSync(
    process.execPath,
    [childPath, work, path, String(dieAt)],
    { encoding: 'utf8' },
  );
  if (signal === null && stdout === '') throw new Error(stderr);
  return { isDead: signal === 'SIGKILL', steps: Number(stdout) };
};

describe.each(['repair', 'restore'] as const)('a %s of a damaged workspace with a log', (work) => {
  test('keeps both files byte by byte', async () => {
    const path = (await damagedWithLog()).copy();
    const before = filesOf(path);
    works[work](path);
    const [aside = ''] = asideOf(path);
    expect(filesOf(join(dirname(path), aside))).toEqual(before);
    expect(marksIn(path)).toBe(work === 'repair' ? 2 : 1);
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  test('killed before any step leaves the old or the new one under the name, with every mark', async () => {
    const { copy } = await damagedWithLog();
    const before = filesOf(copy());
    const { steps } = child(work, copy(), 0);
    expect(steps).toBeGreaterThan(5);
    for (let dieAt = 1; dieAt <= steps; dieAt += 1) {
      const path = copy();
      expect(child(work, path, dieAt).isDead).toBe(true);
      const isNew = work === 'restore' && marksIn(path) === 1 && !isDamaged(path);
      expect([dieAt, isNew || marksIn(path) === 2]).toEqual([dieAt, true]);
      // What is set aside is either all there or is made again.
      for (const name of asideOf(path).filter((each) => each.endsWith('.sourcebench'))) {
        expect(filesOf(join(dirname(path), name))).toEqual(before);
      }
      if (work === 'repair' && isDamaged(path)) repair(path);
      const opened = await openIfWhole(path);
      expect([dieAt, opened]).toEqual([dieAt, work === 'repair' ? 2 : isNew ? 1 : null]);
    }
  }, 120_000);

  test('that fails at any step leaves everything as it was', async () => {
    const { copy } = await damagedWithLog();
    let steps = 0;
    const stop = watchSteps(() => {
      steps += 1;
    });
    works[work](copy());
    stop();
    for (let failAt = 1; failAt <= steps; failAt += 1) {
      const path = copy();
      const before = filesOf(path);
      const names = readdirSync(dirname(path));
      const { step, thrown } = failing(failAt, () => works[work](path));
      const where = `${failAt} ${step}`;
      if (thrown === null) {
        expect([where, asideOf(path).length > 0]).toEqual([where, true]);
        continue;
      }
      expect([where, thrown]).toEqual([where, expect.any(AppError)]);
      // What begins with a point is cleared away by whoever comes next; looking at a log makes an index of it.
      const left = readdirSync(dirname(path)).filter((name) => !/^\.|-shm$/.test(name));
      expect([where, left]).toEqual([where, names]);
      expect([where, filesOf(path)]).toEqual([where, before]);
      // Nothing of it is in the way of another attempt.
      if (/link|rename|rm/.test(step)) works[work](path);
    }
  }, 120_000);
});

function isDamaged(path: string): boolean {
  const there = join(tempFolder(), 'look.sourcebench');
  copyFileSync(path, there);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${there}-wal`);
  const db = new Database(there);
  const said = db.pragma('integrity_check(1)', { simple: true });
  db.close();
  return said !== 'ok';
}

/** How many marks the program shows; null where it refuses to open the file. */
async function openIfWhole(path: string): Promise<number | null> {
  try {
    const workspace = await openTestWorkspace({ path });
    const [row] = await workspace.call['article:list'](undefined);
    workspace.service.close();
    return row?.annotations ?? 0;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'workspace-damaged') return null;
    throw thrown;
  }
}

function failing(failAt: number, work: () => unknown) {
  let count = 0;
  let failed = 'none';
  const stop = watchSteps((step) => {
    count += 1;
    if (count !== failAt) return;
    failed = step;
    const words = `EIO: planted, ${step}`;
    throw Object.assign(new Error(words), { code: 'EIO', errno: -5, syscall: step });
  });
  try {
    work();
    return { step: failed, thrown: null };
  } catch (thrown) {
    return { step: failed, thrown };
  } finally {
    stop();
  }
}

test('a log whose workspace is gone is set aside, and not taken for that of the backup', async () => {
  const path = (await damagedWithLog()).copy();
  const [, log] = filesOf(path);
  rmSync(path);
  restore(path);
  expect(existsSync(`${path}-wal`)).toBe(false);
  expect(marksIn(path)).toBe(1);
  const [aside = ''] = asideOf(path);
  expect(readFileSync(join(dirname(path), aside))).toEqual(log);
});

test('a workspace that SQLite can read nothing of comes back with its log when the backup cannot take its place', async () => {
  const { copy } = await damagedWithLog();
  for (let failAt = 1; ; failAt += 1) {
    const path = copy();
    const bytes = readFileSync(path);
    // A size of pages that there is not.
    bytes.writeUInt16BE(3, 16);
    writeFileSync(path, bytes);
    const before = filesOf(path);
    const { step, thrown } = failing(failAt, () => restore(path));
    if (step === 'none') break;
    if (thrown === null) continue;
    expect([failAt, filesOf(path)]).toEqual([failAt, before]);
    expect([failAt, asideOf(path)]).toEqual([failAt, []]);
  }
});

test('a backup is not copied to where the log of another file lies', async () => {
  const path = (await damagedWithLog()).copy();
  const target = join(tempFolder(), 'other.sourcebench');
  copyFileSync(`${path}-wal`, `${target}-wal`);
  const [newest] = listBackups(path);
  const refused = await appErrorOf(() => copyBackup(path, newest?.id ?? '', target, null));
  expect(refused).toMatchObject({ code: 'conflict', details: { file: `${target}-wal` } });
  expect(existsSync(target)).toBe(false);
});

test('a rollback journal is kept with the file that it belongs to', async () => {
  const path = (await damagedWithLog()).copy();
  writeFileSync(`${path}-journal`, 'older pages');
  const part = `${path}.part`;
  copyFileSync(path, part);
  const aside = replaceDamaged({ path, part, key: knownKeyOf(path, null), nowMs: 0 });
  expect(readFileSync(`${aside}-journal`, 'utf8')).toBe('older pages');
  expect(existsSync(`${path}-journal`)).toBe(false);
});
