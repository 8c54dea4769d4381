// The tagsets dialog by keyboard: where the focus goes, tags in another order, and tagsets copied, made the default and
// removed.

import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { readerText } from '../support/at-the-reader.ts';
import { introduce } from '../support/at-the-window.ts';
import { launchWorkbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';

interface Started {
  readonly page: Page;
  readonly dialog: Locator;
  readonly tags: Locator;
}

async function start(): Promise<Started> {
  const folder = tempFolder();
  const file = join(folder, 'bridge.txt');
  writeFileSync(file, 'Bridge reopens\n\nAna Ruiz crossed it.\n');
  const { page, kill } = await launchWorkbench({ userData: join(folder, 'home'), args: [file] });
  onTestFinished(() => kill().catch(() => undefined));
  await introduce(page, 'Noor');
  await readerText(page).getByText('Ana Ruiz').waitFor();
  await page.keyboard.press('Control+.');
  const dialog = page.getByRole('dialog', { name: 'Tagsets', exact: true });
  await dialog.getByRole('textbox', { name: 'Name of the tagset' }).waitFor();
  return { page, dialog, tags: dialog.getByRole('list', { name: 'Tags', exact: true }) };
}

/** What the dialog says about the last act. */
const told = ({ dialog }: Started, words: string): Promise<void> =>
  dialog.getByRole('status').filter({ hasText: words }).waitFor();

const focused = (locator: Locator): Promise<void> =>
  expect.poll(() => locator.evaluate((element) => element === document.activeElement)).toBe(true);

test('the focus begins at the tagset, goes to the name of a copy, and back to the text at the end', async () => {
  const started = await start();
  const { page, dialog } = started;
  await focused(dialog.getByRole('button', { name: /^Fact checking/u }));
  await dialog.getByRole('button', { name: 'Duplicate' }).press('Enter');
  await focused(dialog.getByRole('textbox', { name: 'Name of the tagset' }));
  await page.keyboard.type('Night desk');
  await page.keyboard.press('Control+Enter');
  await told(started, '“Night desk” is saved');
  await focused(dialog.getByRole('textbox', { name: 'Name of the tagset' }));
  expect(await dialog.locator('.tagset-head code').textContent()).toBe('night-desk');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await focused(readerText(page));
});

test('tags go up and down by key, and after a question the focus is where it was', async () => {
  const started = await start();
  const { page, dialog, tags } = started;
  const order = async () => (await tags.getByRole('button').allTextContents()).join(' ');
  await tags.getByRole('button', { name: 'Claim' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await told(started, '“Claim” is 2 of 4');
  expect(await order()).toBe('AActor CClaim LLocation QQuote');
  await focused(tags.getByRole('button', { name: 'Claim' }));
  await page.keyboard.press('ArrowDown');
  await dialog.getByRole('region', { name: 'Tag Location' }).waitFor();
  await page.keyboard.press('Escape');
  const asked = page.getByRole('dialog', { name: 'Discard the changes?' });
  await focused(asked.getByRole('button', { name: 'Keep editing' }));
  await page.keyboard.press('Enter');
  await asked.waitFor({ state: 'detached' });
  await focused(tags.getByRole('button', { name: 'Location' }));
  await page.keyboard.press('Delete');
  await told(started, '“Location” removed; the relation “located in” had no other tag');
  await focused(tags.getByRole('button', { name: 'Quote' }));
  await dialog.getByRole('button', { name: 'Discard' }).press('Enter');
  await asked.getByRole('button', { name: 'Discard' }).press('Enter');
  await expect.poll(order).toBe('CClaim AActor LLocation QQuote');
  await focused(dialog.getByRole('button', { name: /^Fact checking/u }));
});

test('a tagset is copied, made the default and removed; one that articles use is not', async () => {
  const started = await start();
  const { page, dialog } = started;
  await dialog.getByRole('button', { name: 'Duplicate' }).press('Enter');
  await told(started, 'A copy of “Fact checking”');
  await page.keyboard.press('Control+Enter');
  await told(started, '“Fact checking copy” is saved');
  const copy = dialog.getByRole('button', { name: /^Fact checking copy/u });
  await dialog.getByRole('button', { name: 'Make default' }).press('Enter');
  await told(started, 'New articles get “Fact checking copy”');
  await copy.filter({ hasText: 'default' }).waitFor();
  await focused(copy);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await dialog.getByRole('alert').filter({ hasText: 'tagged with “Fact checking”' }).waitFor();
  await dialog.getByRole('button', { name: 'Make default' }).press('Enter');
  await told(started, 'New articles get “Fact checking”');
  await copy.press('Enter');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await told(started, '“Fact checking copy” was removed');
  await expect.poll(() => copy.count()).toBe(0);
});
