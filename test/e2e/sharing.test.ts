// What is confidential goes from one window to another: an export that is encrypted for a colleague’s key is opened with
// that key and with no other, and its marks are the same.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { markList, readerText, selectByMouse } from '../support/at-the-reader.ts';
import { openFiles, openWindow, ownFile, resultsDialog, said } from '../support/at-the-window.ts';
import { axeFaults } from '../support/axe-faults.ts';
import type { Workbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';

async function start(folder: string, name: string): Promise<Workbench> {
  const workbench = await openWindow({ userData: join(folder, name) });
  onTestFinished(() => workbench.kill().catch(() => undefined));
  return workbench;
}

async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

const quotes = (page: Page): Promise<string[]> =>
  markList(page).locator('.mark-quote').allTextContents();

/** As it is told to others. */
async function publicKey(page: Page): Promise<string> {
  await runCommand(page, 'Keys…');
  const own = page.getByRole('dialog', { name: 'Keys' }).getByText(/^age1/);
  await own.waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const key = await own.textContent();
  await page.keyboard.press('Escape');
  return key ?? '';
}

test('an export is encrypted for a colleague, who opens it with the same marks', async () => {
  const folder = tempFolder();
  const [mine, theirs] = [await start(folder, 'mine'), await start(folder, 'theirs')];
  const key = await publicKey(theirs.page);
  // The sample that both have would be the same article.
  await openFiles(mine, [
    ownFile(mine, 'ferry.txt', 'The ferry to Vell stopped, said Ana Ruiz.\n'),
  ]);
  await readerText(mine.page).getByText('The ferry to Vell').waitFor();
  await selectByMouse(mine.page, 'Ana Ruiz');
  await mine.page.keyboard.press('a');
  await said(mine.page, 'Actor added');

  const path = join(folder, 'ferry.annotated.json.age');
  await mine.answerSaveDialog(path);
  await mine.page.keyboard.press('Control+e');
  const dialog = mine.page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'For colleagues' }).check();
  await dialog.getByLabel('Colleague’s name').fill('Jon');
  await dialog.getByLabel('Public key').fill(key);
  await mine.page.keyboard.press('Enter');
  await expect.poll(() => dialog.getByRole('checkbox', { name: /^Jon/ }).isChecked()).toBe(true);
  await dialog.getByRole('button', { name: /^Export/ }).click();
  await dialog.waitFor({ state: 'detached' });
  expect((await readFile(path)).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/);

  await openFiles(mine, [path]);
  await resultsDialog(mine.page)
    .getByText(/encrypted for somebody else’s key/)
    .waitFor();
  await openFiles(theirs, [path]);
  await expect.poll(() => quotes(theirs.page)).toEqual(['Ana Ruiz']);
  await mine.page.keyboard.press('Escape');
  expect(await quotes(mine.page)).toEqual(await quotes(theirs.page));
});

test('a sharing copy has the marks, and not the name', async () => {
  const folder = tempFolder();
  const { page, answerSaveDialog } = await start(folder, 'home');
  await readerText(page).getByText('opened to traffic').waitFor();
  await selectByMouse(page, 'Mayor Adèle Fontanel');
  await page.keyboard.press('a');
  await said(page, 'Actor added');
  const path = join(folder, 'copy.annotated.json');
  await answerSaveDialog(path);
  await runCommand(page, 'Sharing copy…');
  const dialog = page.getByRole('dialog', { name: 'Sharing copy' });
  await dialog.getByText(/of the text replaced/).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const copy = await readFile(path, 'utf8');
  expect(copy).not.toMatch(/Fontanel|Adèle/);
  expect((JSON.parse(copy) as { annotations: unknown[] }).annotations).toHaveLength(1);
  const list = await readFile(join(folder, 'copy-replacements.csv'), 'utf8');
  expect(list).toContain('Mayor Adèle Fontanel');
});

test('a packet and a file for review have a passphrase, and the keyboard alone sends and opens them', async () => {
  const folder = tempFolder();
  const [mine, theirs] = [await start(folder, 'mine'), await start(folder, 'theirs')];
  const text = 'The ferry to Vell stopped, said Ana Ruiz.\n';
  for (const each of [mine, theirs]) {
    await openFiles(each, [ownFile(each, 'ferry.txt', text)]);
    await readerText(each.page).getByText('The ferry to Vell').waitFor();
  }
  await selectByMouse(theirs.page, 'Ana Ruiz');
  await theirs.page.keyboard.press('a');
  await said(theirs.page, 'Actor added');

  const withPassphrase = async (page: Page, title: RegExp) => {
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.getByRole('radio', { name: 'Not encrypted' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.type('between us');
    await dialog.getByLabel('The same again', { exact: true }).focus();
    await page.keyboard.type('between us');
    expect(await axeFaults(page)).toEqual([]);
    return dialog;
  };
  const packet = join(folder, 'packet.annotated.json.age');
  await theirs.answerSaveDialog(packet);
  await runCommand(theirs.page, 'Blind second reading packet');
  const sending = await withPassphrase(theirs.page, /^Packet of/);
  await theirs.page.keyboard.press('Enter');
  await sending.waitFor({ state: 'detached' });
  expect((await readFile(packet)).includes('ferry')).toBe(false);

  const path = join(folder, 'ferry.annotated.json.age');
  await theirs.answerSaveDialog(path);
  await theirs.page.keyboard.press('Control+e');
  const exporting = await withPassphrase(theirs.page, /^Export$/);
  await theirs.page.keyboard.press('Enter');
  await exporting.waitFor({ state: 'detached' });

  await mine.answerOpenDialog([path]);
  await mine.page.keyboard.press('Control+Shift+R');
  const locked = mine.page.getByRole('dialog', { name: '“ferry.annotated.json.age” is encrypted' });
  await locked.waitFor();
  await mine.page.keyboard.type('not this');
  await mine.page.keyboard.press('Enter');
  await locked.getByText('This is not the passphrase.').waitFor();
  expect(await axeFaults(mine.page)).toEqual([]);
  await mine.page.keyboard.type('between us');
  await mine.page.keyboard.press('Enter');
  const found = mine.page.getByRole('dialog', { name: 'Review a colleague’s file' });
  await found.waitFor();
  await mine.page.keyboard.press('Enter');
  await found.waitFor({ state: 'detached' });
  await mine.page.locator('.review-pane').waitFor();
});
