import {
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isEncryptedFile } from '../../electron/workspace/db/cipher.ts';
import { readDatabase } from '../../electron/workspace/db/open-for-reading.ts';
import { listBackups } from '../../electron/workspace/services/backup-list.ts';
import { backupFolderOf } from '../../electron/workspace/services/backup-names.ts';
import { changePassphrase } from '../../electron/workspace/services/change-passphrase.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { appErrorOf } from '../support/app-error.ts';
import {
  encryptedWorkspace,
  secretText,
  setPassphrase,
  workAt,
} from '../support/encrypted-workspace.ts';
import { itemOf, pairReview } from '../support/decided-review.ts';
import { titlesFor } from '../support/search.ts';
import { tempFolder } from '../support/temp-folder.ts';
import {
  importText,
  openTestWorkspace,
  tagWords,
  type TestWorkspace,
} from '../support/workspace.ts';
import { exportChoice } from '../support/export-choice.ts';

const openWith = ({ call, path }: Pick<TestWorkspace, 'call' | 'path'>, passphrase?: string) =>
  call['workspace:open']({
    path,
    withSample: false,
    ...(passphrase === undefined ? {} : { passphrase }),
  });

const opensOnlyWith = async (workspace: TestWorkspace, right: string, wrong: readonly string[]) => {
  workspace.service.close();
  for (const passphrase of wrong) {
    const error = await appErrorOf(async () => openWith(workspace, passphrase));
    expect(error.code).toBe('passphrase-wrong');
  }
  expect((await appErrorOf(async () => openWith(workspace))).code).toBe('passphrase-needed');
  expect(await openWith(workspace, right)).toMatchObject({ isEncrypted: true });
};

describe('a passphrase', () => {
  test('is set, changed and removed, and everything is there each time', async () => {
    const workspace = await openTestWorkspace();
    const id = await workAt(workspace);
    const before = await workspace.call['article:open']({ id });
    const same = async () => expect(await workspace.call['article:open']({ id })).toEqual(before);

    expect(await setPassphrase(workspace, 'first')).toMatchObject({ isEncrypted: true });
    await same();
    await opensOnlyWith(workspace, 'first', ['First', 'first ', '']);
    await same();
    expect(await setPassphrase(workspace, 'second', 'first')).toMatchObject({ isEncrypted: true });
    await opensOnlyWith(workspace, 'second', ['first']);
    await same();
    expect(await setPassphrase(workspace, null, 'second')).toMatchObject({ isEncrypted: false });
    workspace.service.close();
    expect(await openWith(workspace)).toMatchObject({ isEncrypted: false });
    await same();
    expect(readDatabase(workspace.path, (db) => verifyWorkspace(db)).ok).toBe(true);
  });

  test.each([
    ['one character', 'a'],
    ['a quotation mark', `it's "so"; -- DROP`],
    ['very long', 'Wort '.repeat(200)],
    ['emoji', '🚧👩‍👩‍👧🔑'],
    ['only spaces', '   '],
    ['a character half', '\ud83d'],
    ['other scripts', 'كلمة السر パスワード'],
  ])('can be %s', async (_name, passphrase) => {
    const workspace = await openTestWorkspace();
    await importText(workspace);
    await setPassphrase(workspace, passphrase);
    await opensOnlyWith(workspace, passphrase, [`${passphrase}x`]);
    expect(await workspace.call['article:list'](undefined)).toHaveLength(1);
  });

  test('is the same whichever way the system composes accents', async () => {
    const workspace = await encryptedWorkspace('caf\u00e9 \uac00');
    workspace.service.close();
    await openWith(workspace, 'cafe\u0301 \u1100\u1161');
    expect(await setPassphrase(workspace, null, 'cafe\u0301 \u1100\u1161')).toMatchObject({
      isEncrypted: false,
    });
  });

  test('that is wrong changes nothing, and the workspace stays open', async () => {
    const workspace = await encryptedWorkspace('r1ght');
    for (const current of ['wr0ng', null]) {
      const error = await appErrorOf(async () => setPassphrase(workspace, 'n3xt', current));
      expect(error.code).toBe('passphrase-wrong');
      expect(JSON.stringify([error.message, error.details])).not.toMatch(/r1ght|wr0ng|n3xt/);
    }
    await tagWords(workspace, workspace.articleId, 'safe');
    await opensOnlyWith(workspace, 'r1ght', ['n3xt']);
  });

  test('that is not there cannot be removed', async () => {
    const workspace = await openTestWorkspace();
    const error = await appErrorOf(async () => setPassphrase(workspace, null));
    expect(error.code).toBe('invalid-input');
    expect(await workspace.call['article:list'](undefined)).toEqual([]);
  });

  test('that is given for a plain workspace does nothing', async () => {
    const workspace = await openTestWorkspace();
    workspace.service.close();
    expect(await openWith(workspace, 'given')).toMatchObject({ isEncrypted: false });
    expect(await workspace.call['backup:make'](undefined)).toMatchObject({ isEncrypted: false });
  });

  test('that is given for a file that is not there yet encrypts it from its first byte', async () => {
    const workspace = await openTestWorkspace();
    const path = join(workspace.folder, 'new.sourcebench');
    const made = { ...workspace, path };
    expect(await openWith(made, 'given')).toMatchObject({ isEncrypted: true });
    const id = await importText(workspace, secretText);
    await opensOnlyWith(made, 'given', ['other']);
    expect(await workspace.call['article:list'](undefined)).toMatchObject([{ id }]);
  });
});

