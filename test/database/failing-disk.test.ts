// A disk that is full or fails while somebody works: the act fails in words, what was answered before is there, and work
// goes on as soon as the disk does. Real full file systems and real failing calls, where this machine lets them be made.

import Database from 'better-sqlite3-multiple-ciphers';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readOne, transaction, write } from '../../electron/workspace/db/connection.ts';
import { openDatabase } from '../../electron/workspace/db/open.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { appErrorOf } from '../support/app-error.ts';
import { mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';
import { startFaulted } from '../torture/support/fault-driver.ts';
import { whyNoStrace } from '../torture/support/strace.ts';
import { trace } from '../torture/support/traced.ts';

/** Null where none may be mounted. */
function smallDisk(megabytes: number): SmallDisk | null {
  const disk = mountSmallDisk(join(tempFolder(), 'small'), megabytes);
  if (disk !== null) onTestFinished(() => disk.unmount());
  return disk;
}

describe('on a file system that is full', () => {
  test.for([null, 'pass'])(
    'an act fails in words, can be read past and exported elsewhere, and is done again (passphrase: %s)',
    async (passphrase, { skip }) => {
      const disk = smallDisk(6);
      if (disk === null) {
        skip('this system does not let a file system be mounted');
        return;
      }
      const workspace = await openTestWorkspace({ folder: disk.folder });
      const { call } = workspace;
      const id = await importText(workspace, 'Words on Monday. '.repeat(200));
      if (passphrase !== null) {
        await call['workspace:change-passphrase']({ current: null, next: passphrase });
      }
      await tagWords(workspace, id, 'Words');
      disk.fill();
      const kept = new Set<string>((await call['article:open']({ id })).marks.ids);
      let error: AppError | null = null;
      for (let act = 0; act < 500 && error === null; act += 1) {
        try {
          kept.add((await tagWords(workspace, id, 'Monday')).id);
        } catch (thrown) {
          if (!(thrown instanceof AppError)) throw thrown;
          error = thrown;
        }
      }
      expect(error?.code).toBe('disk-full');
      expect(error?.details.remedy).toContain('Free some space');
      expect(new Set((await call['article:open']({ id })).marks.ids)).toEqual(kept);
      const elsewhere = join(tempFolder(), 'kept.annotated.json');
      await call['export:annotated-json']({ articleId: id, path: elsewhere });
      expect((await appErrorOf(() => tagWords(workspace, id, 'Monday'))).code).toBe('disk-full');

      disk.free();
      kept.add((await tagWords(workspace, id, 'Monday')).id);
      workspace.service.close();
      const unlock = passphrase === null ? {} : { passphrase };
      await call['workspace:open']({ path: workspace.path, withSample: false, ...unlock });
      expect(new Set((await call['article:open']({ id })).marks.ids)).toEqual(kept);
      expect(verifyWorkspace(workspace.service.current().db).problems).toEqual([]);
    },
  );
});

const why = whyNoStrace();
const words = why === null ? '' : ` (skipped: ${why})`;

/** A process at work, whose calls on the workspace's files fail while `during` runs. */
async function whileFailing(
  { calls, code }: { readonly calls: string; readonly code: string },
  during: (perform: (operation: string) => Promise<string>) => Promise<void>,
) {
  const folder = join(tempFolder(), 'work');
  const child = await startFaulted();
  onTestFinished(() => child.end());
  const perform = async (operation: string) =>
    (await child.ask({ kind: 'perform', operation, fault: null }))?.outcome ?? 'it died';
  await child.ask({ kind: 'begin', folder, seed: 1, plant: null });
  expect(await perform('an act')).toBe('ok');
  const paths = ['', '-wal'].flatMap((end) => ['-P', join(folder, `work.sourcebench${end}`)]);
  const inject = ['-e', `trace=${calls}`, '-e', `inject=${calls}:error=${code}`];
  const tracing = await trace(child.pid, join(folder, 'log'), ['-f', ...inject, ...paths]);
  await during(perform);
  await tracing.end();
  return { perform, check: () => child.ask({ kind: 'check' }) };
}

describe.skipIf(why !== null)(`while calls of the system fail${words}`, () => {
  const acts = ['an act', 'an import of words', 'an act on the library', 'undo', 'an act'];

  test.each([
    ['the log cannot be written', 'pwrite64', 'EIO', /^file-unreadable: /],
    ['the log cannot be written for lack of space', 'pwrite64', 'ENOSPC', /^disk-full: /],
    ['the log cannot be forced to the disk', 'fsync,fdatasync', 'EIO', /^file-unreadable: /],
    ['nothing can be written', 'pwrite64,fsync,fdatasync,ftruncate', 'EIO', /^file-unreadable: /],
  ])('%s: acts fail in words, and succeed afterwards', async (_name, calls, code, told) => {
    const { perform, check } = await whileFailing({ calls, code }, async (failing) => {
      for (const operation of acts) expect(await failing(operation), operation).toMatch(told);
    });
    for (const operation of [...acts, 'an export']) {
      expect(await perform(operation), operation).toBe('ok');
    }
    expect(await check()).toMatchObject({ outcome: 'ok', lost: [], problems: [] });
  });

  test('nothing can be read or rolled back: the session says that it takes no acts, and the next one has all', async () => {
    const calls = 'pread64,pwrite64,fsync,fdatasync,ftruncate';
    const told = /^(?:file-unreadable|workspace-damaged): /;
    const { perform, check } = await whileFailing({ calls, code: 'EIO' }, async (failing) => {
      for (const operation of acts) expect(await failing(operation), operation).toMatch(told);
    });
    // SQLite calls a page that cannot be read damage, and so does the session, until the file was looked at again.
    expect(await perform('an act')).toMatch(/^workspace-damaged: /);
    expect(await check()).toMatchObject({ outcome: 'ok', lost: [], problems: [] });
    for (const operation of acts) expect(await perform(operation), operation).toBe('ok');
  });
});

test('what could not even be rolled back is never seen, and goes before anything else is done', async () => {
  const path = join(tempFolder(), 'a.sourcebench');
  const { db } = openDatabase(path);
  const { driver } = db as unknown as { readonly driver: Database.Database };
  onTestFinished(() => void driver.close());
  const exec = driver.exec.bind(driver);
  const failure = () => new Database.SqliteError('disk I/O error', 'SQLITE_IOERR');
  const note = (value: string) =>
    transaction(db, (open) => {
      write(open, 'CREATE TABLE IF NOT EXISTS note (words TEXT)', []);
      write(open, 'INSERT INTO note VALUES (?)', [value]);
    });
  const count = () => readOne<{ n: number }>(db, 'SELECT count(*) AS n FROM note')?.n;
  note('one');

  driver.exec = (sql) => {
    if (sql === 'ROLLBACK') throw failure();
    return exec(sql);
  };
  const fails = () =>
    transaction(db, (open) => {
      write(open, 'INSERT INTO note VALUES (?)', ['half an act']);
      throw new RangeError('the first failure');
    });
  expect(fails).toThrow('the first failure');
  expect(count).toThrow('disk I/O error');
  expect(() => note('two')).toThrow('disk I/O error');

  driver.exec = exec;
  expect(count()).toBe(1);
  note('two');
  expect(count()).toBe(2);
});
