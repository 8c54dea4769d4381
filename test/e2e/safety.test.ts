// The safety of the work through the real window: who holds a workspace, backups, the passphrase, a disk that is full,
// damage, and closing with acts that are not saved.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { markList, readerText, selectByMouse } from '../support/at-the-reader.ts';
import { introduce, runCommand, said } from '../support/at-the-window.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { damagePage } from '../support/damage-page.ts';
import { launchWorkbench, type LaunchOptions, type Workbench } from '../support/launch.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { call } from '../support/workbench-calls.ts';

const words = {
  first: 'Mayor Ana Ruiz',
  second: 'the harbour was quiet',
} as const;

const article = `Bridge reopens

${words.first} said the bridge, which opened in May, was safe. Nobody asked about the cost of it.

The ferry went on as before, and ${words.second}.
`;

/** Ended with the test, also when the test fails before it does so itself. */
async function launch(options: LaunchOptions): Promise<Workbench> {
  const app = await launchWorkbench(options);
  onTestFinished(() => app.kill().catch(() => undefined));
  return app;
}

/** A window on a workspace that gets one article. */
async function open(folder: string, userData: string): Promise<Workbench> {
  const file = join(folder, 'bridge.txt');
  writeFileSync(file, article);
  return launch({ userData, args: [file] });
}

/** The same for somebody who is new. */
async function start(folder: string, userData = join(folder, 'home')): Promise<Workbench> {
  const app = await open(folder, userData);
  await introduce(app.page, 'Noor');
  await readerText(app.page).getByText('The ferry').waitFor();
  return app;
}

const quotes = ({ page }: Workbench) => markList(page).locator('.mark-quote').allTextContents();
const problem = (page: Page): Locator => page.getByRole('main', { name: 'Workspace problem' });

async function tag(page: Page, quote: string): Promise<void> {
  await selectByMouse(page, quote);
  await page.keyboard.press('c');
  await markList(page).locator('.mark-quote', { hasText: quote }).waitFor();
}

async function tagAndSave(page: Page, quote: string): Promise<void> {
  await tag(page, quote);
  await said(page, quote);
}

/** As a person does who never touches the mouse. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
    });
  for (let step = 0; step < 40; step += 1) {
    if ((await focused()) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach “${name}”.`);
}

/** What the window finds when it starts: the workspace to open, or who annotates. */
function settle(userData: string, settings: Partial<Settings>): void {
  mkdirSync(userData, { recursive: true });
  writeFileSync(join(userData, 'settings.json'), JSON.stringify(settings));
}

test('a second window on the same workspace names who has it, and opens it once they are done', async () => {
  const folder = tempFolder();
  // Also somebody who says their name only now.
  const first = await start(folder);
  await tagAndSave(first.page, words.first);
  const other = join(folder, 'other');
  settle(other, { workspacePath: join(first.userData, 'Library.sourcebench') });
  const second = await launch({ userData: other });
  const { page } = second;
  await page.getByRole('heading', { name: '“Library” is open elsewhere' }).waitFor();
  const facts = await problem(page).locator('dd').allTextContents();
  expect(facts).toEqual(
    expect.arrayContaining(['Noor', join(first.userData, 'Library.sourcebench')]),
  );
  await tabTo(page, 'Retry');
  await page.keyboard.press('Enter');
  await said(page, '“Library” is still open elsewhere');
  await first.close();
  await problem(page).getByRole('button', { name: 'Retry' }).click();
  await introduce(page, 'Mika');
  await expect.poll(() => quotes(second)).toEqual([words.first]);
  await tagAndSave(page, words.second);
  await second.close();
});