test('an encrypted workspace does what a plain one does', async () => {
  const workspace = await encryptedWorkspace('pass');
  const { call, folder, articleId } = workspace;
  const mark = await tagWords(workspace, articleId, 'safe', 'quote');
  await call['history:undo'](undefined);
  await call['history:redo'](undefined);
  const own = join(folder, 'own.json');
  await call['export:annotated-json']({ articleId, path: own });
  expect(readFileSync(own, 'utf8')).toContain(mark.id);
  const other = await importText(workspace, 'Another text about the harbour.\n\nIt is closed.');
  const dataset = join(folder, 'all.jsonl');
  const { articles } = await call['export:dataset']({
    choice: exportChoice({ ids: [articleId, other] }, 'jsonl'),
    path: dataset,
    isFolder: false,
  });
  expect(articles).toBe(2);
  expect(await titlesFor(workspace, 'harbour')).toEqual(['Another text about the harbour.']);
  const review = await pairReview(workspace);
  const item = itemOf(await call['review:read']({ reviewId: review.reviewId }), 'boundary');
  await call['review:decide']({
    reviewId: review.reviewId,
    items: [{ item, decision: 'keep-mine' }],
    reason: null,
  });
  expect(await call['history:verify'](undefined)).toMatchObject({ ok: true });
  await openWith(workspace, 'pass');
  expect(readDatabase(workspace.path, (db) => verifyWorkspace(db), 'pass').ok).toBe(true);
});

describe('reading beside', () => {
  test('takes the passphrase, while the workspace is open and when it is not', async () => {
    const workspace = await encryptedWorkspace('pass');
    for (const close of [() => {}, () => workspace.service.close()]) {
      close();
      expect(readDatabase(workspace.path, (db) => verifyWorkspace(db), 'pass').ok).toBe(true);
      const without = await appErrorOf(() => readDatabase(workspace.path, () => null));
      expect(without.code).toBe('passphrase-needed');
      const wrong = await appErrorOf(() => readDatabase(workspace.path, () => null, 'no'));
      expect(wrong.code).toBe('passphrase-wrong');
    }
  });
});

