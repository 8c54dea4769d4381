import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isEncryptedFile } from '../../electron/workspace/db/cipher.ts';
import { readDatabase } from '../../electron/workspace/db/open-for-reading.ts';
import { repairWorkspace } from '../../electron/workspace/services/repair-workspace.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { appErrorOf } from '../support/app-error.ts';
import { damagePage } from '../support/damage-page.ts';
import { encryptedWorkspace, secretWords } from '../support/encrypted-workspace.ts';
import { watchSteps } from '../support/file-steps.ts';
import { filesThatSay } from '../support/plain-words.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openTestWorkspace, tagWords } from '../support/workspace.ts';

const passphrase = 'one pass';
const pageBytes = 4096;
const repair = (path: string, given: string | null = passphrase) =>
  repairWorkspace(path, {
    passphrase: given,
    clock: () => Date.UTC(2026, 10, 23, 9),
    program: 'test',
  });

/** A closed encrypted workspace of which a page is damaged, with a mark in the log beside it only. */
async function damagedEncrypted() {
  const { path, folder, service, articleId } = await encryptedWorkspace(passphrase);
  service.close();
  const kept = join(tempFolder(), 'kept');
  cpSync(folder, kept, { recursive: true });
  const damaged = join(kept, 'test.sourcebench');
  damagePage(damaged, 'source', passphrase);
  const again = await openTestWorkspace({ folder: tempFolder() });
  await again.call['workspace:open']({ path, withSample: false, passphrase });
  await tagWords(again, articleId, 'opened', 'location');
  copyFileSync(`${path}-wal`, `${damaged}-wal`);
  again.service.close();
  return { path: damaged, folder: kept, articleId };
}

const filesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('-shm'))
    .map((name) => [name, readFileSync(join(folder, name))] as const);

test('a repaired workspace is encrypted with the passphrase that it had, and has everything', async () => {
  const { path, articleId } = await damagedEncrypted();
  const before = [path, `${path}-wal`].map((file) => readFileSync(file));
  const report = repair(path);
  expect([report.setAside, `${report.setAside}-wal`].map((file) => readFileSync(file))).toEqual(
    before,
  );
  expect([isEncryptedFile(path), isEncryptedFile(report.setAside)]).toEqual([true, true]);
  expect(readDatabase(path, (db) => verifyWorkspace(db), passphrase)).toMatchObject({ ok: true });
  const refused = await appErrorOf(() =>
    readDatabase(path, (db) => verifyWorkspace(db), 'two pass'),
  );
  expect(refused).toMatchObject({ code: 'passphrase-wrong' });
  const { call } = await openTestWorkspace({ folder: tempFolder() });
  await call['workspace:open']({ path, withSample: false, passphrase });
  const { article, marks } = await call['article:open']({ id: articleId });
  expect([article.text.includes(secretWords[1]), marks.ids.length]).toEqual([true, 2]);
});

test('whichever page of it is gone, it stays encrypted and is whole again or refused', async () => {
  const made = await encryptedWorkspace(passphrase);
  made.service.close();
  let repairs = 0;
  for (const page of [3, 7, 11, 16, 20, 25]) {
    const folder = tempFolder();
    const path = join(folder, 'a.sourcebench');
    const bytes = readFileSync(made.path);
    writeFileSync(path, bytes.fill(0, page * pageBytes, (page + 1) * pageBytes));
    try {
      repair(path);
    } catch (thrown) {
      // A page that no table uses leaves it whole; one that many need leaves nothing.
      if (!(thrown instanceof AppError)) throw thrown;
      expect(['conflict', 'workspace-damaged']).toContain(thrown.code);
      continue;
    }
    repairs += 1;
    expect(filesThatSay(secretWords, [folder])).toEqual([]);
    expect(readDatabase(path, verifyWorkspace, passphrase)).toMatchObject({ ok: true });
  }
  expect(repairs).toBeGreaterThan(2);
});

test('no word of it stands anywhere in plain text, before any step and afterwards', async () => {
  const { path, folder } = await damagedEncrypted();
  // What is read of it is read in copies, which go by other names.
  const temporary = join(tempFolder(), 'tmp');
  mkdirSync(temporary);
  const usual = process.env['TMPDIR'] ?? tmpdir();
  process.env['TMPDIR'] = temporary;
  const said: string[] = [];
  let looks = 0;
  const look = () => {
    looks += 1;
    said.push(...filesThatSay(secretWords, [folder, temporary]));
  };
  const stop = watchSteps(look);
  try {
    repair(path);
  } finally {
    stop();
    process.env['TMPDIR'] = usual;
  }
  look();
  expect(looks).toBeGreaterThan(10);
  expect(said).toEqual([]);
  const names = readdirSync(folder);
  expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});

test('without its passphrase, or with another, nothing is changed and nothing said to be damaged', async () => {
  const { path, folder } = await damagedEncrypted();
  const before = filesIn(folder);
  for (const [given, code] of [
    [null, 'passphrase-needed'],
    ['two pass', 'passphrase-wrong'],
  ] as const) {
    const refused = await appErrorOf(() => repair(path, given));
    expect([given, refused.code]).toEqual([given, code]);
    expect(filesIn(folder)).toEqual(before);
  }
});