test('a backup is made and restored by keyboard; the state before that is a backup of its own', async () => {
  const app = await start(tempFolder());
  const { page } = app;
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  const rows = dialog.locator('.backup-row');
  await runCommand(page, 'Backups…');
  await dialog.waitFor();
  await tabTo(page, 'Make one now');
  await page.keyboard.press('Enter');
  await rows.filter({ hasText: 'Made by hand' }).waitFor();
  const before = await rows.count();
  await page.keyboard.press('Escape');
  await tagAndSave(page, words.first);

  await runCommand(page, 'Backups…');
  await rows.first().getByText('Made by hand').waitFor();
  await tabTo(page, 'Restore…');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: /^Restore the backup of/u }).waitFor();
  await tabTo(page, 'Restore');
  await page.keyboard.press('Enter');
  await said(page, /^The backup of .+ is open$/u);
  await expect.poll(() => quotes(app)).toEqual([]);

  await runCommand(page, 'Backups…');
  const unrestored = rows.filter({ hasText: 'Before a backup was restored' });
  await unrestored.getByRole('radio').check();
  expect(await rows.count()).toBeGreaterThan(before);
  await dialog.getByRole('button', { name: 'Restore…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
  await expect.poll(() => quotes(app)).toEqual([words.first]);
  await app.close();
});

describe('the passphrase', () => {
  const passphrase = 'four words nobody joins';

  async function setPassphrase(page: Page): Promise<void> {
    await runCommand(page, 'Passphrase…');
    const dialog = page.getByRole('dialog', { name: 'Set a passphrase for “Library”' });
    await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await dialog.getByLabel('The same again', { exact: true }).fill(passphrase);
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Encrypt' }).click();
    await dialog.waitFor({ state: 'detached' });
    await said(page, 'The workspace and its backups are encrypted');
  }

  /** Files of the folder and all below it that hold the words. */
  function filesWith(folder: string, quote: string): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => readFileSync(path).includes(quote));
  }

  test('is asked for at the next start, a wrong one is said beside the field, and no file tells the words', async () => {
    const folder = tempFolder();
    const app = await start(folder);
    const { userData } = app;
    await tagAndSave(app.page, words.first);
    await runCommand(app.page, 'Make a backup now');
    await said(app.page, 'Backup made and checked');
    expect(filesWith(userData, words.second).length).toBeGreaterThan(1);
    await setPassphrase(app.page);
    await expect.poll(() => quotes(app)).toEqual([words.first]);
    await tagAndSave(app.page, words.second);
    await app.close();
    for (const quote of Object.values(words)) expect(filesWith(userData, quote)).toEqual([]);

    const again = await launch({ userData });
    const { page } = again;
    await page.getByRole('heading', { name: '“Library” is encrypted' }).waitFor();
    // The field has the focus from the start.
    await page.keyboard.type('not this one');
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Passphrase', { exact: true });
    await page.getByText('This is not the passphrase.').waitFor();
    await expect
      .poll(() => field.evaluate((input) => input.getAttribute('aria-invalid')))
      .toBe('true');
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Enter');
    await expect.poll(() => quotes(again)).toEqual([words.first, words.second]);
    await again.close();
  });

  test('is asked for when the workspace is opened from another one', async () => {
    const folder = tempFolder();
    const locked = await start(folder);
    await tagAndSave(locked.page, words.first);
    await setPassphrase(locked.page);
    await locked.close();
    const app = await launch({ userData: join(folder, 'other') });
    const { page } = app;
    await introduce(page, 'Mika');
    await app.answerOpenDialog([join(locked.userData, 'Library.sourcebench')]);
    await runCommand(page, 'Open workspace…');
    const dialog = page.getByRole('dialog', { name: '“Library” is encrypted' });
    await dialog.waitFor();
    await page.keyboard.type('not this one');
    await page.keyboard.press('Enter');
    await dialog.getByText('This is not the passphrase.').waitFor();
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => quotes(app)).toEqual([words.first]);
    const { workspace } = await call(page, 'app:state', undefined);
    expect(workspace).toMatchObject({ isEncrypted: true });
    expect(workspace?.path).toContain(locked.userData);
    await app.close();
  });
});