describe('backups', () => {
  test('follow each change of the passphrase, and can be restored', async () => {
    const workspace = await openTestWorkspace();
    await workAt(workspace);
    const { id } = await workspace.call['backup:make'](undefined);
    const steps = [
      { current: null, next: 'one' },
      { current: 'one', next: 'two' },
      { current: 'two', next: null },
    ];
    for (const { current, next } of steps) {
      await setPassphrase(workspace, next, current);
      const backups = listBackups(workspace.path);
      expect(backups.map(({ isEncrypted }) => isEncrypted)).toEqual([next !== null]);
      const file = join(backupFolderOf(workspace.path), id);
      expect(readDatabase(file, (db) => verifyWorkspace(db), next).ok).toBe(true);
      expect(readdirSync(backupFolderOf(workspace.path))).toEqual([id]);
      await importText(workspace, `A later text for ${next ?? 'nobody'}.`);
      await workspace.call['workspace:close'](undefined);
      await workspace.call['backup:restore-at']({ path: workspace.path, id });
      await openWith(workspace, next ?? undefined);
      expect(await workspace.call['article:list'](undefined)).toHaveLength(1);
      for (const each of listBackups(workspace.path)) {
        expect(each.isEncrypted).toBe(next !== null);
      }
      // The one that the restore made is not part of this.
      for (const each of listBackups(workspace.path).filter((one) => one.id !== id)) {
        rmSync(join(backupFolderOf(workspace.path), each.id));
      }
    }
  });

  test('of an encrypted workspace are encrypted with its passphrase', async () => {
    const workspace = await encryptedWorkspace('pass');
    const { id } = await workspace.call['backup:make'](undefined);
    const file = join(backupFolderOf(workspace.path), id);
    expect(isEncryptedFile(file)).toBe(true);
    expect(readDatabase(file, (db) => verifyWorkspace(db), 'pass').ok).toBe(true);
  });

  test('that cannot be encrypted are removed, and that is told', async () => {
    const workspace = await openTestWorkspace();
    await workAt(workspace);
    const { id } = await workspace.call['backup:make'](undefined);
    const file = join(backupFolderOf(workspace.path), id);
    truncateSync(file, 40_000);
    workspace.service.close();
    const request = { path: workspace.path, current: null, next: 'x', program: 't', nowMs: 0 };
    expect(changePassphrase(request)).toMatchObject({ removed: [id], done: [], left: [] });
    expect(existsSync(file)).toBe(false);
  });
});

describe('a file that', () => {
  test('only looks encrypted is called neither a workspace nor open', async () => {
    const path = join(tempFolder(), 'odd.sourcebench');
    const header = Buffer.from('00112233445566778899aabbccddeeff1000020220402020', 'hex');
    writeFileSync(path, Buffer.concat([header, Buffer.alloc(8192 - header.length, 7)]));
    const workspace = await openTestWorkspace();
    const odd = { ...workspace, path };
    expect((await appErrorOf(async () => openWith(odd))).code).toBe('passphrase-needed');
    const error = await appErrorOf(async () => openWith(odd, 'any'));
    expect([error.code, error.details.remedy]).toEqual([
      'passphrase-wrong',
      expect.stringContaining('damaged'),
    ]);
  });

  test.each([
    ['its first page', 2000],
    ['a later page', 20_000],
  ])('was cut off in %s is called damaged', async (_name, bytes) => {
    const workspace = await encryptedWorkspace('pass');
    workspace.service.close();
    truncateSync(workspace.path, bytes);
    const before = readFileSync(workspace.path);
    const error = await appErrorOf(async () => openWith(workspace, 'pass'));
    expect(error.code).toBe('workspace-damaged');
    expect(readFileSync(workspace.path).equals(before)).toBe(true);
  });

  test('has one byte changed in an encrypted page is never shown as sound', async () => {
    const workspace = await encryptedWorkspace('pass');
    workspace.service.close();
    const bytes = readFileSync(workspace.path);
    bytes[4096 * 5 + 100] = (bytes[4096 * 5 + 100] ?? 0) ^ 1;
    writeFileSync(workspace.path, bytes);
    const error = await appErrorOf(async () => openWith(workspace, 'pass'));
    expect(error.code).toBe('workspace-damaged');
  });
});
