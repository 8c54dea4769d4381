// What is held with a passphrase when a thread or the whole process dies: others stay out as long as somebody is there,
// and the next start knows that the session did not end, also after it was tried without the right passphrase.

import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { connect } from '../../electron/workspace/db/connect.ts';
import { takeHold } from '../../electron/workspace/db/hold.ts';
import { listBackups } from '../../electron/workspace/services/backup-list.ts';
import { backupFolderOf } from '../../electron/workspace/services/backup-names.ts';
import { startBackup } from '../../electron/workspace/services/backup-run.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { appErrorOf } from '../support/app-error.ts';
import { killedAfter } from '../support/killed-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ana, importText } from '../support/workspace.ts';

const passphrase = 'a passphrase';
const next = { program: 'Sourcebench', person: 'Jon', sinceMs: 1 };
const leftover = '.w.sourcebench.0b0f2f0e-6a53-4e0e-9d0c-0f6f5b0c7a11.part';
const moduleUrl = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/** A process that opens the workspace, imports a text of so many words, does `then`, and dies. */
async function killedWith(path: string, words: number, then = ''): Promise<void> {
  await killedAfter(
    `import { writeSync } from 'node:fs';
     import { createWorkspaceService } from ${moduleUrl('../../electron/workspace/workspace.ts')};
     const { handlers } = createWorkspaceService();
     await handlers['workspace:set-annotator']({ annotator: ${JSON.stringify(ana)} });
     const passphrase = ${JSON.stringify(passphrase)};
     await handlers['workspace:open']({ path: ${JSON.stringify(path)}, withSample: false, passphrase });
     await handlers['article:import-text']({ text: 'Words of Monday. '.repeat(${words}) });
     ${then}
     writeSync(1, 'there\\n');
     process.kill(process.pid, 'SIGKILL');`,
    (lines) => lines > 0,
    0,
  );
}

/** The next start; rows are looked at only where the session before did not end. */
function nextStart(path: string) {
  const service = createWorkspaceService({ limits: { indexes: 0, rows: 0 } });
  onTestFinished(() => service.close());
  const open = (given?: string) =>
    service.handlers['workspace:open']({
      path,
      withSample: false,
      ...(given === undefined ? {} : { passphrase: given }),
    });
  return { service, call: service.handlers, open };
}

test('a killed process is told from one that ended, however often the passphrase is asked for', async () => {
  const path = join(tempFolder(), 'w.sourcebench');
  await killedWith(path, 100);
  writeFileSync(join(path, '..', leftover), 'what a killed restore left');
  const { service, call, open } = nextStart(path);
  expect((await appErrorOf(() => open())).code).toBe('passphrase-needed');
  expect((await appErrorOf(() => open('another'))).code).toBe('passphrase-wrong');
  expect(existsSync(join(path, '..', leftover))).toBe(true);
  expect(await open(passphrase)).toMatchObject({ isEncrypted: true });
  // Swept only after an end that was none.
  expect(existsSync(join(path, '..', leftover))).toBe(false);
  expect(await call['article:list'](undefined)).toHaveLength(1);
  expect(verifyWorkspace(service.current().db).problems).toEqual([]);
  service.close();
  expect(readdirSync(join(path, '..'))).toEqual(['w.sourcebench']);
});

test('after a kill every row is looked at before anything is written, also when no log is left', async () => {
  const path = join(tempFolder(), 'w.sourcebench');
  await killedWith(path, 100);
  const driver = connect(path, { passphrase });
  driver.exec("UPDATE article SET title = 'Another title'");
  driver.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
  const { open } = nextStart(path);
  expect((await appErrorOf(() => open())).code).toBe('passphrase-needed');
  expect((await appErrorOf(() => open('another'))).code).toBe('passphrase-wrong');
  for (const _time of [1, 2]) {
    expect((await appErrorOf(() => open(passphrase))).code).toBe('workspace-damaged');
  }
});

test('a process that is killed while it makes a backup leaves no backup that is half one', async () => {
  const path = join(tempFolder(), 'w.sourcebench');
  const folder = backupFolderOf(path);
  await killedWith(
    path,
    400_000,
    `const { existsSync, readdirSync, statSync } = await import('node:fs');
     void handlers['backup:make']();
     const folder = ${JSON.stringify(folder)};
     const isPart = (name) => name.endsWith('.part') && statSync(folder + '/' + name).size > 0;
     const begun = () => existsSync(folder) && readdirSync(folder).some(isPart);
     while (!begun()) await new Promise((resolve) => setTimeout(resolve, 2));`,
  );
  expect(listBackups(path)).toEqual([]);
  const left = readdirSync(folder);
  expect(left.length).toBeGreaterThan(0);
  expect(left.filter((name) => !/\.part(?:-journal)?$/.test(name))).toEqual([]);
  const { service, call, open } = nextStart(path);
  await open(passphrase);
  expect(verifyWorkspace(service.current().db).problems).toEqual([]);
  const made = await call['backup:make'](undefined);
  expect(listBackups(path)).toEqual([made]);
});

test('threads that die at a backup or an import cost neither the hold nor what was done', async () => {
  const path = join(tempFolder(), 'w.sourcebench');
  const entry = new URL('../support/unruly-importers.ts', import.meta.url);
  const service = createWorkspaceService({ importers: { entry } });
  onTestFinished(() => service.close());
  const { handlers: call } = service;
  await call['workspace:set-annotator']({ annotator: ana });
  await call['workspace:open']({ path, withSample: false, passphrase });
  await importText({ call }, 'Words of Monday. '.repeat(200_000));

  const madeAtMs = Date.now();
  const backup = startBackup({ path, reason: 'asked', madeAtMs, passphrase });
  await backup.begun;
  await backup.cancel();
  await expect(backup.made).rejects.toMatchObject({ code: 'file-unwritable' });
  const page = join(path, '..', 'page.html');
  writeFileSync(page, '<!doctype html>crash');
  const [failed] = await call['article:import-files']({ paths: [page], wholePage: false });
  expect(failed).toMatchObject({ status: 'failed' });

  expect((await appErrorOf(() => takeHold(path, next))).code).toBe('workspace-held');
  await importText({ call }, 'One more.');
  await vi.waitFor(async () => expect(await call['article:list'](undefined)).toHaveLength(2));
  expect(listBackups(path)).toEqual([]);
  service.close();
  const hold = takeHold(path, next);
  expect(hold.wasLeft).toBe(false);
  hold.release();
  expect(statSync(path).size).toBeGreaterThan(0);
});