describe('a disk that is full', () => {
  /** The program with a mark, on a workspace whose disk is full since; null where mounting is not allowed. */
  async function onFullDisk() {
    const folder = tempFolder();
    const disk = mountSmallDisk(join(folder, 'disk'), 6);
    if (disk === null) return null;
    onTestFinished(() => disk.unmount());
    const home = join(folder, 'home');
    const path = join(disk.folder, 'Case.sourcebench');
    settle(home, { workspacePath: path });
    writeFileSync(path, '');
    const app = await start(folder, home);
    await tagAndSave(app.page, words.first);
    disk.fill();
    await tagUntilRefused(app.page);
    return { app, page: app.page, home, disk };
  }

  /** Acts fit into what the file has already until there is nothing left of it. */
  async function tagUntilRefused(page: Page): Promise<void> {
    await tag(page, words.second);
    const count = page.getByRole('button', { name: /^Not saved: / });
    for (const quote of ['The ferry', 'the bridge', 'in May', 'Nobody', 'the cost of it']) {
      if (await count.isVisible()) return;
      await tag(page, quote);
      await page.waitForTimeout(200);
    }
    await count.waitFor();
  }

  /** One more act that is not saved, let go of in the list of them. */
  async function discardByKeyboard(app: Workbench, quote: string): Promise<void> {
    const { page } = app;
    const before = await quotes(app);
    await tag(page, quote);
    await page.getByRole('button', { name: 'Not saved: 2 acts' }).press('Enter');
    const row = page.getByRole('dialog').getByRole('listitem').filter({ hasText: quote });
    await row.getByRole('button', { name: 'Discard…' }).press('Enter');
    // It is asked once more, and the key that asked does not answer.
    await row.getByText('It cannot be brought back.').waitFor();
    await tabTo(page, 'Discard');
    await page.keyboard.press('Enter');
    await row.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await expect.poll(() => quotes(app)).toEqual(before);
  }

  test('keeps acts in the window as not saved, and saves them when there is space again', async ({
    skip,
  }) => {
    const full = await onFullDisk();
    if (full === null) return skip('mounting a small disk is not allowed here');
    const { app, page, home, disk } = full;
    const shown = await quotes(app);
    await markList(page).getByText('Not saved').first().waitFor();
    await page.getByRole('button', { name: /^Not saved: / }).click();
    const dialog = page.getByRole('dialog', { name: 'Acts that are not saved' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Retry all' }).click();
    await said(page, /^Still not saved: /u);
    disk.free();
    await dialog.getByRole('button', { name: 'Retry all' }).click();
    await dialog.waitFor({ state: 'detached' });
    await said(page, 'Everything is saved');
    expect(await quotes(app)).toEqual(shown);
    await app.close();
    const again = await launch({ userData: home });
    await expect.poll(() => quotes(again)).toEqual(shown);
    await again.close();
  });

  test('asks before the window closes over acts that are not saved, and closes when they are discarded', async ({
    skip,
  }) => {
    const full = await onFullDisk();
    if (full === null) return skip('mounting a small disk is not allowed here');
    const { app, page, home, disk } = full;
    const saved = (await quotes(app)).length - 1;
    await discardByKeyboard(app, 'as before');
    // The browser's own question, which the program's window does not show in Electron.
    page.on('dialog', (question) => void question.dismiss().catch(() => undefined));
    await page.close({ runBeforeUnload: true });
    const dialog = page.getByRole('dialog', { name: 'Close with acts that are not saved?' });
    await dialog.waitFor();
    const gone = new Promise<void>((resolve) => page.once('close', () => resolve()));
    await dialog.getByRole('button', { name: 'Discard them and close' }).click();
    await gone;
    await app.close();
    disk.free();
    const again = await launch({ userData: home });
    await expect.poll(async () => (await quotes(again)).length).toBe(saved);
    await again.close();
  });
});

test('a damaged workspace is not opened; it is repaired, the report says how, and work goes on', async () => {
  const folder = tempFolder();
  const app = await start(folder);
  await tagAndSave(app.page, words.first);
  await runCommand(app.page, 'Make a backup now');
  await said(app.page, 'Backup made and checked');
  await tagAndSave(app.page, words.second);
  await app.close();
  const path = join(app.userData, 'Library.sourcebench');
  expect(existsSync(`${path}-wal`)).toBe(false);
  damagePage(path, 'annotation');
  const damaged = readFileSync(path);

  const again = await launch({ userData: app.userData });
  const { page } = again;
  await page.getByRole('heading', { name: '“Library” is damaged' }).waitFor();
  await problem(page).getByText('Made by hand').waitFor();
  await problem(page).getByRole('button', { name: 'Repair…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Repair', exact: true }).click();
  const report = page.getByRole('dialog', { name: 'What was saved' });
  await report.getByText('Bridge reopens').waitFor();
  const aside = await report.locator('code').textContent();
  expect(readFileSync(aside ?? '').equals(damaged)).toBe(true);
  await report.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => quotes(again)).toEqual([words.first, words.second]);
  await tagAndSave(page, 'The ferry');
  await again.close();

  const after = await launch({ userData: app.userData });
  await expect.poll(() => quotes(after)).toEqual([words.first, 'The ferry', words.second]);
  await after.close();
});

/** What a failing disk does to one value of a page in use: no act of the program, and no damage that SQLite sees. */
function changeBehindItsBack(path: string): void {
  const db = new Database(path);
  const { changes } = db.prepare("UPDATE annotation SET note = 'not what was written'").run();
  db.close();
  if (changes === 0) throw new Error('There is no mark to change.');
}

test('a workspace whose file is missing beside its log is not made anew, and opens when it is back', async () => {
  const folder = tempFolder();
  const first = await start(folder);
  await tagAndSave(first.page, words.first);
  await first.kill();
  const path = join(first.userData, 'Library.sourcebench');
  renameSync(path, join(folder, 'elsewhere'));
  const { page, ...again } = await launch({ userData: first.userData });
  const heading = problem(page).getByRole('heading', { name: 'The file of “Library” is missing' });
  await heading.waitFor();
  expect(existsSync(path)).toBe(false);
  await tabTo(page, 'Look again');
  await page.keyboard.press('Enter');
  await heading.waitFor();
  renameSync(join(folder, 'elsewhere'), path);
  await problem(page).getByRole('button', { name: 'Look again' }).press('Enter');
  await markList(page).locator('.mark-quote', { hasText: words.first }).waitFor();
  await again.close();
});

test('damage met at work is said over the text, takes no act from then on, and is mended by keyboard', async () => {
  const folder = tempFolder();
  const before = await start(folder);
  await tagAndSave(before.page, words.first);
  await before.page.getByText('Lindholm reopens its river bridge').first().click();
  await readerText(before.page).getByText('The Old Mill Bridge').first().waitFor();
  await before.close();

  const app = await launch({ userData: before.userData });
  const { page } = app;
  await readerText(page).getByText('The Old Mill Bridge').first().waitFor();
  changeBehindItsBack(join(app.userData, 'Library.sourcebench'));
  await page.getByText('Bridge reopens').first().click();
  const banner = page.getByRole('alert', { name: 'Damaged workspace' });
  await banner.waitFor();
  await page.getByRole('heading', { name: 'This article is not shown' }).waitFor();
  expect(await quotes(app)).toEqual([]);
  await page.getByText('Lindholm reopens its river bridge').first().click();
  await readerText(page).getByText('The Old Mill Bridge').first().waitFor();
  await tag(page, 'The Old Mill Bridge');
  await page.getByRole('button', { name: 'Not saved: 1 act' }).waitFor();
  await tabTo(page, 'Repair…');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Repair');
  await page.keyboard.press('Enter');
  const report = page.getByRole('dialog', { name: 'What was saved' });
  await report.getByText('Bridge reopens').waitFor();
  await tabTo(page, 'Save it now');
  await page.keyboard.press('Enter');
  await said(page, 'Everything is saved');
  await tabTo(page, 'Done');
  await page.keyboard.press('Enter');
  await report.waitFor({ state: 'detached' });
  await banner.waitFor({ state: 'detached' });
  await page.getByText('Bridge reopens').first().click();
  await expect.poll(() => quotes(app)).toEqual([words.first]);
  await app.close();
});
