// Find and tag all through the real window: preview, ticking off, one act, one undo; the library; a bad expression.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { clickWords, markList, readerText, selectByMouse } from '../support/at-the-reader.ts';
import { introduce, said, titleIs } from '../support/at-the-window.ts';
import { launchWorkbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';

const first = `Bridge reopens

Ana Ruiz said it was safe. Nobody asked Ruiz about the cost; Ruizes of the town stayed at home. So said Ruiz.
`;
const second = `Ferry stops

The ferry of the town stops in June, Ruiz told the council.
`;

interface Started {
  readonly page: Page;
  readonly dialog: Locator;
  readonly quotes: () => Promise<string[]>;
}

async function start(): Promise<Started> {
  const folder = tempFolder();
  const files = [join(folder, 'ferry.txt'), join(folder, 'bridge.txt')];
  await writeFile(files[0] ?? '', second);
  await writeFile(files[1] ?? '', first);
  const workbench = await launchWorkbench({ userData: join(folder, 'home'), args: files });
  onTestFinished(() => workbench.kill().catch(() => undefined));
  const { page } = workbench;
  await introduce(page, 'Noor');
  await page.getByText('Bridge reopens').first().click();
  await readerText(page).getByText('So said').waitFor();
  const quotes = () => markList(page).locator('.mark-quote').allTextContents();
  return { page, quotes, dialog: page.getByRole('dialog', { name: 'Tag every occurrence' }) };
}

async function tagRuiz({ page }: Started): Promise<void> {
  await selectByMouse(page, 'Ruiz said');
  await page.keyboard.press('Shift+ArrowLeft');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('a');
  await said(page, 'Actor added: “Ruiz”');
}

test('from a mark: the others are listed with context, one is ticked off, Enter tags, one undo', async () => {
  const started = await start();
  const { page, dialog, quotes } = started;
  await tagRuiz(started);
  await page.keyboard.press('f');
  await dialog.getByText('3 occurrences, 1 tagged already').waitFor();
  expect(await dialog.getByRole('textbox', { name: 'Look for' }).inputValue()).toBe('Ruiz');
  expect(await dialog.getByRole('radio', { name: 'Actor' }).isChecked()).toBe(true);
  const options = dialog.locator('.tag-all-row');
  await expect.poll(() => options.count()).toBe(3);
  expect(await options.nth(0).textContent()).toContain('actor already');
  expect(await options.nth(0).getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Tag 1 of 2' }).waitFor();
  await page.keyboard.press('Enter');
  await said(page, '1 passage tagged Actor');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(quotes).toEqual(['Ruiz', 'Ruiz']);
  await page.keyboard.press('Control+z');
  await expect.poll(quotes).toEqual(['Ruiz']);
});

test('in the library: whole articles can be ticked off, and undo takes all of it back', async () => {
  const started = await start();
  const { page, dialog, quotes } = started;
  await tagRuiz(started);
  await page.keyboard.press('f');
  await dialog.getByRole('combobox', { name: 'In' }).selectOption('library');
  await dialog.getByText('4 occurrences in 2 articles').waitFor();
  const ferry = dialog.locator('.tag-all-group', { hasText: 'Ferry stops' });
  await ferry.click();
  await dialog.getByRole('button', { name: 'Tag 2 of 3' }).waitFor();
  await ferry.click();
  await dialog.getByRole('button', { name: 'Tag 3 of 3' }).click();
  await said(page, '3 passages tagged Actor in 2 articles');
  await expect.poll(quotes).toEqual(['Ruiz', 'Ruiz', 'Ruiz']);
  await page.getByText('Ferry stops').first().click();
  await titleIs(page, 'Ferry stops');
  await expect.poll(quotes).toEqual(['Ruiz']);
  await readerText(page).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(quotes).toEqual([]);
});

test('the tag is chosen by its letter in the list, and the new marks say what the first one says', async () => {
  const started = await start();
  const { page, dialog, quotes } = started;
  await tagRuiz(started);
  const card = page.getByRole('region', { name: 'Selected mark' });
  await card.getByRole('combobox', { name: 'Name' }).fill('Ana Ruiz');
  await page.keyboard.press('Enter');
  await said(page, /Name/);
  await clickWords(page, 'Ruiz');
  await readerText(page).focus();
  await page.keyboard.press('f');
  await dialog.getByText('Copy Name of “Ruiz”').waitFor();
  await dialog.getByRole('listbox').focus();
  await page.keyboard.press('c');
  await expect.poll(() => dialog.getByRole('radio', { name: 'Claim' }).isChecked()).toBe(true);
  await page.keyboard.press('a');
  await dialog.getByRole('button', { name: 'Tag 2 of 2' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(quotes).toEqual(['Ruiz', 'Ruiz', 'Ruiz']);
  await clickWords(page, 'd Ruiz a');
  await expect
    .poll(() => card.getByRole('combobox', { name: 'Name' }).inputValue())
    .toBe('Ana Ruiz');
});

test('an expression that cannot be read is named, and nothing can be tagged with it', async () => {
  const started = await start();
  const { page, dialog } = started;
  await selectByMouse(page, 'Nobody');
  await page.keyboard.press('f');
  await dialog.getByText('1 occurrence').waitFor();
  await page.keyboard.press('Alt+r');
  await dialog.getByRole('textbox', { name: 'Look for' }).fill('(Nob');
  await dialog.getByText(/not a regular expression/).waitFor();
  await dialog.getByRole('button', { name: 'Tag 0 of 0' }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Look for' }).fill('(Nob|Rui)\\w+');
  await dialog.getByText('5 occurrences').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await markList(page).count()).toBe(0);
});
