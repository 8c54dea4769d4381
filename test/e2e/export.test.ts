// Exports from the window to the disk: what is shown before, what is written where, what is lost, and what happens
// when it cannot be written.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { clickWords, readerText, selectByMouse } from '../support/at-the-reader.ts';
import { openWindow, said } from '../support/at-the-window.ts';
import { axeFaults } from '../support/axe-faults.ts';
import type { Workbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';

const exportDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Export' });
const losses = (page: Page): Locator =>
  exportDialog(page).getByRole('region', { name: 'What is lost' });
const messages = (page: Page): Locator => page.getByRole('status', { name: 'Messages' });

async function start(): Promise<Workbench & { readonly folder: string }> {
  const folder = tempFolder();
  const workbench = await openWindow({ userData: join(folder, 'home') });
  onTestFinished(() => workbench.kill().catch(() => undefined));
  const { page } = workbench;
  await readerText(page).getByText('opened to traffic').waitFor();
  await selectByMouse(page, 'Mayor Adèle Fontanel');
  await page.keyboard.press('a');
  await said(page, 'Actor added');
  await clickWords(page, 'Adèle');
  await page.keyboard.press('n');
  await page.keyboard.type('Mayor since 2019.');
  await page.keyboard.press('Control+Enter');
  await said(page, 'Note saved');
  return { ...workbench, folder };
}

async function open(page: Page): Promise<void> {
  await page.keyboard.press('Control+e');
  await exportDialog(page).waitFor();
}

async function choose(page: Page, format: string): Promise<void> {
  await exportDialog(page).getByRole('radio', { name: format, exact: true }).check();
}

const counted = (page: Page): Promise<void> =>
  exportDialog(page).locator('.export-loss[aria-busy=false]').waitFor();

test('the open article is written with two keys, and the file is shown where it is', async () => {
  const { page, folder, answerSaveDialog, revealed } = await start();
  const path = join(folder, 'bridge.annotated.json');
  await answerSaveDialog(path);
  await open(page);
  await page.keyboard.press('Enter');
  await messages(page)
    .getByText(/^Exported 1 mark \(/)
    .waitFor();
  await exportDialog(page).waitFor({ state: 'detached' });
  const written = JSON.parse(await readFile(path, 'utf8')) as { annotations: unknown[] };
  expect(written.annotations).toHaveLength(1);
  expect(await readdir(folder)).toEqual(['bridge.annotated.json', 'home']);
  await messages(page).getByRole('button', { name: 'Show in folder' }).click();
  await expect.poll(() => revealed().then((all) => all.at(-1))).toBe(path);
});

test('what a format cannot hold is told before and after, and written beside', async () => {
  const { page, folder, answerSaveDialog } = await start();
  const target = join(folder, 'out');
  await mkdir(target);
  await answerSaveDialog(join(target, 'bridge.conll'));
  await open(page);
  await choose(page, 'CoNLL columns (IOB2)');
  await counted(page);
  await losses(page).getByText('1 note left out').click();
  await losses(page).getByText(/Mayor/).first().waitFor();
  await exportDialog(page)
    .getByLabel(/^First lines of .*\.conll$/)
    .filter({ hasText: /\bO\n/ })
    .waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await exportDialog(page).getByRole('radio', { name: 'CoNLL columns (IOB2)' }).focus();
  await page.keyboard.press('Enter');
  await messages(page)
    .getByText(/Not in the file: .*1 note left out/)
    .waitFor();
  const files = await readdir(target);
  expect(files).toContain('bridge.conll');
  expect(await readFile(join(target, 'bridge.conll'), 'utf8')).toContain('B-actor');
  const report = files.find((name) => name.includes('loss'));
  expect(await readFile(join(target, report ?? ''), 'utf8')).toContain('note');
});

test('the library goes into a folder with its card and manifest; the format is taken next time', async () => {
  const { page, folder, answerSaveDialog } = await start();
  const target = join(folder, 'dataset');
  await answerSaveDialog(target);
  await open(page);
  await exportDialog(page)
    .getByRole('radio', { name: /The whole library/ })
    .check();
  await choose(page, 'Annotated dataset (JSONL)');
  await exportDialog(page).getByRole('checkbox', { name: 'Dataset card and manifest' }).check();
  await counted(page);
  await losses(page).getByText('Nothing is lost.').waitFor();
  await page.keyboard.press('Enter');
  await messages(page)
    .getByText(/^Exported /)
    .waitFor();
  const files = await readdir(target);
  expect(files).toContain('README.md');
  expect(files.filter((name) => name.endsWith('.jsonl'))).toHaveLength(1);
  await open(page);
  const last = exportDialog(page).getByRole('radio', { name: 'Annotated dataset (JSONL)' });
  expect(await last.isChecked()).toBe(true);
});

test('cancelled, or where nothing can be written, everything stays as it was chosen', async () => {
  const { page, folder, answerSaveDialog } = await start();
  await answerSaveDialog(null);
  await open(page);
  await choose(page, 'Annotated dataset (JSONL)');
  await page.keyboard.press('Enter');
  await expect
    .poll(() =>
      exportDialog(page)
        .getByRole('button', { name: /^Export/ })
        .getAttribute('aria-disabled'),
    )
    .toBe('false');
  const blocker = join(folder, 'a-file');
  await writeFile(blocker, 'mine');
  await answerSaveDialog(join(blocker, 'x.jsonl'));
  await exportDialog(page)
    .getByRole('button', { name: /^Export/ })
    .click();
  await exportDialog(page)
    .getByRole('alert')
    .getByText(/x\.jsonl/)
    .waitFor();
  expect(await readFile(blocker, 'utf8')).toBe('mine');
  await page.keyboard.press('Escape');
  await exportDialog(page).waitFor({ state: 'detached' });
  expect(await readdir(folder)).toEqual(['a-file', 'home']);
});
