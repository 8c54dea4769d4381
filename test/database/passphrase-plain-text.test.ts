import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readDatabase } from '../../electron/workspace/db/open-for-reading.ts';
import { backupFolderOf } from '../../electron/workspace/services/backup-names.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { edit } from '../support/edited-text.ts';
import { secretWords, setPassphrase, workAt } from '../support/encrypted-workspace.ts';
import { filesThatSay } from '../support/plain-words.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

let temporary = '';
let folder = '';
let elsewhere = '';

beforeEach(() => {
  folder = tempFolder();
  elsewhere = tempFolder();
  temporary = tempFolder();
  vi.stubEnv('TMPDIR', temporary);
  vi.stubEnv('TEMP', temporary);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const found = () => filesThatSay(secretWords, [folder, temporary]);

test('the search finds words in a plain workspace, so that it can fail', async () => {
  const workspace = await openTestWorkspace({ folder });
  await workAt(workspace);
  expect(found().length).toBeGreaterThan(0);
  writeFileSync(join(folder, 'sixteen'), Buffer.from(secretWords[1], 'utf16le'));
  expect(found()).toContain(join(folder, 'sixteen'));
});

test('after a passphrase was set, no file says what is in the workspace, also while it is worked on', async () => {
  const workspace = await openTestWorkspace({ folder });
  const id = await workAt(workspace);
  await workspace.call['backup:make'](undefined);
  // Left by a backup, a restore and a change of the passphrase that were killed.
  const backups = backupFolderOf(workspace.path);
  const leftovers = [
    join(backups, '3f0e9f3e-0f0f-4f0f-8f0f-0f0f0f0f0f0f.part'),
    join(backups, '3f0e9f3e-0f0f-4f0f-8f0f-0f0f0f0f0f0f.part-journal'),
    join(backups, 'x.sourcebench.rekeying'),
    join(folder, '.test.sourcebench.3f0e9f3e-0f0f-4f0f-8f0f-0f0f0f0f0f0f.part'),
    `${workspace.path}-rekeying`,
    `${workspace.path}-rekeying-journal`,
  ];
  for (const file of leftovers) copyFileSync(workspace.path, file);
  for (const file of leftovers) writeFileSync(file, secretWords.join(' '), { flag: 'a' });

  await setPassphrase(workspace, 'pass');
  expect(found()).toEqual([]);
  // Now with a log beside it.
  await tagWords(workspace, id, 'safe');
  await importText(workspace, `${secretWords.join(' and ')} again.`);
  const { article } = await workspace.call['article:open']({ id });
  const edited = edit(article, { words: 'safe', by: secretWords[0] });
  await workspace.call['text:keep-draft']({ articleId: id, edited });
  expect(existsSync(`${workspace.path}-wal`)).toBe(true);
  expect(found()).toEqual([]);
  await workspace.call['backup:make'](undefined);
  readDatabase(
    workspace.path,
    (db) => {
      expect(readdirSync(temporary)).toEqual([]);
      expect(found()).toEqual([]);
      return verifyWorkspace(db);
    },
    'pass',
  );
  await setPassphrase(workspace, 'another', 'pass');
  expect(found()).toEqual([]);
  workspace.service.close();
  readDatabase(
    workspace.path,
    (db) => {
      // A copy, as nobody has it open.
      expect(readdirSync(temporary)).toHaveLength(1);
      expect(found()).toEqual([]);
      return verifyWorkspace(db);
    },
    'another',
  );
  expect(readdirSync(folder).toSorted()).toEqual(['test.sourcebench', 'test.sourcebench-backups']);
});

test('the next opening puts right what a change left that was killed', async () => {
  const workspace = await openTestWorkspace({ folder });
  await workAt(workspace);
  const { id } = await workspace.call['backup:make'](undefined);
  const backups = backupFolderOf(workspace.path);
  copyFileSync(join(backups, id), join(elsewhere, id));
  await setPassphrase(workspace, 'pass');
  workspace.service.close();
  // As if it had been killed before the backups followed.
  copyFileSync(join(elsewhere, id), join(backups, id));
  copyFileSync(join(elsewhere, id), join(backups, `${id}.rekeying`));
  copyFileSync(join(elsewhere, id), `${workspace.path}-rekeying`);
  await workspace.call['workspace:open']({
    path: workspace.path,
    withSample: false,
    passphrase: 'pass',
  });
  expect(found()).toEqual([]);
  expect(readdirSync(backups)).toEqual([id]);
  expect(existsSync(`${workspace.path}-rekeying`)).toBe(false);
  expect(readDatabase(join(backups, id), (db) => verifyWorkspace(db), 'pass').ok).toBe(true);
});
